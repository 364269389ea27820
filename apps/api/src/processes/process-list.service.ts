import { Injectable } from '@nestjs/common'

@Injectable()
export class ProcessListService {
  page(..._: unknown[]): any {
    throw new Error('stub')
  }
}
