import { Injectable } from '@nestjs/common'

@Injectable()
export class ActsService {
  act(..._: unknown[]): any {
    throw new Error('stub')
  }
}
