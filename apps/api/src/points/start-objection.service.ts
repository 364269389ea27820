import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type { missingPoints, missingPointsQuery, StartObjection } from '#contracts/http/points.js'
import { refuseObjection } from '#domain/points/month-state.js'
import { refuseMissing } from '#domain/points/point-rules.js'
import type { PointSubject } from '#domain/points/points.js'
import type { Answer } from '#domain/kernel/state.js'
import { findMonths } from '#persistence/points/find-months.js'
import {
  findCommunityOfEntry,
  findGiven,
  findObjectedActivities,
  findObjectedActivity,
} from '#persistence/points/find-objected.js'
import { findEntry } from '#persistence/points/find-ledger.js'
import { findPointSubject } from '#persistence/points/find-points.js'
import { findWayTo, type UnitRow } from '#persistence/organisation/units.js'
import type { PointObjectionFacts } from '#workflows/point-objection/point-objection.facts.js'
import type { SignedIn } from '../access/me.js'
import { DATABASE, type Database } from '../dependencies.js'
import { invalid, ProblemError } from '../http/problem.js'
import { ProcessStarter } from '../processes/process-starter.js'
import { PointMonthsService } from './point-months.service.js'
import { speaksFor } from './point-sight.js'

interface Filer {
  month: string
  subject: PointSubject
  subjectId: string
  agencyId: string
}

const missingRules = ['activity', 'doneWell'] as const

@Injectable()
export class StartObjectionService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly pointMonths: PointMonthsService,
    private readonly starter: ProcessStarter,
  ) {}

  /** An objection by a member about their own points, or by whoever speaks for an agency about its. */
  start(me: SignedIn, key: string, request: StartObjection): Promise<Answer> {
    return this.starter.start(me, key, 'pointObjection', request, async () => {
      const facts = await this.factsOf(me, request)
      return { unitId: facts.communityId, title: titleOf(facts), factsUnder: () => facts }
    })
  }

  /** Activities for which one may say that a point is missing. @throws ProblemError as for the objection */
  async missing(
    me: SignedIn,
    { search, ...query }: z.output<typeof missingPointsQuery>,
  ): Promise<z.input<typeof missingPoints>> {
    const filer = await this.filerOf(me, query)
    const { items: activities, isMore } = await findObjectedActivities(this.database, filer, search)
    const given = await this.givenTo(
      filer,
      activities.map(({ id }) => id),
    )
    const items = activities.map(({ id, title, on, communityId, communityName }) => ({
      activity: { id, title, on },
      community: { id: communityId, name: communityName },
      rules: missingRules.filter(rule => refuseMissing(given(id, rule)) === undefined),
    }))
    return { items: items.filter(({ rules }) => rules.length > 0), isMore }
  }

  /** @throws ProblemError objectionWindowClosed, forbidden for another's points, invalidRequest for what is not there */
  private async factsOf(me: SignedIn, request: StartObjection): Promise<PointObjectionFacts> {
    const filer = await this.filerOf(me, request)
    const { about, claim } = request
    const { communityId, ...what } =
      about === 'missing' ? await this.missingOne(filer, request) : await this.wrongOne(filer, request)
    return { ...filer, ...(await this.placeOf(communityId)), about, claim, ...what }
  }

  private async filerOf(
    me: SignedIn,
    { month, subject, agencyId }: Pick<StartObjection, 'month' | 'subject' | 'agencyId'>,
  ): Promise<Filer> {
    if (!(await findMonths(this.database)).some(each => each.month === month))
      throw new ProblemError('notFound')
    const subjectId = subject === 'member' ? me.personId : agencyId
    if (subjectId === undefined) throw invalid('agencyId', '请选择机关党组织')
    const of = await findPointSubject(this.database, subject, subjectId)
    // Of an agency that has become part of another, that one speaks.
    if (subject === 'agency' && !speaksFor(me, of?.heirId ?? subjectId)) throw new ProblemError('forbidden')
    if (!of?.heirId || of.districtId === null)
      throw invalid('subject', '不在任何机关党组织的在职党员名单中，请先由单位登记')
    const at = await this.pointMonths.monthCalled({ districtId: of.districtId, month })
    const refused = refuseObjection(at, await this.pointMonths.today())
    if (refused !== undefined) throw new ProblemError(refused)
    return { month, subject, subjectId, agencyId: of.heirId }
  }

  private givenTo({ subject, subjectId }: Filer, activityIds: string[]) {
    return findGiven(this.database, subject, subjectId, activityIds)
  }

  private async missingOne(filer: Filer, { rule, activityId }: StartObjection) {
    if (rule === undefined) throw invalid('rule', '请选择少记的是哪一项')
    const activity =
      activityId === undefined ? undefined : await findObjectedActivity(this.database, filer, activityId)
    if (!activity)
      throw invalid('activityId', '请选择当月的一项活动；活动不在列表中的，请先请举办的社区登记考勤')
    const refused = refuseMissing((await this.givenTo(filer, [activity.id]))(activity.id, rule))
    if (refused !== undefined) throw new ProblemError(refused)
    const { id, title, on, communityId } = activity
    return { communityId, rule, activity: { id, title, on } }
  }

  private async wrongOne({ month, subject, subjectId }: Filer, { entryId }: StartObjection) {
    const entry =
      entryId === undefined
        ? undefined
        : await findEntry(this.database, { subject, subjectId, month, entryId })
    if (!entry || entry.isReversed || entry.amount < 0) throw invalid('entryId', '请选择当月记错的一笔')
    const communityId = await findCommunityOfEntry(this.database, entry.id)
    if (communityId === undefined) throw invalid('entryId', '这一笔的事实已不在平台上，请向区委组织部反映')
    return { communityId, rule: entry.rule, entryId: entry.id }
  }

  private async placeOf(communityId: string) {
    const way = await findWayTo(this.database, communityId)
    const districtId = unitOf(way, 'district') ?? communityId
    return { communityId, subdistrictId: unitOf(way, 'subdistrict') ?? districtId, districtId }
  }
}

const unitOf = (way: UnitRow[], kind: UnitRow['kind']): string | undefined =>
  way.findLast(unit => unit.kind === kind)?.id

/** Names stay out of the process's state: whose points they are, is looked up when shown. */
const titleOf = ({ month, subject }: PointObjectionFacts): string =>
  `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月${subject === 'member' ? '党员' : '机关'}积分申诉`
