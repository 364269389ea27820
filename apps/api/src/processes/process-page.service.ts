import { Injectable } from '@nestjs/common'

@Injectable()
export class ProcessPageService {
  page(..._: unknown[]): any {
    throw new Error('stub')
  }
}
