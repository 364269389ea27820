/** The activity's own part of its process page: the plan as it stands, which changing it begins with. */
import { activityCancelLabels, type ActivityPart } from '#contracts/http/activities.js'
import { findCategoryNames } from '#persistence/needs/categories.js'
import type { ActivityFacts } from '#workflows/activity/activity.facts.js'
import type { KindDetail } from '../processes/kind-detail.js'

type PostNames = { code: string; name: string }[]

export const activityDetail: KindDetail<ActivityFacts, PostNames> = {
  people: ({ organiserId }) => [organiserId],
  read: (database, { communityId }) => findCategoryNames(database, 'post', communityId),
  part: (facts, names, posts) => ({
    activity: { ...partOf(facts, posts), organiserName: names.person(facts.organiserId) },
  }),
}

const iso = (instant: number): string => new Date(instant).toISOString()

const partOf = (
  { plan, movedAt, cancelled, refusal, summary }: ActivityFacts,
  names: PostNames,
): Omit<ActivityPart, 'organiserName'> => ({
  plan: {
    ...plan,
    startsAt: iso(plan.startsAt),
    endsAt: iso(plan.endsAt),
    signUpUntil: iso(plan.signUpUntil),
    cancelUntil: iso(plan.cancelUntil),
  },
  posts: plan.posts.map(({ postCode, places }) => ({
    name: names.find(({ code }) => code === postCode)?.name ?? postCode,
    places,
  })),
  isMoved: movedAt !== undefined,
  ...(cancelled && {
    cancelled: { reasonLabel: activityCancelLabels[cancelled.reasonCode], reason: cancelled.reason },
  }),
  ...(refusal && { refusal: refusal.reason }),
  ...(summary !== undefined && { summary }),
})
