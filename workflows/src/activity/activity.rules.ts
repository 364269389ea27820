/** What follows from an activity's facts. */
import type { PlanBody } from '#contracts/workflow/activity.js'
import type { ActivityPlan, ActivityState } from '#domain/activity/activity.js'
import { isMoved } from '#domain/activity/plan-rules.js'
import type { Instant } from '#domain/calendar/local-date.js'
import type { ClockSpec, Point } from '#domain/kernel/lifecycle.js'
import type { StepRow } from '#domain/kernel/rows.js'
import type { Notice } from '#domain/kernel/step.js'
import type { ActivityFacts } from './activity.facts.js'
import type { ActivityPolicy } from './activity.policy.js'

const hourMs = 3_600_000

/** So long before the start as policy says; where that is past already, as long as somebody else can still sign up. */
const untilCancelled = (
  startsAt: Instant,
  signUpUntil: Instant,
  cancelHours: number,
  now: Instant,
): Instant => {
  const usual = startsAt - cancelHours * hourMs
  return usual > now ? usual : signUpUntil
}

/** A plan as it was sent, with what policy adds to it. */
export const planOf = (
  body: PlanBody,
  { cancelHours }: Pick<ActivityPolicy, 'cancelHours'>,
  now: Instant,
): ActivityPlan => {
  const { title, content, place, capacity, audience, posts } = body
  const startsAt = Date.parse(body.startsAt)
  const signUpUntil = Date.parse(body.signUpUntil)
  return {
    title,
    content,
    place,
    startsAt,
    endsAt: Date.parse(body.endsAt),
    signUpUntil,
    cancelUntil:
      body.cancelUntil === undefined
        ? untilCancelled(startsAt, signUpUntil, cancelHours, now)
        : Date.parse(body.cancelUntil),
    ...(capacity !== undefined && { capacity }),
    audience,
    posts,
  }
}

export const withPlan = (
  { movedAt: _before, ...facts }: ActivityFacts & { movedAt?: Instant },
  plan: ActivityPlan,
  { now, lastOnesWait }: { now: Instant; lastOnesWait: boolean },
): ActivityFacts => {
  const movedAt = isMoved(facts.plan, plan) ? now : _before
  return { ...facts, plan, changedAt: now, lastOnesWait, ...(movedAt !== undefined && { movedAt }) }
}

/** It is over when the plan says so, counted from when that was last decided. */
export const untilTheEnd = ({ plan, changedAt }: ActivityFacts): ClockSpec => {
  const budget = { unit: 'hours' as const, amount: Math.max(plan.endsAt - changedAt, 1_000) / hourMs }
  return {
    budget,
    startedAt: changedAt,
    stages: [{ id: 'auto-over', after: budget, does: 'auto', outcome: 'over' }],
  }
}

const stateAt: Readonly<Record<string, ActivityState>> = {
  planned: 'planned',
  open: 'open',
  held: 'held',
  summarising: 'held',
  closed: 'closed',
}

/** The row that sign-up, calendars and attendance look at. */
export const activityRow = ({ facts, processId, stage }: Point<ActivityFacts>): StepRow[] => {
  const { plan, communityId, organiserId, projectId, changedAt, movedAt, lastOnesWait } = facts
  const cancelReason = facts.cancelled?.reason ?? facts.refusal?.reason
  const row = {
    ...plan,
    id: processId,
    communityId,
    organiserId,
    state: stateAt[stage] ?? ('cancelled' as const),
    changedAt,
    lastOnesWait,
    ...(projectId !== undefined && { projectId }),
    ...(movedAt !== undefined && { movedAt }),
    ...(cancelReason !== undefined && { cancelReason }),
    ...(facts.summary !== undefined && { summary: facts.summary }),
  }
  return [{ table: 'activity', row }]
}

/** Members hear of a new activity; whoever has signed up hears that it was moved or does not take place. */
export const activityNews = (
  after: Point<ActivityFacts>,
  before?: Point<ActivityFacts>,
): Pick<Notice, 'to' | 'circle' | 'template'>[] => {
  const to = { role: 'InServicePartyMember' as const, unitId: after.facts.communityId }
  const wasOpen = before?.stage === 'open'
  if (after.stage === 'open' && (before === undefined || before.stage === 'planned'))
    return [{ to, circle: 'communityMembers', template: 'activity.announced' }]
  if (after.stage === 'open' && wasOpen && after.facts.movedAt !== before.facts.movedAt)
    return [{ to, circle: 'signedUp', template: 'activity.moved' }]
  if (wasOpen && after.ended) return [{ to, circle: 'signedUp', template: 'activity.cancelled' }]
  return []
}
