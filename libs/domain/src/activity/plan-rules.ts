/** What a plan must be, whenever it is made or changed. */
import type { Instant } from '../calendar/local-date.js'
import type { ActivityPlan } from './activity.js'

export const planRefusalCodes = ['activityDates', 'activityPosts', 'activityStarted'] as const
export type PlanRefusalCode = (typeof planRefusalCodes)[number]

const dayMs = 24 * 3_600_000
/** Longer than this is several activities. */
export const longestMs = 3 * dayMs
/** Nobody plans further ahead. */
const furthestMs = 400 * dayMs

/** It begins after now and ends after it begins; signing up and cancelling end when it begins at the latest. */
const areDatesInOrder = (plan: ActivityPlan, now: Instant): boolean => {
  const { startsAt, endsAt, signUpUntil, cancelUntil } = plan
  return (
    now < startsAt &&
    startsAt < endsAt &&
    endsAt - startsAt <= longestMs &&
    startsAt - now <= furthestMs &&
    signUpUntil <= startsAt &&
    cancelUntil <= startsAt
  )
}

/** Each kind of post once, and no more places in all of them than the activity has. */
const arePostsWithin = ({ posts, capacity }: ActivityPlan): boolean => {
  const asked = posts.reduce((sum, { places }) => sum + places, 0)
  const isTwice = new Set(posts.map(({ postCode }) => postCode)).size < posts.length
  return !isTwice && (capacity === undefined || asked <= capacity)
}

export const refusePlan = (plan: ActivityPlan, now: Instant): PlanRefusalCode | undefined => {
  if (!areDatesInOrder(plan, now)) return 'activityDates'
  return arePostsWithin(plan) ? undefined : 'activityPosts'
}

/** What has begun is held or cancelled as it was planned. */
export const refuseChange = (
  before: ActivityPlan,
  after: ActivityPlan,
  now: Instant,
): PlanRefusalCode | undefined => (before.startsAt <= now ? 'activityStarted' : refusePlan(after, now))

/** Whoever signed up for another time or place has to hear of it. */
export const isMoved = (before: ActivityPlan, after: ActivityPlan): boolean =>
  before.startsAt !== after.startsAt || before.endsAt !== after.endsAt || before.place !== after.place
