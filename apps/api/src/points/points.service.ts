/** The ledger of one subject, and where the members of an agency stand. */
import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type { FollowUp } from '#contracts/http/follow-ups.js'
import type { ledgerExportQuery, ledgerQuery, pointLedger, standingsQuery } from '#contracts/http/points.js'
import { refuseObjection } from '#domain/points/month-state.js'
import type { PointSubject } from '#domain/points/points.js'
import {
  findFollowUpsByMonth,
  type FollowUpOfAgency,
  findFollowUpsOf,
  type FollowUpRow,
} from '#persistence/follow-ups/find-follow-ups.js'
import { findMonths, findPointDistricts } from '#persistence/points/find-months.js'
import { findLedger } from '#persistence/points/find-ledger.js'
import {
  findPointSubject,
  findStandings,
  findStandingsOf,
  findSums,
} from '#persistence/points/find-points.js'
import type { Sheet } from '#persistence/spreadsheet/write-workbook.js'
import type { SignedIn } from '../access/me.js'
import { DATABASE, type Database } from '../dependencies.js'
import { inOne, inTurns } from '../http/list-sheet.js'
import { ProblemError } from '../http/problem.js'
import { followUpView } from './follow-up-view.js'
import { PointMonthsService } from './point-months.service.js'
import { readsInterviews, seesNames, speaksFor } from './point-sight.js'
import { entryView, monthView, standingRow, standingView } from './point-view.js'
import { ledgerSheet, standingsSheet } from './point-sheets.js'

type Subject = NonNullable<Awaited<ReturnType<typeof findPointSubject>>>

/** Of a unit that has become part of another, that one sees what it saw. */
const seesSubject = (me: SignedIn, { heirId, path }: Subject): boolean =>
  heirId !== null && seesNames(me, heirId, path)

/** A member's interview is read by few, those of the agency that held it; an agency's reminder by whoever sees its points. */
const readsFollowUp = (me: SignedIn, subject: PointSubject, { heirId, path }: FollowUpOfAgency): boolean =>
  subject === 'agency' || readsInterviews(me, heirId, path)

@Injectable()
export class PointsService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly pointMonths: PointMonthsService,
  ) {}

  /** Every entry of one subject with its reason. @throws ProblemError notFound for somebody whose names one may not see */
  async ledger(
    me: SignedIn,
    { subject, subjectId, before, limit }: z.output<typeof ledgerQuery>,
  ): Promise<z.input<typeof pointLedger>> {
    const id = subjectId ?? me.personId
    const about = await findPointSubject(this.database, subject, id)
    const isOwn = subject === 'member' && id === me.personId
    if (!about || !(isOwn || seesSubject(me, about))) throw new ProblemError('notFound')
    const [rows, sums, months, standings, districts, today] = await Promise.all([
      findLedger(this.database, { subject, subjectId: id }, { before, most: limit + 1 }),
      findSums(this.database, subject, id),
      findMonths(this.database, about.districtId === null ? [] : [about.districtId]),
      findStandingsOf(this.database, subject, id),
      findPointDistricts(this.database),
      this.pointMonths.today(),
    ])
    const followUpIn = await this.followUps(
      { subject, subjectId: id },
      months.map(({ month }) => month),
      each => isOwn || readsFollowUp(me, subject, each),
    )
    const speaks = isOwn || (subject === 'agency' && speaksFor(me, about.heirId ?? id))
    const open = new Set(
      months.filter(each => speaks && refuseObjection(each, today) === undefined).map(({ month }) => month),
    )
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    const nameOf = (districtId: string) => districts.find(each => each.id === districtId)?.name ?? districtId
    return {
      subject,
      subjectId: id,
      subjectName: about.name,
      balance: sums.reduce((sum, { points }) => sum + points, 0),
      items: page.map(row => entryView(row, open.has(row.month))),
      ...(rows.length > limit && last && { next: last.id }),
      months: months
        .map(each => {
          const at = standings.find(({ month }) => month === each.month)
          const points = sums.find(({ month }) => month === each.month)?.points ?? 0
          const followUp = followUpIn(each.month)
          return {
            ...monthView(each, { id: each.districtId, name: nameOf(each.districtId) }, today),
            points,
            ...(at && each.state !== 'open' && standingView(at.standing, at.exclusion)),
            ...(followUp && { followUp }),
            mayObject: open.has(each.month),
          }
        })
        .reverse(),
    }
  }

  /** What some months have led to for one subject. */
  private async followUps(
    { subject, subjectId }: { subject: PointSubject; subjectId: string },
    months: string[],
    isRead: (followUp: FollowUpOfAgency) => boolean,
  ): Promise<(month: string) => FollowUp | undefined> {
    const kind = subject === 'member' ? 'interview' : 'reminder'
    const found = await findFollowUpsByMonth(this.database, { kind, subjectId }, months)
    return month => {
      const at = found.get(month)
      return at && isRead(at) ? followUpView(kind, at) : undefined
    }
  }

  /** Whose ledger it is, and every entry of it as a sheet. @throws ProblemError notFound as above */
  async ledgerSheet(me: SignedIn, query: z.output<typeof ledgerExportQuery>): Promise<[string, Sheet]> {
    const { subject, subjectId, subjectName } = await this.ledger(me, { ...query, limit: 1 })
    const rows = await findLedger(this.database, { subject, subjectId })
    return [subjectName, ledgerSheet(inOne(rows.map(row => entryView(row, false))))]
  }

  /** Members of one agency by name. @throws ProblemError notFound beyond one's own unit, but for the Organization Department */
  async standings(me: SignedIn, month: string, query: z.output<typeof standingsQuery>) {
    const about = await findPointSubject(this.database, 'agency', query.agencyId)
    if (!about || !seesSubject(me, about)) throw new ProblemError('notFound')
    await this.pointMonths.monthCalled({ districtId: about.districtId ?? '', month })
    const { items, total } = await findStandings(this.database, month, query)
    const begun = readsInterviews(me, about.heirId ?? query.agencyId, about.path)
      ? await findFollowUpsOf(
          this.database,
          { month, kind: 'interview' },
          items.map(({ personId }) => personId),
        )
      : new Map<string, FollowUpRow>()
    return {
      items: items.map(row => standingRow(row, followUpView('interview', begun.get(row.personId)))),
      total,
    }
  }

  sheet(
    me: SignedIn,
    month: string,
    query: Pick<z.output<typeof standingsQuery>, 'agencyId' | 'standing'>,
  ): Sheet {
    return standingsSheet(
      month,
      inTurns(page => this.standings(me, month, { ...query, ...page })),
    )
  }
}
