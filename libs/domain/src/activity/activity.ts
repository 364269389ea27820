/**
 * 服务活动: what a community plans, whom it takes, and who has signed up (P5). The plan and its rounds are a process; signing
 * up is a row each, however many come at once.
 */
import type { Instant } from '../calendar/local-date.js'
import type { PersonId, UnitId } from '../organisation/roles.js'

export const activityStates = ['planned', 'open', 'held', 'closed', 'cancelled', 'dropped'] as const
/**
 * Planned: not yet told to anybody. Held: over, attendance is being confirmed. Cancelled: members had been told of it.
 * Dropped: it ended before anybody was told (refused, not looked at in time, withdrawn), so members never see it.
 */
export type ActivityState = (typeof activityStates)[number]

export const signUpStates = ['signed', 'waiting', 'cancelled'] as const
export type SignUpState = (typeof signUpStates)[number]

/** Members checked in with the community alone, or those of other communities as well. */
export const activityAudiences = ['community', 'everybody'] as const
export type ActivityAudience = (typeof activityAudiences)[number]

/** Places of one kind of post (`post_category`). */
export interface ActivityPlaces {
  postCode: string
  places: number
}

/** What a community may plan and change. Moments are instants; a capacity left out is unlimited. */
export interface ActivityPlan {
  title: string
  content: string
  place: string
  startsAt: Instant
  endsAt: Instant
  signUpUntil: Instant
  cancelUntil: Instant
  capacity?: number
  audience: ActivityAudience
  posts: ActivityPlaces[]
}

/** The plan as a row: what sign-up, calendars and attendance look at. */
export interface PlannedActivity extends ActivityPlan {
  /** Of its process. */
  id: string
  communityId: UnitId
  organiserId: PersonId
  projectId?: string
  state: ActivityState
  /** When the plan was last made or changed. */
  changedAt: Instant
  /** When time or place last changed. */
  movedAt?: Instant
  /** Where it takes fewer than have signed up: the last ones wait. Otherwise that is refused. */
  lastOnesWait: boolean
  cancelReason?: string
  summary?: string
}
