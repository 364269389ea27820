/** 月报 made by themselves: a month that is over orders them once, however long nobody looked and however many look at once. */
import { advanceMonths } from '#persistence/points/advance-months.js'
import { orderReport, takeReport } from '#persistence/report/keep-reports.js'
import { people, units } from '#testing/claims.js'
import type { TestDatabase } from '#testing/database.js'
import { monthsDatabase } from './support/databases.js'

const city = '5117'
let database: TestDatabase
beforeAll(async () => {
  database = await monthsDatabase()
})
afterAll(() => database.drop())
beforeEach(() => database.pool.query('TRUNCATE point_month, monthly_report CASCADE'))

const begin = (month: string) =>
  database.pool.query('INSERT INTO point_month (district_id, month) VALUES ($1, $2)', [units.district, month])
const orders = async (): Promise<string[]> => {
  const { rows } = await database.pool.query<{ told: string }>(
    `SELECT concat_ws(' ', month, unit_id, occasion) AS told FROM monthly_report WHERE state = 'waiting' ORDER BY 1`,
  )
  return rows.map(({ told }) => told)
}
const expected = (month: string, occasion: string, ...above: string[]) =>
  [...above, units.district, units.east, units.west].map(id => `${month} ${id} ${occasion}`)

test('after an outage of months each one is ordered, of the district, its subdistricts and the city above; the present one is not', async () => {
  await begin('2026-07')
  await advanceMonths(database.pool, '2026-07-31')
  expect(await orders()).toEqual([])
  await Promise.all([1, 2, 3].map(() => advanceMonths(database.pool, '2026-10-05')))
  expect(await orders()).toEqual(
    ['2026-07', '2026-08', '2026-09'].flatMap(month => expected(month, 'monthEnd', city)),
  )
  const before = await orders()
  await advanceMonths(database.pool, '2026-10-06')
  expect(await orders()).toEqual(before)
})

test('publication orders them once more: late facts make another edition', async () => {
  await begin('2026-09')
  await advanceMonths(database.pool, '2026-10-05')
  await database.pool.query(`UPDATE monthly_report SET state = 'kept', edition = 1`)
  await database.pool.query(`UPDATE point_month SET publication_by = $1 WHERE month = '2026-09'`, [
    people.officer,
  ])
  await advanceMonths(database.pool, '2026-10-25')
  await advanceMonths(database.pool, '2026-10-25')
  expect(await orders()).toEqual(expected('2026-09', 'publication'))
})

test('who waits for a report is served before those that a month ordered, and one under way is not made twice', async () => {
  await orderReport(database.pool, {
    id: '00000000-0000-4000-8000-000000000001',
    unitId: units.east,
    month: '2026-09',
    by: people.eastCoordinator,
  })
  await begin('2026-09')
  await advanceMonths(database.pool, '2026-10-05')
  expect(await orders()).toContain('2026-09 511702001 asked')
  expect(await orders()).not.toContain('2026-09 511702001 monthEnd')
  await database.pool.query(
    `UPDATE monthly_report SET ordered_at = now() + interval '1 hour' WHERE occasion = 'asked'`,
  )
  const client = await database.pool.connect()
  expect(await takeReport(client)).toMatchObject({ unitId: units.east })
  client.release(true)
})
