/** A process's journal with everything needed to tell it: names of people and units, looked up at once. */
import { Inject, Injectable } from '@nestjs/common'
import type { Holder, ProcessState } from '#domain/kernel/state.js'
import { findJournal, type JournalRow } from '#persistence/read/journal.js'
import { findNames } from '#persistence/read/names.js'
import { DATABASE, type Database } from '../dependencies.js'
import { lifecycleOf } from '#workflows/lifecycles.js'
import { sentenceOf, type Story } from './narrator.js'

export interface ToldLine {
  row: JournalRow
  sentence: string
  actorName: string | undefined
}

@Injectable()
export class StoryReader {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** Every line worth telling, oldest first; or what came after a version. */
  async tell(state: ProcessState, afterVersion?: number): Promise<ToldLine[]> {
    const lifecycle = lifecycleOf(state.kind)
    const all = await findJournal(this.database, state.processId, afterVersion)
    const rows = all.filter(row => !isStandingStill(row, lifecycle.beside))
    const places = Object.values(lifecycle.places(state.facts))
    const names = await findNames(this.database, {
      people: [state.startedBy, ...rows.flatMap(peopleOf)],
      units: [...places, ...rows.flatMap(unitsOf)],
    })
    const story: Story = { lifecycle, state, names }
    return rows.map(row => ({
      row,
      sentence: sentenceOf(row, story),
      actorName: row.by === null ? undefined : names.person(row.by),
    }))
  }
}

/** A region beside the main line begins where nothing has happened. */
const isStandingStill = (
  { code, region, stage, stepNo }: JournalRow,
  beside: Record<string, { first: string }> = {},
): boolean => code === 'stage.entered' && stepNo === 1 && beside[region]?.first === stage

const holdersIn = ({ detail }: JournalRow): Holder[] =>
  [detail?.before, detail?.after].filter(
    (value): value is Holder => typeof value === 'object' && value !== null && 'role' in value,
  )

const peopleOf = (row: JournalRow): string[] => {
  const { before, after } = row.detail ?? {}
  const named =
    row.code === 'act.transferred' ? [before, after] : holdersIn(row).map(({ personId }) => personId)
  return [row.by, row.personId, ...named].filter((id): id is string => typeof id === 'string')
}

const unitsOf = (row: JournalRow): string[] =>
  [row.unitId, ...holdersIn(row).map(({ unitId }) => unitId)].filter(id => id !== null)
