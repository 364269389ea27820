import { Injectable } from '@nestjs/common'

@Injectable()
export class DifferencesService {
  between(..._: unknown[]): any {
    throw new Error('stub')
  }
}
