/** Weeks of all communities in Postgres: opened by one statement, caught up in order, under the policy of the day. */
import { randomUUID } from 'node:crypto'
import { addDays, isoWeekOf, type LocalDate } from '#domain/calendar/local-date.js'
import { openedWeekOf } from '#domain/weekly/weekly-rules.js'
import { advanceWeeks } from '#persistence/weekly/advance-weeks.js'
import { fillWeekGaps, findWeekGaps } from '#persistence/weekly/week-gaps.js'
import { recommend as recommendIn } from '#persistence/weekly/recommend.js'
import { inTransaction } from '#persistence/transaction.js'
import { units } from '#testing/claims.js'
import type { TestDatabase } from '#testing/database.js'
import { weeksDatabase } from './support/databases.js'

let database: TestDatabase
beforeAll(async () => {
  database = await weeksDatabase()
})
beforeEach(async () => {
  await database.pool.query('TRUNCATE weekly_opening, weekly_selection CASCADE')
  await cameOn('2026-11-11')
})
afterAll(() => database.drop())

const communities = [units.east1, units.east2, units.west1]
const query = async <T extends object>(text: string, values: unknown[] = []) =>
  (await database.pool.query<T>(text, values)).rows
/** Communities, or one of them. */
const cameOn = (day: string, communityId?: string) =>
  query(`UPDATE org_unit SET added_at = $1::timestamptz WHERE id = coalesce($2, id)`, [
    `${day}T10:00:00+08:00`,
    communityId ?? null,
  ])
const weeksOf = async (communityId: string) =>
  (
    await query<{ week: string }>(
      'SELECT week FROM weekly_selection WHERE community_id = $1 ORDER BY sunday',
      [communityId],
    )
  ).map(({ week }) => week)
test('three years with outages of an hour, eight days and forty-five days: every week once for every community, in order', async () => {
  const first = '2024-01-01'
  const gaps = [0, 7, 45, 3, 8, 1, 45, 45, 8, 2]
  let today: LocalDate = first
  let last = today
  for (let look = 0; today < '2026-12-28'; look += 1) {
    const { opened } = await advanceWeeks(database.pool, today)
    expect(opened).toEqual([...opened].sort())
    last = today
    today = addDays(today, gaps[look % gaps.length] ?? 1)
  }
  const expected = new Set<string>()
  for (let day: LocalDate = first; day <= last; day = addDays(day, 1)) expected.add(isoWeekOf(day))
  for (const community of communities) expect(await weeksOf(community)).toEqual([...expected])
})

test('looked at by several workers at once, and again, it opens nothing twice', async () => {
  await Promise.all(Array.from({ length: 4 }, () => advanceWeeks(database.pool, '2026-11-25')))
  expect(await advanceWeeks(database.pool, '2026-11-25')).toEqual({ opened: [], joined: 0, ended: 0 })
  expect(await query('SELECT week, communities FROM weekly_opening')).toEqual([
    { week: '2026-W48', communities: 3 },
  ])
})

test('a week that a recommendation opened during an outage does not hide those before it', async () => {
  await advanceWeeks(database.pool, '2026-11-04')
  await query(`INSERT INTO weekly_selection (community_id, week, sunday, recommend_until)
    VALUES ('${units.east1}', '2026-W48', '2026-11-29', '2026-11-27')`)
  expect((await advanceWeeks(database.pool, '2026-11-25')).opened).toEqual([
    '2026-W46',
    '2026-W47',
    '2026-W48',
  ])
  expect(await weeksOf(units.east1)).toEqual(['2026-W45', '2026-W46', '2026-W47', '2026-W48'])
})

test('a community that came since has the present week; one that ended has no more', async () => {
  await advanceWeeks(database.pool, '2026-11-25')
  await query(`UPDATE org_unit SET ended_on = '2026-11-20' WHERE id = $1`, [units.west1])
  await query(`DELETE FROM weekly_selection WHERE community_id = $1`, [units.east2])
  expect(await advanceWeeks(database.pool, '2026-11-26')).toMatchObject({ opened: [], joined: 1 })
  await advanceWeeks(database.pool, '2026-12-01')
  expect(await weeksOf(units.west1)).toEqual(['2026-W48'])
  expect(await weeksOf(units.east2)).toEqual(['2026-W48', '2026-W49'])
  await query(`UPDATE org_unit SET ended_on = NULL WHERE id = $1`, [units.west1])
})

test('a week that a community has lost is found, named and filled up', async () => {
  for (const day of ['2026-11-11', '2026-11-18', '2026-11-25']) await advanceWeeks(database.pool, day)
  expect(await findWeekGaps(database.pool)).toEqual([])
  await query(`DELETE FROM weekly_selection WHERE week = '2026-W47' AND community_id = $1`, [units.east2])
  const gap = { week: '2026-W47', monday: '2026-11-16', communities: 1, names: ['东二社区'] }
  expect(await findWeekGaps(database.pool)).toEqual([gap])
  expect(await fillWeekGaps(database.pool)).toEqual([gap])
  expect(await findWeekGaps(database.pool)).toEqual([])
})

test('what one community has lost is not opened for one that came later, nor is a new one said to lack anything', async () => {
  for (const day of ['2026-11-11', '2026-11-18']) await advanceWeeks(database.pool, day)
  await query(`DELETE FROM weekly_selection WHERE community_id = $1`, [units.west1])
  await cameOn('2026-11-25', units.west1)
  expect(await findWeekGaps(database.pool)).toEqual([])
  await query(`DELETE FROM weekly_selection WHERE community_id = $1 AND week = '2026-W47'`, [units.east2])
  await advanceWeeks(database.pool, '2026-11-25')
  expect((await fillWeekGaps(database.pool)).map(({ week }) => week)).toEqual(['2026-W47'])
  expect(await weeksOf(units.east2)).toEqual(['2026-W46', '2026-W47', '2026-W48'])
  expect(await weeksOf(units.west1)).toEqual(['2026-W48'])
})

test('a community that has lost every week that it had is found by when it came', async () => {
  await cameOn('2026-11-18', units.west1)
  for (const day of ['2026-11-11', '2026-11-18', '2026-11-25']) await advanceWeeks(database.pool, day)
  await query(`DELETE FROM weekly_selection WHERE community_id = $1`, [units.west1])
  const gaps = await findWeekGaps(database.pool)
  expect(gaps.map(({ week, communities }) => [week, communities])).toEqual([
    ['2026-W47', 1],
    ['2026-W48', 1],
  ])
  expect(await fillWeekGaps(database.pool)).toEqual(gaps)
  expect(await weeksOf(units.west1)).toEqual(['2026-W47', '2026-W48'])
  expect(await findWeekGaps(database.pool)).toEqual([])
})

test('days and limits are those of the nearest unit’s policy before the Monday, and stay with the week', async () => {
  const say = (unitId: string, step: string, value: unknown, from = '2026-11-22') =>
    query(
      `WITH change AS (
         INSERT INTO policy_change (id, kind, unit_id, state, steps, drafted_by, edited_by)
         VALUES ($1, 'weeklySelection', $2, 'published', '{}', 'test', '{test}') RETURNING id)
       INSERT INTO policy_row (change_id, kind, step, unit_id, effective_from, value)
       SELECT id, 'weeklySelection', $3, $2, $4, $5 FROM change`,
      [randomUUID(), unitId, step, from, value === null ? null : JSON.stringify(value)],
    )
  const budget = { unit: 'workingDays', amount: 3 }
  await say(units.district, 'recommendDays', 3)
  await say(units.district, 'networkLimit', 2)
  await say(units.east, 'recommendDays', 6)
  await say(units.east2, 'recommendDays', 2)
  await say(units.east2, 'recommendDays', null, '2026-11-23')
  await say(units.west1, 'decision', { budget, stages: [] })
  await advanceWeeks(database.pool, '2026-11-25')
  expect((await advanceWeeks(database.pool, '2026-12-01')).ended).toBe(2)
  const told = await query(
    `SELECT community_id AS id, recommend_until - sunday + 7 AS days, network_limit AS network, week_limit AS week,
       decide_within->>'amount' AS within
     FROM weekly_selection ORDER BY sunday, community_id`,
  )
  const of = (id: string, days: number, within = '1') => ({ id, days, network: 2, week: 300, within })
  expect(told).toEqual([
    ...[of(units.east1, 6), of(units.east2, 2), of(units.west1, 3, '3')],
    ...[of(units.east1, 6), of(units.east2, 6), of(units.west1, 3, '3')],
  ])
  expect((await advanceWeeks(database.pool, '2026-12-02')).ended).toBe(0)
  expect((await advanceWeeks(database.pool, '2026-12-03')).ended).toBe(1)
  const given = { communityId: units.east1, named: '某人', reason: '帮忙', source: 'code' as const }
  const voice = (no: number, communityId: string = units.east1) =>
    inTransaction(database.pool, client =>
      recommendIn(
        client,
        {
          ...given,
          communityId,
          id: randomUUID(),
          code: { id: codeId, deviceMark: `${no}`, networkMark: 'n' },
        },
        openedWeekOf('2026-12-05'),
        '2026-12-05',
      ),
    )
  const codeId = randomUUID()
  await query(
    `INSERT INTO recommendation_code (id, community_id, token_hash, token_sealed, by) VALUES ($1, $2, 'h', 's', 'test')`,
    [codeId, units.east1],
  )
  expect(await voice(9, units.west1)).toEqual({ refused: 'recommendationsOver' })
  expect(await voice(1)).toMatchObject({ id: expect.any(String) })
  expect(await voice(2)).toMatchObject({ id: expect.any(String) })
  expect(await voice(3)).toEqual({ refused: 'recommendationCrowd' })
})

test('a week of its own, opened for nobody else, does not hide one that a community lacks; nor does its end', async () => {
  for (const day of ['2026-11-11', '2026-11-18', '2026-11-25']) await advanceWeeks(database.pool, day)
  await query(`INSERT INTO weekly_selection (community_id, week, sunday, recommend_until)
    VALUES ('${units.east2}', '2026-W49', '2026-12-06', '2026-12-04')`)
  await query(`UPDATE org_unit SET ended_on = '2026-11-22' WHERE id = $1`, [units.west1])
  for (const [community, week] of [
    [units.east2, '2026-W47'],
    [units.west1, '2026-W47'],
    [units.west1, '2026-W48'],
  ])
    await query(`DELETE FROM weekly_selection WHERE community_id = $1 AND week = $2`, [community, week])
  expect(await findWeekGaps(database.pool)).toMatchObject([
    { week: '2026-W47', monday: '2026-11-16', communities: 2 },
  ])
  await query(`UPDATE org_unit SET ended_on = NULL WHERE id = $1`, [units.west1])
})
