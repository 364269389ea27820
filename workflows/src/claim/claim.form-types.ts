/** The shapes of a claim's forms. */
import type { Party } from '#contracts/workflow/claim.js'
import type { ActSpec, Form } from '#domain/kernel/lifecycle.js'
import type { Seat } from '#domain/kernel/state.js'
import type { UnitId } from '#domain/organisation/roles.js'
import type { ClaimFacts } from './claim.facts.js'
import type { ClaimPolicy } from './claim.policy.js'

export type ClaimForm = Form<ClaimFacts, ClaimPolicy>
export type ClaimAct = ActSpec<ClaimFacts, ClaimPolicy>

/** The party that a seat answers for. */
export const partyOf = (seat: Seat): Party => seat.chair as Party

/** 回避: the unit that offered the claim, where policy says so. */
export const unitsAvoided = (facts: ClaimFacts, { approval }: ClaimPolicy): UnitId[] => {
  if (!approval.avoidsOwnUnit) return []
  return [facts.startedBy === 'agency' ? facts.agencyId : facts.communityId]
}
