import { Injectable } from '@nestjs/common'

@Injectable()
export class AdministrationService {
  administer(..._: unknown[]): any {
    throw new Error('stub')
  }
}
