/** A process's journal with everything needed to tell it: names of people and units, looked up at once. */
import { Inject, Injectable } from '@nestjs/common'
import type { Holder, ProcessState } from '#domain/kernel/state.js'
import type { JournalLine, Step } from '#domain/kernel/step.js'
import { findJournal, type JournalRow } from '#persistence/process/journal.js'
import { findNames } from '#persistence/read/names.js'
import { findRoundForms } from '#persistence/process/past-seats.js'
import { DATABASE, type Database } from '../dependencies.js'
import { serviceNames } from '../lifecycle/labels.js'
import { lifecycleOf } from '#workflows/lifecycles.js'
import { sentenceOf } from './narrator.js'
import type { Story } from './narrator-words.js'
import type { ReadProcess } from './process-reader.js'
import { lineWithoutWords } from './without-words.js'

export interface ToldLine {
  row: JournalRow
  sentence: string
  actorName: string | undefined
}

@Injectable()
export class StoryReader {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** Every line worth telling, oldest first, to somebody: with what people wrote or without. */
  async tellTo({ state, hasWords }: Pick<ReadProcess, 'state' | 'hasWords'>): Promise<ToldLine[]> {
    const [rows, forms] = await this.found(state)
    return this.tellRows(state, hasWords ? rows : rows.map(lineWithoutWords), forms)
  }

  /** What came after a version, to one who acts. */
  async tellSince(state: ProcessState, afterVersion: number): Promise<ToldLine[]> {
    return this.tellRows(state, ...(await this.found(state, afterVersion)))
  }

  private found({ processId }: ProcessState, afterVersion?: number) {
    return Promise.all([
      findJournal(this.database, processId, afterVersion),
      findRoundForms(this.database, processId),
    ])
  }

  /** Lines that a step would write, told in advance. */
  foretell({ state, journal, tasks }: Pick<Step, 'state' | 'journal' | 'tasks'>): Promise<ToldLine[]> {
    const forms = new Map(
      tasks.map(({ region, stage, round, form }) => [`${region} ${stage} ${round}`, form]),
    )
    return this.tellRows(state, journal.map(rowOf(state)), forms)
  }

  private async tellRows(state: ProcessState, all: JournalRow[], forms: Story['forms']): Promise<ToldLine[]> {
    const lifecycle = lifecycleOf(state.kind)
    const rows = all.filter(row => !isStandingStill(row, lifecycle.beside))
    const places = Object.values(lifecycle.places(state.facts))
    const found = await findNames(this.database, {
      people: [state.startedBy, ...rows.flatMap(peopleOf)],
      units: [...places, ...rows.flatMap(unitsOf)],
    })
    const names = { ...found, person: (id: string) => serviceNames[id] ?? found.person(id) }
    const story: Story = { lifecycle, state, names, forms }
    return rows.map(row => ({
      row,
      sentence: sentenceOf(row, story),
      actorName: row.by === null ? undefined : names.person(row.by),
    }))
  }
}

/** A region beside the main line begins where nothing has happened; what leads back there has told why. */
const isStandingStill = (
  { code, region, stage }: JournalRow,
  beside: Record<string, { first: string }> = {},
): boolean => code === 'stage.entered' && beside[region]?.first === stage

const holdersIn = ({ detail }: JournalRow): Holder[] =>
  [detail?.before, detail?.after].filter(
    (value): value is Holder => typeof value === 'object' && value !== null && 'role' in value,
  )

const peopleOf = (row: JournalRow): string[] => {
  const { before, after } = row.detail ?? {}
  const named = row.code.startsWith('act.')
    ? [before, after, ...namedIn(row)]
    : holdersIn(row).map(({ personId }) => personId)
  return [row.by, row.personId, ...named].filter((id): id is string => typeof id === 'string')
}

/** Whoever a kernel's act names: asked for an opinion, added, copied, mentioned. */
const namedIn = ({ detail }: JournalRow): unknown[] =>
  [detail?.to, detail?.people, detail?.mentions].flatMap(value => value)

const unitsOf = (row: JournalRow): string[] =>
  [row.unitId, ...holdersIn(row).map(({ unitId }) => unitId), ...relocated(row)].filter(id => id !== null)

const relocated = ({ code, detail }: JournalRow): string[] =>
  code === 'admin.relocate' ? Object.entries(detail?.units as Record<string, string>).flat() : []

/** As the line would be read back. */
const rowOf =
  ({ stepNo, version }: ProcessState) =>
  ({ at, holder, ...line }: JournalLine, index: number): JournalRow => ({
    stepNo,
    lineNo: index + 1,
    version,
    at: new Date(at),
    actor: line.actor,
    by: line.by ?? null,
    code: line.code,
    region: line.region,
    stage: line.stage,
    round: line.round ?? null,
    seatId: line.seatId ?? null,
    role: holder?.role ?? null,
    unitId: holder?.unitId ?? null,
    personId: holder?.personId ?? null,
    act: line.act ?? null,
    outcome: line.outcome ?? null,
    reason: line.reason ?? null,
    detail: line.detail ?? null,
    policyVersion: line.policyVersion,
    calendarVersion: line.calendarVersion,
  })
