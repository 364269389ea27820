import { Injectable } from '@nestjs/common'

@Injectable()
export class UnitsService {
  page(..._: unknown[]): any {
    throw new Error('stub')
  }
  one(..._: unknown[]): any {
    throw new Error('stub')
  }
  holders(..._: unknown[]): any {
    throw new Error('stub')
  }
}
