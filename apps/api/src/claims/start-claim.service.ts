import { Injectable } from '@nestjs/common'

@Injectable()
export class StartClaimService {
  start(..._: unknown[]): any {
    throw new Error('stub')
  }
}
