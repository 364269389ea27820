/** An activity's row follows the steps of its process, and who has a place follows the row. */
import { reduce, blankState } from '#domain/kernel/reduce.js'
import { stateCouncilCalendar } from '#domain/calendar/state-council.js'
import { commitStep } from '#persistence/process/commit-step.js'
import { seedRules } from '#persistence/rules/seed-rules.js'
import { importSmallDistrict, people, units } from '#testing/claims.js'
import { testDatabase, type TestDatabase } from '#testing/database.js'
import type { ActivityFacts } from '#workflows/activity/activity.facts.js'
import { activity } from '#workflows/activity/activity.lifecycle.js'
import { defaultActivityPolicy } from '#workflows/activity/activity.policy.js'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  await importSmallDistrict(database.pool)
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
