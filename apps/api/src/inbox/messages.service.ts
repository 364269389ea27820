import { Injectable } from '@nestjs/common'

@Injectable()
export class MessagesService {
  page(..._: unknown[]): any {
    throw new Error('stub')
  }
  markRead(..._: unknown[]): any {
    throw new Error('stub')
  }
}
