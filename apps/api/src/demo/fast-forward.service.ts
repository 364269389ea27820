import { Injectable } from '@nestjs/common'

@Injectable()
export class FastForwardService {
  forward(..._: unknown[]): any {
    throw new Error('stub')
  }
}
