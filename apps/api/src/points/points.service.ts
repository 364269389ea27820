import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type {
  ledgerQuery,
  monthAgenciesQuery,
  pointLedger,
  pointMonths,
  standingsQuery,
} from '#contracts/http/points.js'
import { localDateOf, type LocalDate } from '#domain/calendar/local-date.js'
import { refuseObjection, refusePublication } from '#domain/points/month-state.js'
import { missingMonths } from '#domain/points/periods.js'
import {
  countPending,
  findMonths,
  findPointRules,
  type StoredMonth,
} from '#persistence/points/find-months.js'
import {
  askPublication,
  countMonths,
  findDistribution,
  findLedger,
  findMonthAgencies,
  findPointSubject,
  findStandings,
  findStandingsOf,
  type MonthCounts,
} from '#persistence/points/find-points.js'
import { findPath } from '#persistence/organisation/find-path.js'
import { demoAheadMs } from '#persistence/read/demo-clock.js'
import type { SignedIn } from '../access/me.js'
import { sightOf } from '../access/sight.js'
import { DATABASE, type Database } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'
import { departmentRoles, numberRoles, seesNames, speaksFor } from './point-sight.js'
import { entryView, monthView, standingRow, standingView } from './point-view.js'
import { standingsSheet } from './standings-sheet.js'

const none = { pointed: 0, zero: 0, excluded: 0 }
const mostExported = 20_000

@Injectable()
export class PointsService {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** The day of the programme: ahead of the clock in a demo that was moved on. */
  async today(): Promise<LocalDate> {
    return localDateOf(Date.now() + (await demoAheadMs(this.database)))
  }

  /** Every entry of one subject with its reason. @throws ProblemError notFound for somebody whose names one may not see */
  async ledger(
    me: SignedIn,
    { subject, subjectId }: z.output<typeof ledgerQuery>,
  ): Promise<z.input<typeof pointLedger>> {
    const id = subjectId ?? me.personId
    const about = await findPointSubject(this.database, subject, id)
    const isOwn = subject === 'member' && id === me.personId
    const maySee =
      isOwn || (about !== undefined && about.agencyId !== null && seesNames(me, about.agencyId, about.path))
    if (!about || !maySee) throw new ProblemError('notFound')
    const [rows, months, standings, today] = await Promise.all([
      findLedger(this.database, subject, id),
      findMonths(this.database),
      findStandingsOf(this.database, subject, id),
      this.today(),
    ])
    const speaks = isOwn || (subject === 'agency' && speaksFor(me, id))
    const open = new Set(
      months.filter(each => speaks && refuseObjection(each, today) === undefined).map(({ month }) => month),
    )
    return {
      subject,
      subjectId: id,
      subjectName: about.name,
      balance: rows.reduce((sum, { amount }) => sum + amount, 0),
      items: rows.map(row => entryView(row, open.has(row.month))),
      months: months
        .map(each => {
          const at = standings.find(({ month }) => month === each.month)
          const points = rows.reduce((sum, { month, amount }) => sum + (month === each.month ? amount : 0), 0)
          return {
            ...monthView(each),
            points,
            ...(at && each.state !== 'open' && standingView(at.standing, at.exclusion)),
            mayObject: open.has(each.month),
          }
        })
        .reverse(),
      ...(about.communityId !== null && {
        community: { id: about.communityId, name: about.communityName ?? about.communityId },
      }),
    }
  }

  /** The months, with the numbers of what lies below one's offices. */
  async months(me: SignedIn): Promise<z.input<typeof pointMonths>> {
    const [months, counts, rules, today] = await Promise.all([
      findMonths(this.database),
      countMonths(this.database, this.pathsOf(me)),
      findPointRules(this.database),
      this.today(),
    ])
    const items = await Promise.all(months.map(each => this.monthOf(me, each, months, counts, today)))
    return {
      items: items.reverse(),
      missing: missingMonths(
        months.map(({ month }) => month),
        today,
      ),
      rules,
    }
  }

  private async monthOf(
    me: SignedIn,
    of: StoredMonth,
    all: StoredMonth[],
    counts: MonthCounts[],
    today: LocalDate,
  ) {
    const pending = await countPending(this.database, of.month)
    const at = (subject: MonthCounts['subject']) =>
      counts.find(each => each.month === of.month && each.subject === subject)
    const earlierOpen = all.some(({ month, state }) => month < of.month && state !== 'published')
    const isOpen = refusePublication(of, { today, pending, earlierOpen }) === undefined
    const asked = of.publicationBy !== undefined
    return {
      ...monthView(of),
      members: at('member') ?? none,
      agencies: at('agency') ?? none,
      points: (at('member')?.points ?? 0) + (at('agency')?.points ?? 0),
      pendingObjections: pending,
      publicationAsked: asked,
      mayPublish: isOpen && !asked && mayPublish(me),
    }
  }

  /** Agencies of a month within one's sight, with how points are spread over their members. */
  async agencies(me: SignedIn, month: string, query: z.output<typeof monthAgenciesQuery>) {
    const of = await this.monthCalled(month)
    const paths = this.pathsOf(me)
    const [{ items, total }, distribution] = await Promise.all([
      findMonthAgencies(this.database, month, paths, query),
      findDistribution(this.database, month, paths),
    ])
    return {
      month: monthView(of),
      items: items.map(
        ({ agencyId, agencyName, path, points, standing, exclusion, memberPoints, ...row }) => ({
          agency: { id: agencyId, name: agencyName },
          points,
          ...standingView(standing, exclusion),
          members: { pointed: row.pointed, zero: row.zero, excluded: row.excluded },
          memberPoints,
          mayOpen: seesNames(me, agencyId, path),
        }),
      ),
      total,
      distribution,
    }
  }

  /** Members of one agency by name. @throws ProblemError notFound beyond one's own unit, but for the Organization Department */
  async standings(me: SignedIn, month: string, query: z.output<typeof standingsQuery>) {
    await this.monthCalled(month)
    const path = await findPath(this.database, 'unit', query.agencyId)
    if (path === undefined || !seesNames(me, query.agencyId, path)) throw new ProblemError('notFound')
    const { items, total } = await findStandings(this.database, month, query)
    return { items: items.map(standingRow), total }
  }

  async sheet(
    me: SignedIn,
    month: string,
    query: Pick<z.output<typeof standingsQuery>, 'agencyId' | 'standing'>,
  ) {
    const { items } = await this.standings(me, month, { ...query, offset: 0, limit: mostExported })
    return standingsSheet(month, items)
  }

  /** Asks for the publication, which the worker does after a last pass. @throws ProblemError with why it may not be yet */
  async publish(me: SignedIn, month: string) {
    const of = await this.monthCalled(month)
    const all = await findMonths(this.database)
    const refused = refusePublication(of, {
      today: await this.today(),
      pending: await countPending(this.database, month),
      earlierOpen: all.some(each => each.month < month && each.state !== 'published'),
    })
    if (refused !== undefined) throw new ProblemError(refused)
    await askPublication(this.database, month, me.personId)
    return { month, asked: true }
  }

  async monthCalled(month: string): Promise<StoredMonth> {
    const of = (await findMonths(this.database)).find(each => each.month === month)
    if (!of) throw new ProblemError('notFound')
    return of
  }

  private pathsOf(me: SignedIn): string[] {
    return sightOf(me, numberRoles).map(path => `${path}%`)
  }
}

const mayPublish = (me: SignedIn): boolean => me.grants.some(({ role }) => departmentRoles.includes(role))
