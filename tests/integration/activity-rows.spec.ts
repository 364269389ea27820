/** An activity's row follows the steps of its process, and who has a place follows the row. */
import { reduce, blankState } from '#domain/kernel/reduce.js'
import { stateCouncilCalendar } from '#domain/calendar/state-council.js'
import { commitStep } from '#persistence/process/commit-step.js'
import { seedRules } from '#persistence/rules/seed-rules.js'
import { people, units } from '#testing/claims.js'
import type { TestDatabase } from '#testing/database.js'
import type { ActivityFacts } from '#workflows/activity/activity.facts.js'
import { activity } from '#workflows/activity/activity.lifecycle.js'
import { defaultActivityPolicy } from '#workflows/activity/activity.policy.js'
import { districtDatabase } from './support/databases.js'

let database: TestDatabase
beforeAll(async () => {
  database = await districtDatabase()
  await seedRules(database.pool, { kind: 'activity', ...rules })
})
afterAll(() => database.drop())

const now = Date.parse('2026-10-12T02:00:00Z')
const hour = 3_600_000
const facts: ActivityFacts = {
  plan: {
    title: '清洁家园',
    content: '',
    place: '活动室',
    startsAt: now + 48 * hour,
    endsAt: now + 50 * hour,
    signUpUntil: now + 48 * hour,
    cancelUntil: now + 24 * hour,
    capacity: 5,
    audience: 'community',
    posts: [{ postCode: 'G1', places: 2 }],
  },
  communityId: units.east1,
  subdistrictId: units.east,
  districtId: units.district,
  organiserId: people.east1Secretary,
  changedAt: now,
  lastOnesWait: false,
}
const id = '7b0c1b1e-5a51-4b0e-8a55-3f1f6c0e2b41'
const rules = { policy: defaultActivityPolicy, calendar: stateCouncilCalendar }
const started = () =>
  reduce(
    activity,
    blankState('activity', id, rules),
    rules,
    { type: 'start', key: 'k', bodyHash: '', by: people.east1Secretary, title: '清洁家园', facts },
    now,
  ).step

test('the first step leaves the row with the number of its process, once however often it is written', async () => {
  expect(await commitStep(database.pool, started())).toEqual({ status: 'committed' })
  expect(await commitStep(database.pool, started())).toMatchObject({ status: 'ahead' })
  const { rows } = await database.pool.query<{ process: number }>(
    `SELECT a.number, a.state, a.capacity, (SELECT number FROM process) AS process,
       (SELECT jsonb_object_agg(post_code, places) FROM activity_post) AS posts FROM activity a`,
  )
  expect(rows).toEqual([
    {
      number: `HD-2026-${String(rows[0]?.process).padStart(6, '0')}`,
      state: 'open',
      capacity: 5,
      process: expect.anything(),
      posts: { G1: 2 },
    },
  ])
})

test('a plan refused before anybody was told is dropped; one called off after that is cancelled', async () => {
  const leftBy = async (activityId: string, reviews: number, form: string, act: string, body: object) => {
    const under = { ...rules, policy: { ...defaultActivityPolicy, reviews } }
    const event = {
      type: 'start' as const,
      key: activityId,
      bodyHash: '',
      by: people.east1Secretary,
      title: '植树',
      facts,
    }
    const first = reduce(activity, blankState('activity', activityId, under), under, event, now).step
    await commitStep(database.pool, first)
    const rounds = Object.values(first.state.regions.main?.rounds ?? {})
    const seat = rounds.find(round => round.form === form)?.seats[0]
    const done = reduce(
      activity,
      first.state,
      under,
      {
        ...{ type: 'act', key: `${activityId}-2`, bodyHash: '', by: people.eastCoordinator, act, body },
        ...{ seatId: seat?.id ?? '', expectedVersion: first.state.version },
      },
      now + hour,
    ).step
    await commitStep(database.pool, done)
    const { rows } = await database.pool.query<{ state: string }>(
      'SELECT state FROM activity WHERE id = $1',
      [activityId],
    )
    return rows[0]?.state
  }
  const ids = [1, 2, 3].map(no => id.replace(/.$/, String(no + 1)))
  expect(await leftBy(ids[0] ?? '', 1, 'planReview', 'refusePlan', { reason: '与街道活动冲突' })).toBe(
    'dropped',
  )
  const off = { reasonCode: 'weather', reason: '暴雨' }
  expect(await leftBy(ids[1] ?? '', 1, 'organising', 'cancelActivity', off)).toBe('dropped')
  expect(await leftBy(ids[2] ?? '', 0, 'organising', 'cancelActivity', off)).toBe('cancelled')
})
