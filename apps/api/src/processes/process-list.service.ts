import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type { processCounts, processFilter, processQuery } from '#contracts/http/processes.js'
import { dayNumberOf, localDateOf, startOfDay, type Instant } from '#domain/calendar/local-date.js'
import { addWorkingDays, type CalendarData } from '#domain/calendar/working-days.js'
import type { ListedProcess } from '#persistence/process/listed-process.js'
import {
  countProcesses,
  findProcesses,
  type ProcessFilter,
  type StandingRow,
} from '#persistence/process/process-list.js'
import { findHeldSeats, findPeopleNamed, type HeldSeat } from '#persistence/process/process-search.js'
import type { SignedIn } from '../access/me.js'
import { DATABASE, type Database } from '../dependencies.js'
import { endLine } from '../http/list-sheet.js'
import { localMoment } from '../lifecycle/dates.js'
import { kindLabel, kindNames, officeLabel, stageLabel, stageNames } from '../lifecycle/labels.js'
import { RulesService } from '../lifecycle/rules.service.js'
import { csvOf, mostLines } from '../http/csv.js'
import { summaryOf } from './summary.js'

type Filter = z.output<typeof processFilter>

/** Due soon: within so many working days. */
const soonDays = 3

@Injectable()
export class ProcessListService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly rules: RulesService,
  ) {}

  async page(me: SignedIn, { offset, limit, holders, ...filter }: z.output<typeof processQuery>) {
    const calendar = await this.rules.calendar()
    const wanted = await this.filterOf(filter, calendar)
    const { items, total } = await findProcesses(this.database, me, { ...wanted, offset, limit })
    const seats = holders === 'true' ? await this.seatsOf(items) : undefined
    return {
      items: items.map(item => ({
        ...summaryOf(item, calendar),
        ...(seats && { holders: holdersIn(seats, item) }),
      })),
      total,
      stages: stageNames(filter.kind),
      kinds: kindNames(),
    }
  }

  /** How many the filter finds in all, and how they stand. */
  async count(me: SignedIn, filter: Filter): Promise<z.input<typeof processCounts>> {
    const calendar = await this.rules.calendar()
    const wanted = await this.filterOf(filter, calendar)
    return countsOf(await countProcesses(this.database, me, wanted, endOfWorkingDay(calendar, soonDays)))
  }

  /** The newest that match, as a spreadsheet. */
  async csv(me: SignedIn, filter: Filter): Promise<string> {
    const calendar = await this.rules.calendar()
    const wanted = { ...(await this.filterOf(filter, calendar)), offset: 0, limit: mostLines }
    const { items, total } = await findProcesses(this.database, me, wanted)
    const seats = await this.seatsOf(items)
    const lines = items.map(item => lineOf(item, holdersIn(seats, item), calendar))
    const more = total > mostLines ? [[endLine(mostLines, total)]] : []
    return csvOf([header, ...lines, ...more])
  }

  private seatsOf = (items: ListedProcess[]): Promise<HeldSeat[]> =>
    findHeldSeats(
      this.database,
      items.map(({ id }) => id),
    )

  private async filterOf(
    { stage, open, mine, person, part, overdue, dueWithin, ...filter }: Filter,
    calendar: CalendarData,
  ): Promise<ProcessFilter> {
    const ids = person ? await findPeopleNamed(this.database, person) : undefined
    return {
      ...filter,
      ...(stage && { stages: stage.split(',') }),
      ...(open && { isOpen: open === 'true' }),
      isMine: mine === 'true',
      ...(ids && { people: { ids, today: localDateOf(Date.now()), ...(part && { part }) } }),
      ...(overdue && { isOverdue: overdue === 'true' }),
      ...(dueWithin !== undefined && { dueBy: endOfWorkingDay(calendar, dueWithin) }),
    }
  }
}

/** The end of today, or of the working day so many after it. */
const endOfWorkingDay = (calendar: CalendarData, days: number): Instant => {
  const today = localDateOf(Date.now())
  return startOfDay(dayNumberOf(days === 0 ? today : addWorkingDays(calendar, today, days)) + 1)
}

const holdersIn = (seats: HeldSeat[], { id }: ListedProcess): string[] => [
  ...new Set(
    seats
      .filter(({ processId }) => processId === id)
      .map(({ role, unitName, personName }) => personName ?? officeLabel(unitName, role)),
  ),
]

const countsOf = (rows: StandingRow[]): z.input<typeof processCounts> => {
  const sum = (of: (row: StandingRow) => number) => rows.reduce((all, row) => all + of(row), 0)
  return {
    total: sum(({ count }) => count),
    open: sum(({ isOpen, count }) => (isOpen ? count : 0)),
    ended: sum(({ isOpen, count }) => (isOpen ? 0 : count)),
    overdue: sum(({ overdue }) => overdue),
    dueSoon: sum(({ dueSoon }) => dueSoon),
    stages: rows.map(({ kind, stage, count }) => ({ kind, stage, label: stageLabel(kind, stage), count })),
  }
}

const header = [
  ...['编号', '标题', '类型', '环节', '现承办', '发起人', '发起时间', '办理期限', '剩余工作日', '逾期'],
  ...['更新时间', '办结时间', '相关单位'],
]

const lineOf = (item: ListedProcess, holders: string[], calendar: CalendarData): string[] => {
  const summary = summaryOf(item, calendar)
  return [
    ...[
      summary.number,
      item.title,
      kindLabel(item.kind),
      summary.stageLabel,
      holders.join('、'),
      item.startedByName,
    ],
    ...[localMoment(item.startedAt.getTime()), summary.dueOn ?? ''],
    ...[String(summary.workingDaysLeft ?? ''), summary.overdue ? '是' : '否'],
    localMoment(item.updatedAt.getTime()),
    item.endedAt ? localMoment(item.endedAt.getTime()) : '',
    summary.units.map(({ name }) => name).join('、'),
  ]
}
