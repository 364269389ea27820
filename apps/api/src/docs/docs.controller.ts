/** The OpenAPI document and a page to read it, served from here: no address outside is needed. */
import { createReadStream } from 'node:fs'
import { dirname, join } from 'node:path'
import { Controller, Get, Header, Param, Res, StreamableFile } from '@nestjs/common'
import { ApiExcludeController, type OpenAPIObject } from '@nestjs/swagger'
import type { FastifyReply } from 'fastify'
import { ProblemError } from '../http/problem.js'
import { DocumentHolder } from './document-holder.js'

const page = `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <title>双报到协同平台 接口文档</title>
    <link rel="stylesheet" href="/api/docs/swagger-ui.css" />
  </head>
  <body>
    <div id="swagger-ui"></div>
    <script src="/api/docs/swagger-ui-bundle.js"></script>
    <script src="/api/docs/start.js"></script>
  </body>
</html>
`
const start = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#swagger-ui', validatorUrl: null })\n`

const files: Record<string, string> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
}

@ApiExcludeController()
@Controller('api')
export class DocsController {
  constructor(private readonly document: DocumentHolder) {}

  @Get('openapi.json')
  openapi(): OpenAPIObject {
    return this.document.get()
  }

  @Get('docs')
  @Header('content-type', 'text/html; charset=utf-8')
  docs(): string {
    return page
  }

  @Get('docs/:file')
  docsFile(
    @Param('file') file: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): StreamableFile | string {
    if (file === 'start.js') {
      void reply.type('text/javascript; charset=utf-8')
      return start
    }
    const type = Object.hasOwn(files, file) ? files[file] : undefined
    if (type === undefined) throw new ProblemError('notFound')
    const folder = dirname(require.resolve('swagger-ui-dist/package.json'))
    return new StreamableFile(createReadStream(join(folder, file)), { type })
  }
}
