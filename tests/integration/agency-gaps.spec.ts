/** Every agency stands in every month of its district that was counted: what was lost is found, named and there again. */
import { advanceMonths } from '#persistence/points/advance-months.js'
import { fillAgencyGaps, findAgencyGaps } from '#persistence/points/agency-gaps.js'
import { people, units } from '#testing/claims.js'
import type { TestDatabase } from '#testing/database.js'
import { monthsDatabase } from './support/databases.js'

let database: TestDatabase
beforeAll(async () => {
  database = await monthsDatabase()
})
afterAll(() => database.drop())
beforeEach(async () => {
  await query('TRUNCATE point_entry, point_month, point_standing, follow_up CASCADE')
  await query(`UPDATE org_unit SET added_at = '2026-07-01', ended_on = NULL`)
  await query(`INSERT INTO point_month (district_id, month) VALUES ($1, '2026-08')`, [units.district])
  await advanceMonths(database.pool, '2026-10-01')
})

const query = async <Row extends object>(text: string, values: unknown[] = []) =>
  (await database.pool.query<Row>(text, values)).rows
const lose = (subjectId: string, month: string) =>
  query('DELETE FROM point_standing WHERE subject_id = $1 AND month = $2', [subjectId, month])
const found = async () =>
  (await findAgencyGaps(database.pool)).map(({ month, agencies }) => [
    month,
    ...agencies.map(({ id }) => id).sort(),
  ])
const publish = () => query(`UPDATE point_month SET state = 'published' WHERE month = '2026-08'`)

test('what was counted lacks nobody; what an unpublished month has lost is there after the next pass', async () => {
  expect(await found()).toEqual([])
  await lose(units.j2, '2026-09')
  expect(await found()).toEqual([['2026-09', units.j2]])
  await advanceMonths(database.pool, '2026-10-02')
  expect(await found()).toEqual([])
})

test('what a published month has lost is filled up, leaves the others as they were, and asks for what it asked for', async () => {
  await publish()
  await lose(units.j1, '2026-08')
  await lose(people.member, '2026-08')
  await query(`UPDATE point_standing SET points = 7, standing = 'pointed' WHERE subject_id = $1`, [units.j2])
  await advanceMonths(database.pool, '2026-10-02')
  expect(await found()).toEqual([['2026-08', units.j1]])
  expect(await fillAgencyGaps(database.pool)).toMatchObject([{ month: '2026-08' }])
  expect(await found()).toEqual([])
  expect(
    await query(
      `SELECT subject_id AS id, points FROM point_standing WHERE month = '2026-08' ORDER BY points, id`,
    ),
  ).toEqual([
    ...[units.j1, units.j3, people.member].map(id => ({ id, points: 0 })),
    { id: units.j2, points: 7 },
  ])
  const ordered = 'SELECT kind, subject_id AS id FROM follow_up ORDER BY id'
  const asked = await query(ordered)
  expect(asked).toContainEqual({ kind: 'reminder', id: units.j1 })
  expect(asked).not.toContainEqual({ kind: 'reminder', id: units.j2 })
  expect(await fillAgencyGaps(database.pool)).toEqual([])
  expect(await query(ordered)).toEqual(asked)
})

test('an agency that has lost every month is found by when it came; one that came later lacks none from before', async () => {
  await publish()
  for (const month of ['2026-08', '2026-09']) {
    await lose(units.j2, month)
    await lose(units.j3, month)
  }
  await query(`UPDATE org_unit SET added_at = '2026-09-20' WHERE id = $1`, [units.j3])
  expect(await found()).toEqual([
    ['2026-08', units.j2],
    ['2026-09', units.j2, units.j3],
  ])
})

test('an agency lacks no month at whose end it was no longer there', async () => {
  await lose(units.j2, '2026-08')
  await lose(units.j2, '2026-09')
  await query(`UPDATE org_unit SET ended_on = '2026-09-15' WHERE id = $1`, [units.j2])
  expect(await found()).toEqual([['2026-08', units.j2]])
})
