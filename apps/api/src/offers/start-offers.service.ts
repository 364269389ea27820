/** Where publications and claims of posts begin. */
import { Inject, Injectable } from '@nestjs/common'
import { offerKindLabels, type StartPostClaim, type StartPublication } from '#contracts/http/offers.js'
import type { Answer } from '#domain/kernel/state.js'
import type { Offer } from '#domain/needs/offer.js'
import { findPartyOrganisation, findStanding } from '#persistence/membership/find-memberships.js'
import { findPost, type PostRow } from '#persistence/needs/find-posts.js'
import { findWayTo, type UnitRow } from '#persistence/organisation/units.js'
import { businessNow, businessToday } from '#persistence/read/demo-clock.js'
import type { PostClaimFacts } from '#workflows/post-claim/post-claim.facts.js'
import type { PublicationFacts } from '#workflows/publication/publication.facts.js'
import { refuseOffer } from '#workflows/publication/publication.rules.js'
import type { SignedIn } from '../access/me.js'
import { mayInviteFor } from '../claims/claim-authority.js'
import { DATABASE, type Database } from '../dependencies.js'
import { invalid, ProblemError } from '../http/problem.js'
import { ProcessStarter } from '../processes/process-starter.js'
import { mustBeCurrent } from './current-category.js'

@Injectable()
export class StartOffersService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly starter: ProcessStarter,
  ) {}

  /** A community makes needs into a project or a post, or offers one of its own. */
  publish(me: SignedIn, key: string, request: StartPublication): Promise<Answer> {
    return this.starter.start(me, key, 'publication', request, async () => {
      const { kind, communityId, needIds, offer, check, submit } = request
      if (!mayInviteFor(me, communityId)) throw new ProblemError('forbidden')
      await this.checkOffer(request, offer)
      const place = placeOf(await findWayTo(this.database, communityId), communityId)
      const facts: PublicationFacts = {
        kind,
        ...place,
        needIds: [...new Set(needIds)],
        offer,
        check,
        submitted: submit,
        returns: [],
      }
      return {
        unitId: communityId,
        title: `发布${offerKindLabels[kind]}：${offer.title}`,
        factsUnder: () => facts,
      }
    })
  }

  /** A member claims a post, or the community invites a member to it. */
  claim(me: SignedIn, key: string, request: StartPostClaim): Promise<Answer> {
    return this.starter.start(me, key, 'postClaim', request, async () => {
      const today = await businessToday(this.database)
      const personId = request.personId ?? me.personId
      const post = await findPost(this.database, personId, today, request.postId)
      if (!post) throw new ProblemError('notFound')
      const startedBy = personId === me.personId ? 'member' : 'community'
      if (startedBy === 'community' && !mayInviteFor(me, post.communityId))
        throw new ProblemError('forbidden')
      mustBeOpen(post)
      const agencyId = await this.agencyOf(personId, post.communityId, today)
      const place = placeOf(await findWayTo(this.database, post.communityId), post.communityId)
      const facts: PostClaimFacts = {
        postId: post.id,
        postTitle: post.title,
        personId,
        agencyId,
        ...place,
        startedBy,
        message: request.message,
      }
      return {
        unitId: post.communityId,
        title: `${startedBy === 'member' ? '认领' : '邀请认领'}岗位：${post.title}`,
        factsUnder: () => facts,
      }
    })
  }

  /** @throws ProblemError categoryUnknown, invalidRequest for unknown units, or what the rules of an offer say */
  private async checkOffer(
    { kind, communityId, check, submit }: StartPublication,
    offer: Offer,
  ): Promise<void> {
    await mustBeCurrent(this.database, kind, communityId, offer.categoryCode)
    for (const unitId of offer.wantedUnits ?? [])
      if ((await findWayTo(this.database, unitId)).at(-1)?.kind !== 'agencyPartyOrganization')
        throw invalid('offer.wantedUnits', '请选择机关党组织')
    const refused = submit ? refuseOffer({ offer, check }, await businessNow(this.database)) : undefined
    if (refused) throw new ProblemError(refused.code, refused.detail ? { context: refused.detail } : {})
  }

  /** The Party organisation of a member who serves in the community. @throws ProblemError notMemberHere */
  private async agencyOf(personId: string, communityId: string, today: string): Promise<string> {
    const [agencyId, standing] = await Promise.all([
      findPartyOrganisation(this.database, personId, today),
      findStanding(this.database, { personId, agencyId: '', communityId }),
    ])
    if (agencyId === undefined || standing?.communityId !== communityId)
      throw new ProblemError('notMemberHere')
    return agencyId
  }
}

const mustBeOpen = ({ status, heldId }: PostRow): void => {
  if (heldId !== null) throw new ProblemError('postHeld')
  if (status === 'full') throw new ProblemError('postFull')
  if (status !== 'open') throw new ProblemError('postNotOpen')
}

const placeOf = (way: UnitRow[], communityId: string) => {
  const of = (kind: UnitRow['kind']): string | undefined => way.findLast(unit => unit.kind === kind)?.id
  const districtId = of('district') ?? communityId
  return { communityId, subdistrictId: of('subdistrict') ?? districtId, districtId }
}
