import { Injectable } from '@nestjs/common'

@Injectable()
export class HealthService {
  ready(..._: unknown[]): any {
    throw new Error('stub')
  }
}
