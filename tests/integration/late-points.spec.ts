/** Facts that change after their month was counted: marked by whatever changes them, taken up by the next month, once. */
import { setTimeout as sleep } from 'node:timers/promises'
import { advanceMonths } from '#persistence/points/advance-months.js'
import { passOver } from '#persistence/points/settle-month.js'
import { seedActivity } from '#testing/activities.js'
import { seedAttendance } from '#testing/attendances.js'
import { people, units } from '#testing/claims.js'
import type { TestDatabase } from '#testing/database.js'
import { monthsDatabase } from './support/databases.js'

const activityId = '00000000-0000-4000-8000-000000000001'
const months = ['2026-08', '2026-09', '2026-10']
const at = (day: string) => new Date(`${day}T09:00:00+08:00`)

let database: TestDatabase
beforeAll(async () => {
  database = await monthsDatabase()
})
afterAll(() => database.drop())
beforeEach(async () => {
  await database.pool.query(
    'TRUNCATE point_entry, point_month, point_standing, point_late, activity, attendance CASCADE',
  )
  for (const month of months)
    await database.pool.query('INSERT INTO point_month (district_id, month) VALUES ($1, $2)', [
      units.district,
      month,
    ])
  await seedActivity(database.pool, { id: activityId, startsAt: at('2026-09-10'), signUps: [] })
})

const query = (text: string, values: unknown[] = []) => database.pool.query(text, values)
const passes = async (...over: string[]) => {
  for (const month of over) await passOver(database.pool, { districtId: units.district, month })
}
const publish = (month: string) =>
  query(`UPDATE point_month SET state = 'published' WHERE month = $1`, [month])
const ledger = async () => {
  const { rows } = await query(
    `SELECT concat_ws(' ', month, rule, amount, cause) AS told FROM point_entry WHERE subject_id = $1 ORDER BY id`,
    [people.member],
  )
  return (rows as { told: string }[]).map(({ told }) => told)
}
const doneWell = () =>
  query(
    `INSERT INTO done_well (id, activity_id, person_id, reason, by) VALUES ($1::uuid, $1::uuid::text, $2, '带头清运', $3)`,
    [activityId, people.member, people.east1Secretary],
  )

test('what is confirmed, praised and withdrawn under a published month is a correction in the next one', async () => {
  await seedAttendance(database.pool, activityId, { personId: people.member })
  await passes('2026-09')
  await publish('2026-09')
  await passes('2026-10')
  expect(await ledger()).toEqual(['2026-09 activity 1'])
  await doneWell()
  await passes('2026-10')
  await query(`UPDATE done_well SET withdrawn_at = now(), withdrawn_by = 'x', withdrawn_reason = '误登'`)
  await passes('2026-10')
  await query(`UPDATE attendance SET state = 'refused'`)
  await passes('2026-10', '2026-10')
  expect(await ledger()).toEqual([
    '2026-09 activity 1',
    '2026-10 doneWell 1',
    '2026-10 doneWell -1 factGone',
    '2026-10 activity -1 factGone',
  ])
})

test('an activity that is moved into another month after it was counted is taken back there and given here', async () => {
  await seedAttendance(database.pool, activityId, { personId: people.member })
  await passes('2026-09', '2026-10')
  await query('UPDATE activity SET starts_at = $1', [at('2026-10-12')])
  await passes('2026-09', '2026-10', '2026-09', '2026-10')
  expect(await ledger()).toEqual(['2026-09 activity 1', '2026-09 activity -1 factGone', '2026-10 activity 1'])
})

test('while its month is open nobody is marked, and a mark is forgotten when no month looks back so far', async () => {
  const marked = async () => (await query('SELECT person_id FROM point_late')).rowCount
  await seedAttendance(database.pool, activityId, { personId: people.member })
  expect(await marked()).toBe(0)
  await publish('2026-09')
  await query(`UPDATE attendance SET decision_note = '补记'`)
  expect(await marked()).toBe(1)
  await advanceMonths(database.pool, '2026-10-15')
  expect(await marked()).toBe(1)
  await query(`UPDATE point_late SET month = '2020-01'`)
  await advanceMonths(database.pool, '2026-10-15')
  expect(await marked()).toBe(0)
})

/** Postgres tells what it has counted within seconds (10 at most); here at once. */
const told = async (text: string, values: unknown[] = []) => {
  const client = await database.pool.connect()
  await client.query(text, values)
  await client.query('SELECT pg_stat_force_next_flush()')
  client.release()
}

test('a month is not looked at again as long as nothing has changed, but when it is settled or published', async () => {
  const passed = new Map<string, string>()
  let passes = 0
  const look = async (today: string) => {
    passes = 0
    await advanceMonths(database.pool, today, { passed, afterChunk: () => void passes++ })
    return passes
  }
  await query(`DELETE FROM point_month WHERE month <> '2026-09'`)
  expect(await look('2026-09-15')).toBe(2)
  // What came before the test is told by and by.
  while ((await look('2026-09-15')) > 0) await sleep(500)
  await told(
    `INSERT INTO attendance (id, activity_id, person_id, way, came_at, state, by, decided_by, decided_at)
     VALUES (gen_random_uuid(), $1, $2, 'list', now(), 'confirmed', $2, $2, now())`,
    [activityId, people.member],
  )
  expect([await look('2026-09-15'), await look('2026-09-15')]).toEqual([2, 0])
  expect(await ledger()).toEqual(['2026-09 activity 1'])
  await told(`UPDATE attendance SET state = 'refused'`)
  await look('2026-09-15')
  expect(await ledger()).toHaveLength(2)
  // One that goes on from where another was broken off has not looked at everybody: the next one does.
  passed.clear()
  await query('UPDATE point_month SET settled_through = $1', ['\uFFFF'])
  expect([await look('2026-09-15'), await look('2026-09-15'), await look('2026-09-15')]).toEqual([1, 2, 0])
  await look('2026-10-01')
  expect([await look('2026-10-20'), await look('2026-10-20')]).toEqual([4, 0])
  await query(`UPDATE point_month SET publication_by = 'x' WHERE month = '2026-09'`)
  expect([await look('2026-10-20'), await look('2026-10-20')]).toEqual([2, 0])
})

test('a month that is to come stays open, though somebody has begun it', async () => {
  await advanceMonths(database.pool, '2026-08-20')
  const { rows } = await query(
    `SELECT DISTINCT state, pass_at IS NULL AS untouched FROM point_month WHERE month > '2026-08'`,
  )
  expect(rows).toEqual([{ state: 'open', untouched: true }])
})
