import { Injectable } from '@nestjs/common'

@Injectable()
export class TimelineService {
  read(..._: unknown[]): any {
    throw new Error('stub')
  }
  csv(..._: unknown[]): any {
    throw new Error('stub')
  }
}
