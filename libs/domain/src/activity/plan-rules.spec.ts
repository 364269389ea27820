import type { ActivityPlan } from './activity.js'
import { isMoved, refuseChange, refusePlan } from './plan-rules.js'

const hour = 3_600_000
const plan: ActivityPlan = {
  title: '清洁家园',
  content: '',
  place: '活动室',
  startsAt: 100 * hour,
  endsAt: 102 * hour,
  signUpUntil: 100 * hour,
  cancelUntil: 76 * hour,
  capacity: 10,
  audience: 'community',
  posts: [
    { postCode: 'G1', places: 5 },
    { postCode: 'G2', places: 5 },
  ],
}

test.each<[string, Partial<ActivityPlan>, string | undefined]>([
  ['as it should be', {}, undefined],
  ['beginning now', { startsAt: 0 }, 'activityDates'],
  ['ending as it begins', { endsAt: 100 * hour }, 'activityDates'],
  ['of three days', { endsAt: 172 * hour }, undefined],
  ['of more than three days', { endsAt: 173 * hour }, 'activityDates'],
  ['years ahead', { startsAt: 20_000 * hour, endsAt: 20_001 * hour }, 'activityDates'],
  ['with signing up after it began', { signUpUntil: 101 * hour }, 'activityDates'],
  ['with cancelling after it began', { cancelUntil: 101 * hour }, 'activityDates'],
  ['with more posts than places', { capacity: 9 }, 'activityPosts'],
  ['with as many posts as places', { capacity: 10 }, undefined],
  ['with a post twice', { posts: [plan.posts, plan.posts].flat(), capacity: 20 }, 'activityPosts'],
])('a plan %s', (_how, changes, code) => {
  expect(refusePlan({ ...plan, ...changes }, 0)).toBe(code)
})

test('nothing is changed once it has begun, whatever the change', () => {
  expect(refuseChange(plan, plan, 100 * hour - 1)).toBeUndefined()
  expect(refuseChange(plan, plan, 100 * hour)).toBe('activityStarted')
})

test('another time or place is a move, another text or number of places is none', () => {
  expect([isMoved(plan, { ...plan, place: '广场' }), isMoved(plan, { ...plan, endsAt: 103 * hour })]).toEqual(
    [true, true],
  )
  expect(isMoved(plan, { ...plan, title: '植树', capacity: 3 })).toBe(false)
})
