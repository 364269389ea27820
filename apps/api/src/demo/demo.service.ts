import { Injectable } from '@nestjs/common'

@Injectable()
export class DemoService {
  accounts(..._: unknown[]): any {
    throw new Error('stub')
  }
  signIn(..._: unknown[]): any {
    throw new Error('stub')
  }
}
