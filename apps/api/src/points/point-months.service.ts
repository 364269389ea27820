/** The months of each district: how far they have come, their numbers, and their publication. */
import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type { monthAgenciesExportQuery, monthAgenciesQuery, pointMonths } from '#contracts/http/points.js'
import type { LocalDate } from '#domain/calendar/local-date.js'
import { refusePublication } from '#domain/points/month-state.js'
import { missingMonths } from '#domain/points/periods.js'
import { isEarlierOpen } from '#persistence/points/publish-month.js'
import {
  findMonths,
  findPending,
  findPointDistricts,
  type PointDistrict,
  type StoredMonth,
} from '#persistence/points/find-months.js'
import {
  countFollowUps,
  countInterviews,
  findFollowUpsOf,
  type FollowUpRow,
} from '#persistence/follow-ups/find-follow-ups.js'
import { askPublication } from '#persistence/points/ask-publication.js'
import {
  countMonths,
  findDistribution,
  findMonthAgencies,
  type MonthCounts,
} from '#persistence/points/find-points.js'
import type { MonthOfDistrict } from '#persistence/points/settle-month.js'
import { businessToday } from '#persistence/read/demo-clock.js'
import type { SignedIn } from '../access/me.js'
import { sightOf } from '../access/sight.js'
import { DATABASE, type Database } from '../dependencies.js'
import type { Sheet } from '#persistence/spreadsheet/write-workbook.js'
import { inTurns } from '../http/list-sheet.js'
import { invalid, ProblemError } from '../http/problem.js'
import { followUpView } from './follow-up-view.js'
import { districtsSeen, numberRoles, publishesFor, seesNames } from './point-sight.js'
import { agenciesSheet } from './point-sheets.js'
import { monthView, standingView } from './point-view.js'

type Counts = z.input<typeof pointMonths>['items'][number]['followUps'] & object

const countsOf = ({ waiting, failing, begun, dropped }: Counts) => ({ waiting, failing, begun, dropped })

/** What an agency's standing and its members' have led to. */
const begunOf = (reminderRow: FollowUpRow | undefined, interviews: Counts | undefined) => {
  const reminder = followUpView('reminder', reminderRow)
  return { ...(reminder && { reminder }), ...(interviews && { interviews: countsOf(interviews) }) }
}

const none = { pointed: 0, zero: 0, excluded: 0 }

interface Looking {
  me: SignedIn
  today: LocalDate
  counts: MonthCounts[]
  followUps: Awaited<ReturnType<typeof countFollowUps>>
  pendingOf: Awaited<ReturnType<typeof findPending>>
}

const monthOf = (
  of: StoredMonth,
  district: PointDistrict,
  all: StoredMonth[],
  { me, today, counts, followUps, pendingOf }: Looking,
) => {
  const pending = pendingOf(of)
  const at = (subject: MonthCounts['subject']) =>
    counts.find(
      each => each.districtId === district.id && each.month === of.month && each.subject === subject,
    )
  const refused = refusePublication(of, { today, pending, earlierOpen: isEarlierOpen(all, of.month) })
  const asked = of.publicationBy !== undefined
  const begun = followUps.find(each => each.districtId === district.id && each.month === of.month)
  return {
    ...monthView(of, district, today),
    members: at('member') ?? none,
    agencies: at('agency') ?? none,
    points: (at('member')?.points ?? 0) + (at('agency')?.points ?? 0),
    pendingObjections: pending,
    ...(begun && { followUps: countsOf(begun) }),
    publicationAsked: asked,
    mayPublish: refused === undefined && !asked && publishesFor(me, district.id),
  }
}

@Injectable()
export class PointMonthsService {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** The day of the programme: ahead of the clock in a demo that was moved on. */
  today(): Promise<LocalDate> {
    return businessToday(this.database)
  }

  /** The months of the districts in one's sight, the latest first, with the numbers of what lies below one's offices. */
  async months(me: SignedIn): Promise<z.input<typeof pointMonths>> {
    const districts = await this.districtsOf(me)
    const [months, counts, followUps, pendingOf, today] = await Promise.all([
      findMonths(
        this.database,
        districts.map(({ id }) => id),
      ),
      countMonths(this.database, this.pathsOf(me)),
      countFollowUps(this.database, this.pathsOf(me)),
      findPending(this.database),
      this.today(),
    ])
    const looking = { me, today, counts, followUps, pendingOf }
    const ofDistrict = districts.map(district => ({
      district,
      own: months.filter(({ districtId }) => districtId === district.id),
    }))
    const items = ofDistrict.flatMap(({ district, own }) =>
      own.map(each => monthOf(each, district, own, looking)),
    )
    return {
      items: items.sort((a, b) => (a.month < b.month ? 1 : a.month > b.month ? -1 : 0)),
      missing: ofDistrict.flatMap(({ district: { id, name }, own }) =>
        missingMonths(
          own.map(({ month }) => month),
          today,
        ).map(month => ({ district: { id, name }, month })),
      ),
    }
  }

  /** Agencies of a month within one's sight, with how points are spread over their members. */
  async agencies(me: SignedIn, month: string, query: z.output<typeof monthAgenciesQuery>) {
    const district = await this.districtCalled(me, query.districtId)
    const of = await this.monthCalled({ districtId: district.id, month })
    const paths = this.pathsOf(me)
    const [{ items, total }, distribution] = await Promise.all([
      findMonthAgencies(this.database, of, paths, query),
      findDistribution(this.database, of, paths),
    ])
    const ids = items.map(({ agencyId }) => agencyId)
    const [reminders, interviews] = await Promise.all([
      findFollowUpsOf(this.database, { month, kind: 'reminder' }, ids),
      countInterviews(this.database, month, ids),
    ])
    return {
      month: monthView(of, district, await this.today()),
      items: items.map(
        ({ agencyId, heirId, agencyName, path, points, standing, exclusion, memberPoints, ...row }) => ({
          ...begunOf(
            reminders.get(agencyId),
            interviews.find(each => each.agencyId === agencyId),
          ),
          agency: { id: agencyId, name: agencyName },
          points,
          ...standingView(standing, exclusion),
          members: { pointed: row.pointed, zero: row.zero, excluded: row.excluded },
          memberPoints,
          mayOpen: seesNames(me, heirId, path),
        }),
      ),
      total,
      distribution,
    }
  }

  agenciesSheet(me: SignedIn, month: string, query: z.output<typeof monthAgenciesExportQuery>): Sheet {
    return agenciesSheet(
      month,
      inTurns(page => this.agencies(me, month, { ...query, ...page })),
    )
  }

  /**
   * Asks for the publication, which the worker does after a last pass.
   * @throws ProblemError forbidden for another district's month, or why it may not be yet
   */
  async publish(me: SignedIn, at: MonthOfDistrict) {
    const of = await this.monthCalled(at)
    if (!publishesFor(me, at.districtId)) throw new ProblemError('forbidden')
    const all = await findMonths(this.database, [at.districtId])
    const refused = refusePublication(of, {
      today: await this.today(),
      pending: (await findPending(this.database))(at),
      earlierOpen: isEarlierOpen(all, at.month),
    })
    if (refused !== undefined) throw new ProblemError(refused)
    await askPublication(this.database, at, me.personId)
    return { month: at.month, asked: true }
  }

  /** @throws ProblemError notFound */
  async monthCalled({ districtId, month }: MonthOfDistrict): Promise<StoredMonth> {
    const of = (await findMonths(this.database, [districtId])).find(each => each.month === month)
    if (!of) throw new ProblemError('notFound')
    return of
  }

  /** @throws ProblemError notFound beyond one's sight, invalidRequest when several are in it and none is named */
  private async districtCalled(me: SignedIn, id: string | undefined): Promise<PointDistrict> {
    const seen = await this.districtsOf(me)
    const [first, ...others] = id === undefined ? seen : seen.filter(each => each.id === id)
    if (!first) throw new ProblemError('notFound')
    if (others.length > 0) throw invalid('districtId', '请选择区')
    return first
  }

  private async districtsOf(me: SignedIn): Promise<PointDistrict[]> {
    return districtsSeen(await findPointDistricts(this.database), sightOf(me, numberRoles))
  }

  private pathsOf(me: SignedIn): string[] {
    return sightOf(me, numberRoles).map(path => `${path}%`)
  }
}
