import { Injectable } from '@nestjs/common'

@Injectable()
export class ClaimCountsService {
  count(..._: unknown[]): any {
    throw new Error('stub')
  }
}
