/** What an activity knows: its plan, ids and codes, and what became of it; who has signed up are rows of their own. */
import type { ActivityCancelReason } from '#contracts/workflow/activity.js'
import type { ActivityPlan } from '#domain/activity/activity.js'
import type { Instant } from '#domain/calendar/local-date.js'
import type { PersonId, UnitId } from '#domain/organisation/roles.js'

export interface ActivityFacts {
  plan: ActivityPlan
  communityId: UnitId
  subdistrictId: UnitId
  districtId: UnitId
  organiserId: PersonId
  /** The project that it serves; an activity may stand by itself. */
  projectId?: string
  /** When the plan was last made, changed or approved: its end is counted from there. */
  changedAt: Instant
  /** When time or place last changed. */
  movedAt?: Instant
  lastOnesWait: boolean
  refusal?: { reason: string }
  cancelled?: { reasonCode: ActivityCancelReason; reason: string }
  summary?: string
}
