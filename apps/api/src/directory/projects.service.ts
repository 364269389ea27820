import { Injectable } from '@nestjs/common'

@Injectable()
export class ProjectsService {
  page(..._: unknown[]): any {
    throw new Error('stub')
  }
  one(..._: unknown[]): any {
    throw new Error('stub')
  }
  categories(..._: unknown[]): any {
    throw new Error('stub')
  }
}
