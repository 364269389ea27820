import { Inject, Injectable } from '@nestjs/common'
import type { StartObjection } from '#contracts/http/points.js'
import { refuseObjection } from '#domain/points/month-state.js'
import type { Answer } from '#domain/kernel/state.js'
import { findLedger, findPointSubject } from '#persistence/points/find-points.js'
import { findWayTo, type UnitRow } from '#persistence/read/units.js'
import type { PointObjectionFacts } from '#workflows/point-objection/point-objection.facts.js'
import type { SignedIn } from '../access/me.js'
import { DATABASE, type Database } from '../dependencies.js'
import { invalid, ProblemError } from '../http/problem.js'
import { ProcessStarter } from '../processes/process-starter.js'
import { speaksFor } from './point-sight.js'
import { PointsService } from './points.service.js'

@Injectable()
export class StartObjectionService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly points: PointsService,
    private readonly starter: ProcessStarter,
  ) {}

  /** An objection by a member about their own points, or by whoever speaks for an agency about its. */
  start(me: SignedIn, key: string, request: StartObjection): Promise<Answer> {
    return this.starter.start(me, key, 'pointObjection', request, async () => {
      const facts = await this.factsOf(me, request)
      return { unitId: facts.communityId, title: titleOf(facts), factsUnder: () => facts }
    })
  }

  /** @throws ProblemError objectionWindowClosed, forbidden for another's points, invalidRequest for what is not there */
  private async factsOf(me: SignedIn, request: StartObjection): Promise<PointObjectionFacts> {
    const { month, subject, agencyId, about, claim, communityId } = request
    const refused = refuseObjection(await this.points.monthCalled(month), await this.points.today())
    if (refused !== undefined) throw new ProblemError(refused)
    const subjectId = subject === 'member' ? me.personId : agencyId
    if (subjectId === undefined) throw invalid('agencyId', '请选择机关党组织')
    if (subject === 'agency' && !speaksFor(me, subjectId)) throw new ProblemError('forbidden')
    const of = await findPointSubject(this.database, subject, subjectId)
    if (!of?.agencyId) throw invalid('subject', '不在任何机关党组织的在职党员名单中，请先由单位登记')
    return {
      month,
      subject,
      subjectId,
      agencyId: of.agencyId,
      ...(await this.placeOf(communityId)),
      about,
      claim,
      ...(await this.whatAbout(request, subjectId)),
    }
  }

  private async whatAbout({ month, subject, about, rule, entryId }: StartObjection, subjectId: string) {
    if (about === 'missing') {
      if (rule === undefined) throw invalid('rule', '请选择少记的是哪一项')
      return { rule }
    }
    const ledger = await findLedger(this.database, subject, subjectId)
    const entry = ledger.find(each => each.id === entryId && each.month === month)
    if (!entry || entry.isReversed || entry.amount < 0) throw invalid('entryId', '请选择当月记错的一笔')
    return { rule: entry.rule, entryId: entry.id }
  }

  private async placeOf(communityId: string) {
    const way = await findWayTo(this.database, communityId)
    const community = way.at(-1)
    if (community?.kind !== 'community') throw invalid('communityId', '请选择社区')
    const districtId = unitOf(way, 'district') ?? community.id
    return { communityId: community.id, subdistrictId: unitOf(way, 'subdistrict') ?? districtId, districtId }
  }
}

const unitOf = (way: UnitRow[], kind: UnitRow['kind']): string | undefined =>
  way.findLast(unit => unit.kind === kind)?.id

/** Names stay out of the process's state: whose points they are, is looked up when shown. */
const titleOf = ({ month, subject }: PointObjectionFacts): string =>
  `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月${subject === 'member' ? '党员' : '机关'}积分申诉`
