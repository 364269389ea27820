/** Units' closures: entered, taken over into a calendar, and counted with where they count. */
import { dayOf } from '#domain/calendar/working-days.js'
import { importCalendar, latestCalendar } from '#persistence/rules/calendars.js'
import { enterClosure, findClosures, liftClosure, withClosuresInForce } from '#persistence/rules/closures.js'
import { calendarVersionAt, rulesInForce, rulesOf } from '#persistence/rules/rules-for.js'
import { units } from '#testing/claims.js'
import type { TestDatabase } from '#testing/database.js'
import { moment } from '#testing/kernel.js'
import { claimsDatabase } from './support/databases.js'

let database: TestDatabase
beforeAll(async () => {
  database = await claimsDatabase()
})
afterAll(() => database.drop())

const flood = { date: '2026-11-17', reason: '汛情', enteredBy: 'administrator' }
const takeOver = async () => {
  const { calendar } = await latestCalendar(database.pool)
  await importCalendar(database.pool, await withClosuresInForce(database.pool, calendar))
}
const startedAt = moment('2026-11-16 10:00')
const rulesAt = async (unitId: string) => {
  const versions = await rulesInForce(database.pool, { kind: 'claim', unitId, at: startedAt })
  return rulesOf(database.pool, { kind: 'claim', startedAt, ...versions })
}
const kindAt = async (unitId: string, date = flood.date) => dayOf((await rulesAt(unitId)).calendar, date).kind

test('a unit closes once on a day, for itself and what is below', async () => {
  expect(await enterClosure(database.pool, { ...flood, unitId: units.east })).toBeDefined()
  expect(await enterClosure(database.pool, { ...flood, unitId: units.east })).toBeUndefined()
  await takeOver()
  expect([await kindAt(units.east1), await kindAt(units.east), await kindAt(units.west1)]).toEqual([
    'closure',
    'closure',
    'workday',
  ])
  expect((await rulesAt(units.west1)).calendar.version).not.toContain('@')
})

test('a unit below with closures of its own has those above it as well', async () => {
  await enterClosure(database.pool, { ...flood, unitId: units.east1, date: '2026-11-18' })
  await takeOver()
  expect([await kindAt(units.east1), await kindAt(units.east1, '2026-11-18')]).toEqual(['closure', 'closure'])
  expect(await kindAt(units.east2, '2026-11-18')).toBe('workday')
  const { calendar } = await latestCalendar(database.pool)
  expect(await calendarVersionAt(database.pool, calendar.version, units.east1)).toBe(
    `${calendar.version}@${units.east1}`,
  )
})

test('a lifted one stays on record and counts no more, while the version before still says what it said', async () => {
  const before = await rulesInForce(database.pool, { kind: 'claim', unitId: units.east2, at: startedAt })
  for (const { id } of await findClosures(database.pool)) {
    expect(await liftClosure(database.pool, id, 'administrator')).toBe(true)
    expect(await liftClosure(database.pool, id, 'administrator')).toBe(false)
  }
  await takeOver()
  expect(await kindAt(units.east1)).toBe('workday')
  const { rows } = await database.pool.query('SELECT lifted_by FROM closure')
  expect(rows).toEqual([{ lifted_by: 'administrator' }, { lifted_by: 'administrator' }])
  const then = await rulesOf(database.pool, { kind: 'claim', startedAt, ...before })
  expect(dayOf(then.calendar, flood.date).kind).toBe('closure')
})
