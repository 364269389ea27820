/** The demo's activities are made by the rules themselves: some over, some called off, some waiting, some to come. */
import { stateCouncilCalendar } from '#domain/calendar/state-council.js'
import { appraiseDemoActivities } from '#persistence/seed/demo-appraisals.js'
import { seedRules } from '#persistence/rules/seed-rules.js'
import { people, units } from '#testing/claims.js'
import type { TestDatabase } from '#testing/database.js'
import { defaultActivityPolicy } from '#workflows/activity/activity.policy.js'
import { districtDatabase } from './support/databases.js'
import { makeDemoActivities } from '../../apps/cli/demo/demo-activities.js'
import { makeDemoServiceDays } from '../../apps/cli/demo/demo-service-days.js'

let database: TestDatabase
beforeEach(async () => {
  database = await districtDatabase()
  await seedRules(database.pool, {
    kind: 'activity',
    policy: defaultActivityPolicy,
    calendar: stateCouncilCalendar,
  })
  await database.pool.query(
    `INSERT INTO membership (id, subject, person_id, agency_id, community_id, valid_from)
     VALUES (gen_random_uuid(), 'member', $1, $2, $3, '2020-01-01')`,
    [people.member, units.j1, units.east1],
  )
})
afterEach(() => database.drop())

/** Sign-ups at night, after `now`, or of what nobody had been told of yet. */
const oddSignUps = async (now: number) =>
  (
    await database.pool.query(
      `SELECT s.at FROM sign_up s JOIN process p ON p.id::text = s.activity_id
       WHERE (s.at AT TIME ZONE 'Asia/Shanghai')::time NOT BETWEEN '07:00' AND '21:00' OR s.at > $1 OR s.at < p.started_at`,
      [new Date(now)],
    )
  ).rows

test.each([
  ['an ordinary Friday', '2026-11-27T02:00:00Z'],
  ['the Monday after National Day', '2026-10-12T02:00:00Z'],
  ['two in the morning', '2026-11-26T18:00:00Z'],
])('a quarter as of %s, made once', async (_what, at) => {
  const now = Date.parse(at)
  expect(await makeDemoActivities(database.pool, now)).toBe(41)
  const { rows } = await database.pool.query<{ states: Record<string, number>; signUps: number }>(
    `SELECT jsonb_object_agg(state, n) AS states, (SELECT count(*)::int FROM sign_up) AS "signUps"
     FROM (SELECT state, count(*) AS n FROM activity GROUP BY state) counted`,
  )
  expect(rows[0]?.states).toEqual({ closed: 24, cancelled: 3, held: 4, open: 10 })
  expect(rows[0]?.signUps).toBeGreaterThan(5)
  expect(await oddSignUps(now)).toEqual([])
  const { rows: attended } = await database.pool.query(
    `SELECT a.state AS activity, t.state, bool_or('afterClosing' = ANY (t.flags)) AS late,
       bool_and(t.decided_at > a.ends_at AND t.decided_at < $1) AS in_time
     FROM attendance t JOIN activity a ON a.id = t.activity_id GROUP BY 1, 2 ORDER BY 1, 2`,
    [new Date(now)],
  )
  expect(attended).toContainEqual({ activity: 'closed', state: 'confirmed', late: false, in_time: true })
  expect(attended).not.toContainEqual(expect.objectContaining({ activity: 'closed', state: 'recorded' }))
  expect(await appraiseDemoActivities(database.pool, new Date(now))).toBeGreaterThan(100)
  expect(await appraiseDemoActivities(database.pool, new Date(now))).toBe(0)
  const odd = await database.pool.query(
    `SELECT FROM appraisal WHERE score NOT BETWEEN 1 AND 5 OR (source = 'paper') <> (by IS NOT NULL) OR at > $1`,
    [new Date(now)],
  )
  expect(odd.rowCount).toBe(0)
  expect(await makeDemoActivities(database.pool, now)).toBe(0)
})

test.each([
  ['an ordinary Friday', '2026-11-27T02:00:00Z', ['2026-10', '2026-11']],
  ['the first days of a month: none is over yet', '2026-12-03T02:00:00Z', ['2026-11']],
])(
  'every community held a service day in each month as of %s, once, and who came has it confirmed',
  async (_what, at, months) => {
    const now = Date.parse(at)
    const made = await makeDemoServiceDays(database.pool, now)
    const { rows } = await database.pool.query(
      `SELECT to_char(a.starts_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM') AS month, bool_and(a.state = 'closed') AS closed,
       count(DISTINCT a.community_id)::int AS communities, count(t.id)::int AS came,
       bool_and(t.id IS NULL OR t.state = 'confirmed' AND t.decided_at > a.ends_at) AS confirmed
     FROM activity a LEFT JOIN attendance t ON t.activity_id = a.id GROUP BY 1 ORDER BY 1`,
    )
    expect(await oddSignUps(now)).toEqual([])
    const communities = made / months.length
    expect(rows).toEqual(
      months.map(month => ({ month, closed: true, communities, came: 1, confirmed: true })),
    )
    expect(await makeDemoServiceDays(database.pool, now)).toBe(0)
  },
)
