import { Inject, Injectable } from '@nestjs/common'
import { findNames } from '#persistence/read/names.js'
import type { ReminderFacts } from '#workflows/reminder/reminder.facts.js'
import { DATABASE, type Database } from '../dependencies.js'
import { numberOf } from '../lifecycle/labels.js'
import { ProblemError } from '../http/problem.js'
import { ProcessReader } from '../processes/process-reader.js'
import { letterDocument } from './letter.js'

@Injectable()
export class RemindersService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly reader: ProcessReader,
  ) {}

  /** @returns the letter as a .docx, and what it is called. @throws ProblemError notFound for another kind of process, and before it was sent */
  async letter(id: string): Promise<{ name: string; content: Buffer }> {
    const { row, state } = await this.reader.read(id)
    const { letter, agencyId, districtId } = (state.facts ?? {}) as Partial<ReminderFacts>
    if (state.kind !== 'reminder' || !letter || agencyId === undefined || districtId === undefined)
      throw new ProblemError('notFound')
    const names = await findNames(this.database, { people: [], units: [agencyId, districtId] })
    const number = numberOf(state.kind, row.number, new Date(state.startedAt))
    const agency = names.unit(agencyId).name
    const content = await letterDocument({
      ...{ number, agency, text: letter.text, sentOn: letter.sentOn },
      department: `中共${names.unit(districtId).name}委组织部`,
    })
    return { name: `提醒函-${number}-${agency}.docx`, content }
  }
}
