/** The shapes of a claim's forms. */
import type { Party } from '#contracts/workflow/claim.js'
import type { ActSpec, Form } from '#domain/kernel/lifecycle.js'
import type { Seat } from '#domain/kernel/state.js'
import type { ClaimFacts } from './claim.facts.js'
import type { ClaimPolicy } from './claim.policy.js'

export type ClaimForm = Form<ClaimFacts, ClaimPolicy>
export type ClaimAct = ActSpec<ClaimFacts, ClaimPolicy>

/** The party that a seat answers for. */
export const partyOf = (seat: Seat): Party => seat.chair as Party
