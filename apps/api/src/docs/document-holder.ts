import { Injectable, type INestApplication } from '@nestjs/common'
import type { OpenAPIObject } from '@nestjs/swagger'
import { ProblemError } from '../http/problem.js'
import { openApiDocument } from './openapi-document.js'

/** Makes the document when it is first asked for: a start does not wait for it. */
@Injectable()
export class DocumentHolder {
  private application?: INestApplication
  private document?: OpenAPIObject

  /** Called once the application stands. */
  describe(application: INestApplication): void {
    this.application = application
  }

  get(): OpenAPIObject {
    if (!this.application) throw new ProblemError('unavailable')
    return (this.document ??= openApiDocument(this.application))
  }
}
