/** What an activity's acts carry (P5). The HTTP schemas of the same names check it at the door. */
import type { ActivityAudience, ActivityPlaces } from '#domain/activity/activity.js'

/** Why an activity does not take place. */
export const activityCancelReasons = ['weather', 'emergency', 'tooFew', 'venue', 'other'] as const
export type ActivityCancelReason = (typeof activityCancelReasons)[number]

/** Moments as ISO 8601 instants. */
export interface PlanBody {
  title: string
  content: string
  place: string
  startsAt: string
  endsAt: string
  signUpUntil: string
  /** As policy says when left out: so many hours before it starts. */
  cancelUntil?: string | undefined
  capacity?: number | undefined
  audience: ActivityAudience
  posts: ActivityPlaces[]
}

export interface ChangePlan {
  plan: PlanBody
  reason: string
  /** With fewer places than have signed up: the last ones wait. */
  lastOnesWait: boolean
}

export interface CancelActivity {
  reasonCode: ActivityCancelReason
  reason: string
}

export interface ApprovePlan {
  note: string
}

export interface RefusePlan {
  reason: string
}

export interface ConfirmAttendance {
  note: string
}

export interface Summarise {
  summary: string
}
