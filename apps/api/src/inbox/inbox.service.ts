import { Injectable } from '@nestjs/common'

@Injectable()
export class InboxService {
  page(..._: unknown[]): any {
    throw new Error('stub')
  }
}
