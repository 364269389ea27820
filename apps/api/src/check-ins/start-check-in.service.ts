import { Inject, Injectable } from '@nestjs/common'
import type { StartCheckIn } from '#contracts/http/check-ins.js'
import type { Answer } from '#domain/kernel/state.js'
import { findPartyOrganisation, findStanding } from '#persistence/membership/find-memberships.js'
import { findPlaced } from '#persistence/organisation/find-placed.js'
import { findWayTo, type UnitRow } from '#persistence/organisation/units.js'
import { businessToday } from '#persistence/read/demo-clock.js'
import type { CheckInFacts } from '#workflows/check-in/check-in.facts.js'
import type { SignedIn } from '../access/me.js'
import { DATABASE, type Database } from '../dependencies.js'
import { invalid, ProblemError } from '../http/problem.js'
import { ProcessStarter } from '../processes/process-starter.js'
import { speaksForAgency } from './check-in-authority.js'

type Who = Pick<CheckInFacts, 'subject' | 'agencyId' | 'filedBy'> & { personId?: string }

@Injectable()
export class StartCheckInService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly starter: ProcessStarter,
  ) {}

  /** A check-in by a member, or by a Party organisation for itself or one of its members. */
  start(me: SignedIn, key: string, request: StartCheckIn): Promise<Answer> {
    return this.starter.start(me, key, 'checkIn', request, async () => {
      const who = await this.whoChecksIn(me, request)
      const { name, ...place } = await this.placeOf(request.communityId)
      const standing = await findStanding(this.database, { ...who, ...place })
      if (standing?.communityId === place.communityId) throw new ProblemError('alreadyMember')
      const facts: CheckInFacts = {
        ...who,
        ...place,
        estate: request.estate,
        ...(standing && { replaces: standing.id }),
      }
      return { unitId: place.communityId, title: titleOf(who, name), factsUnder: () => facts }
    })
  }

  /** @throws ProblemError forbidden, or invalidRequest when the member belongs to no Party organisation */
  private async whoChecksIn(me: SignedIn, { subject, personId, agencyId }: StartCheckIn): Promise<Who> {
    if (subject === 'agency') {
      if (agencyId === undefined) throw invalid('agencyId', '请选择机关党组织')
      if (!speaksForAgency(me, agencyId)) throw new ProblemError('forbidden')
      return { subject, agencyId, filedBy: 'agency' }
    }
    const member = personId ?? me.personId
    const own = await findPartyOrganisation(this.database, member, await businessToday(this.database))
    if (own === undefined) throw invalid('personId', '不在任何机关党组织的在职党员名单中，请先由单位登记')
    if (member === me.personId) return { subject, personId: member, agencyId: own, filedBy: 'member' }
    if (!speaksForAgency(me, own)) throw new ProblemError('notFound')
    return { subject, personId: member, agencyId: own, filedBy: 'agency' }
  }

  /** The community with the units above it. @throws ProblemError invalidRequest when it is no community that takes part */
  private async placeOf(communityId: string) {
    const placed = await findPlaced(this.database, communityId)
    if (placed?.kind !== 'community') throw invalid('communityId', '请选择社区')
    if (placed.endedOn !== null) throw new ProblemError('unitEnded', { context: { name: placed.name } })
    const way = await findWayTo(this.database, communityId)
    const community = placed
    const district = unitOf(way, 'district') ?? community.id
    return {
      name: community.name,
      communityId: community.id,
      subdistrictId: unitOf(way, 'subdistrict') ?? district,
      districtId: district,
    }
  }
}

const unitOf = (way: UnitRow[], kind: UnitRow['kind']): string | undefined =>
  way.findLast(unit => unit.kind === kind)?.id

/** Names stay out of the process's state: whose check-in it is, is looked up when shown. */
const titleOf = ({ subject }: Who, community: string): string =>
  subject === 'member' ? `在职党员到${community}报到` : `机关党组织到${community}报到`
