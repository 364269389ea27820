import { Injectable } from '@nestjs/common'

@Injectable()
export class SessionService {
  describe(..._: unknown[]): any {
    throw new Error('stub')
  }
  signOut(..._: unknown[]): any {
    throw new Error('stub')
  }
}
