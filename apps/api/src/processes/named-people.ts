/** Whoever an act names must be there: nobody is asked, copied or mentioned who could not know of it. */
import { Inject, Injectable } from '@nestjs/common'
import { localDateOf } from '#domain/calendar/local-date.js'
import type { AddSeatsBody, CommentBody, CopyBody } from '#domain/kernel/events.js'
import type { Holder } from '#domain/kernel/state.js'
import { findFiles } from '#persistence/files/find-files.js'
import { findOfficesOf, findPeopleThere } from '#persistence/read/people-there.js'
import { DATABASE, type Database } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'

@Injectable()
export class NamedPeople {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** Those added (加签) are asked in an office of theirs, at the seat's own unit if they hold one there. */
  async withOffices(body: AddSeatsBody, { unitId }: Holder): Promise<AddSeatsBody> {
    const found = await findOfficesOf(this.database, body.people, unitId, localDateOf(Date.now()))
    const offices = body.people.map(personId => {
      const office = found.get(personId)
      if (!office) throw invalid('people', '请选择在任的人员')
      return office
    })
    return { ...body, offices }
  }

  /** @throws ProblemError invalidRequest */
  async checkTold(processId: string, act: string, body: unknown): Promise<void> {
    if (act === 'copyTo') await this.checkThere('people', (body as CopyBody).people)
    if (act !== 'comment') return
    const { mentions = [], files = [] } = body as CommentBody
    if (mentions.length > 0) await this.checkThere('mentions', mentions)
    if (files.length > 0) await this.checkFiles(processId, files)
  }

  private async checkThere(field: string, people: string[]): Promise<void> {
    const there = await findPeopleThere(this.database, people, localDateOf(Date.now()))
    if (people.some(personId => !there.has(personId))) throw invalid(field, '请选择在职的人员')
  }

  /** A comment speaks of the process's own files only. */
  private async checkFiles(processId: string, files: string[]): Promise<void> {
    const known = new Set((await findFiles(this.database, processId)).map(({ id }) => id))
    if (files.some(id => !known.has(id))) throw invalid('files', '没有这个文件，请重新选择')
  }
}

const invalid = (field: string, message: string) =>
  new ProblemError('invalidRequest', { problems: [{ path: `body.${field}`, message }] })
