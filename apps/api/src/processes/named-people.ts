/** Whoever an act names must be there: nobody is asked, copied or mentioned who could not know of it. */
import { Inject, Injectable } from '@nestjs/common'
import { localDateOf } from '#domain/calendar/local-date.js'
import type { AddSeatsBody, CopyBody } from '#domain/kernel/events.js'
import type { Holder } from '#domain/kernel/state.js'
import { findOfficesOf, findPeopleThere } from '#persistence/organisation/people-there.js'
import { DATABASE, type Database } from '../dependencies.js'
import { invalid } from '../http/problem.js'

@Injectable()
export class NamedPeople {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** Those added (加签) are asked in an office of theirs, at the seat's own unit if they hold one there. */
  async withOffices(body: AddSeatsBody, { unitId }: Holder): Promise<AddSeatsBody> {
    const found = await findOfficesOf(this.database, body.people, unitId, localDateOf(Date.now()))
    const offices = body.people.map(personId => {
      const office = found.get(personId)
      if (!office) throw invalid('body.people', '请选择在任的人员')
      return office
    })
    return { ...body, offices }
  }

  /** @throws ProblemError invalidRequest */
  async checkCopied(act: string, body: unknown): Promise<void> {
    if (act === 'copyTo') await this.checkThere('body.people', (body as CopyBody).people)
  }

  private async checkThere(field: string, people: string[]): Promise<void> {
    const there = await findPeopleThere(this.database, people, localDateOf(Date.now()))
    if (people.some(personId => !there.has(personId))) throw invalid(field, '请选择在职的人员')
  }
}
