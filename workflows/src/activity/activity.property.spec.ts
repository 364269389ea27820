/** Thousands of random lives of an activity. */
import { stateCouncilCalendar } from '#domain/calendar/state-council.js'
import { units } from '#testing/claims.js'
import { live, patienceMs } from '#testing/property/lives.js'
import type { Subject } from '#testing/property/subject.js'
import type { ActivityFacts } from './activity.facts.js'
import { activity } from './activity.lifecycle.js'
import { defaultActivityPolicy, type ActivityPolicy } from './activity.policy.js'
import { activityRow } from './activity.rules.js'

const hourMs = 3_600_000
const must = (holds: boolean, what: string) => {
  if (!holds) throw new Error(what)
}

const check: Subject['check'] = ({ processId, regions, endedAt, facts: known }, { moved }) => {
  const facts = known as ActivityFacts
  const stage = regions.main?.stage ?? ''
  const [row] = activityRow({ processId, facts, stage, ended: endedAt !== undefined })
  must(row?.table === 'activity' && row.row.id === processId, 'an activity has its row at every point')
  must(facts.plan.startsAt < facts.plan.endsAt, 'a plan ends after it begins')
  if (moved) return
  if (stage === 'cancelled') must(facts.cancelled !== undefined, 'who cancels says why')
  if (stage === 'closed') must(facts.summary !== undefined, 'what is closed was summed up')
  must(facts.cancelled === undefined || stage === 'cancelled', 'what is cancelled stays so')
}

const plan = (now: number, drawn: number) => {
  const iso = (hours: number) => new Date(now + hours * hourMs).toISOString()
  const begins = 24 * (1 + (drawn % 40))
  return {
    title: '清洁家园',
    content: '',
    place: drawn % 3 === 0 ? '广场' : '活动室',
    startsAt: iso(begins),
    endsAt: iso(begins + (drawn % 7) - 1),
    signUpUntil: iso(begins - (drawn % 5)),
    capacity: drawn % 30,
    audience: 'community',
    posts: [],
  }
}

const facts = (drawn: number, now: number): ActivityFacts => ({
  plan: {
    title: '清洁家园',
    content: '',
    place: '活动室',
    startsAt: now + (1 + drawn) * hourMs,
    endsAt: now + (3 + drawn) * hourMs,
    signUpUntil: now + (1 + drawn) * hourMs,
    cancelUntil: now,
    audience: 'community',
    posts: [],
  },
  communityId: units.east1,
  subdistrictId: units.east,
  districtId: units.district,
  organiserId: 'secretary',
  changedAt: now,
  lastOnesWait: false,
})

const policies: ActivityPolicy[] = [
  { ...defaultActivityPolicy, reviews: 1 },
  { ...defaultActivityPolicy, version: 'without-review', reviews: 0 },
]

const subject: Subject = {
  lifecycle: activity,
  calendar: stateCouncilCalendar,
  facts,
  policies,
  body: (_act, state, _seat, drawn) => ({
    plan: plan(state.startedAt, drawn),
    reasonCode: 'weather',
    reason: 'because',
    lastOnesWait: drawn % 2 === 0,
    summary: 'done',
    note: '',
  }),
  towardsTheEnd: ['approvePlan', 'confirmAttendance', 'summarise', 'cancelActivity'],
  endings: ['refusePlan', 'cancelActivity', 'summarise'],
  check,
}

it(
  'keeps its word through random lives, which together see every stage',
  () => {
    const lives = live(subject)
    expect(Object.keys(activity.main).filter(stage => !lives.stages.has(stage))).toEqual([])
  },
  patienceMs,
)
