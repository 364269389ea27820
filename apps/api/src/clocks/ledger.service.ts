import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type { ledger, LedgerEntry, ledgerFilter, ledgerQuery } from '#contracts/http/clocks.js'
import { nextStage, overdueStages, type TimedStage } from '#domain/calendar/clock.js'
import { dayNumberOf, startOfDay } from '#domain/calendar/local-date.js'
import { holderAt, openRoundsOf } from '#domain/kernel/find.js'
import { roles } from '#domain/organisation/roles.js'
import { stageLabels } from '#domain/policy/policy-words.js'
import {
  findDue,
  findFired,
  type DueRow,
  type FiredRow,
  type LedgerFilter,
} from '#persistence/clocks/ledger.js'
import { lifecycleOf } from '#workflows/lifecycles.js'
import type { SignedIn } from '../access/me.js'
import { DATABASE, type Database } from '../dependencies.js'
import { endLine } from '../http/list-sheet.js'
import { durationName, iso, localMoment } from '../lifecycle/dates.js'
import { formLabel, numberOf, stageLabel } from '../lifecycle/labels.js'
import { RulesService } from '../lifecycle/rules.service.js'
import { csvOf, mostLines } from '../http/csv.js'

type Filter = z.output<typeof ledgerFilter>
type Query = z.output<typeof ledgerQuery>

/** 时限台账: every stage of every deadline within one's sight, derived from what is on record anyway. */
@Injectable()
export class LedgerService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly rules: RulesService,
  ) {}

  async page(me: SignedIn, { offset, limit, ...filter }: Query): Promise<z.input<typeof ledger>> {
    const wanted = { ...filterOf(filter), offset, limit }
    const [found, missed] = await Promise.all([
      this.find(me, filter.state, wanted),
      findDue(this.database, me, { offset: 0, limit: 0 }, true),
    ])
    return { ...found, missed: missed.total }
  }

  async csv(me: SignedIn, filter: Filter): Promise<string> {
    const { items, total } = await this.find(me, filter.state, {
      ...filterOf(filter),
      offset: 0,
      limit: mostLines,
    })
    const more = total > mostLines ? [[endLine(mostLines, total)]] : []
    return csvOf([header, ...items.map(lineOf), ...more])
  }

  private async find(me: SignedIn, state: Filter['state'], wanted: LedgerFilter) {
    if (state === 'missed' || state === 'upcoming') return this.due(me, wanted, state === 'missed')
    const { items, total } = await findFired(this.database, me, { ...wanted, isLate: state === 'late' })
    return { items: items.map(firedEntry), total }
  }

  private async due(me: SignedIn, wanted: LedgerFilter, missed: boolean) {
    const { items, total } = await findDue(this.database, me, wanted, missed)
    const entries = await Promise.all(items.map(row => this.dueEntries(row, missed)))
    return { items: entries.flat().filter(({ does }) => !wanted.does || does === wanted.does), total }
  }

  /** What is overdue on each clock of the process, or what comes next on it. */
  private async dueEntries(row: DueRow, missed: boolean): Promise<LedgerEntry[]> {
    const { state } = row
    const { calendar } = await this.rules.of(state)
    const now = Date.now() + state.aheadMs
    return openRoundsOf(state)
      .flatMap(({ region, within, round: { form, clock } }) => {
        const next = clock && nextStage(clock, calendar)
        const stages = clock && missed ? overdueStages(clock, calendar, now) : next ? [next] : []
        return stages.map(timed =>
          dueEntry(row, { region, stage: within.stage, form }, timed, missed ? now : undefined),
        )
      })
      .sort((a, b) => a.dueAt.localeCompare(b.dueAt))
  }
}

const filterOf = ({ search, does, from, to }: Filter): Omit<LedgerFilter, 'offset' | 'limit'> => ({
  ...(search && { search }),
  ...(does && { does }),
  ...(from && { from: new Date(startOfDay(dayNumberOf(from))) }),
  ...(to && { to: new Date(startOfDay(dayNumberOf(to) + 1)) }),
})

const processOf = ({ processId, kind, number, title, startedAt }: FiredRow | DueRow) => ({
  processId,
  number: numberOf(kind, number, startedAt),
  title,
})

const roleOf = (to: string | null | undefined): string | undefined => {
  const [role = ''] = (to ?? '').split('@')
  return role in roles ? roles[role as keyof typeof roles] : undefined
}

const firedEntry = (row: FiredRow): LedgerEntry => {
  const to = roleOf(row.to)
  return {
    ...processOf(row),
    stageLabel: stageLabel(row.kind, row.stage, row.region),
    roundLabel:
      row.form === null ? stageLabel(row.kind, row.stage, row.region) : formLabel(row.kind, row.form),
    does: row.does,
    ...(to && { to }),
    dueAt: row.dueAt.toISOString(),
    provisional: false,
    firedAt: row.at.toISOString(),
    ...(row.isLate && { lateBy: durationName(row.at.getTime() - row.dueAt.getTime()) }),
    told: row.told,
    delivered: row.delivered,
  }
}

const dueEntry = (
  row: DueRow,
  { region, stage, form }: { region: string; stage: string; form: string },
  { stage: { does, to }, at, provisional }: TimedStage,
  now: number | undefined,
): LedgerEntry => {
  const superior = holderAt(lifecycleOf(row.kind), row.state.facts, to) ? roleOf(to) : undefined
  return {
    ...processOf(row),
    stageLabel: stageLabel(row.kind, stage, region),
    roundLabel: formLabel(row.kind, form),
    does,
    ...(superior && { to: superior }),
    dueAt: iso(at),
    provisional,
    ...(now !== undefined && { lateBy: durationName(now - at) }),
  }
}

const header = ['编号', '标题', '环节', '办理', '动作', '上报', '应于', '触发于', '晚', '通知', '送达']

const lineOf = (entry: LedgerEntry): string[] => [
  entry.number,
  entry.title,
  entry.stageLabel,
  entry.roundLabel,
  stageLabels[entry.does],
  entry.to ?? '',
  localMoment(Date.parse(entry.dueAt)),
  entry.firedAt ? localMoment(Date.parse(entry.firedAt)) : '',
  entry.lateBy ?? '',
  String(entry.told ?? ''),
  String(entry.delivered ?? ''),
]
