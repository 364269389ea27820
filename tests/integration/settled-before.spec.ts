/** A month that is counted for the first time asks nobody whether they are there already; whoever is all the same stays right. */
import { passOver } from '#persistence/points/settle-month.js'
import { seedActivity } from '#testing/activities.js'
import { seedAttendance } from '#testing/attendances.js'
import { people, units } from '#testing/claims.js'
import type { TestDatabase } from '#testing/database.js'
import { addSecondDistrict, secondDistrict } from '#testing/second-district.js'
import { monthsDatabase } from './support/databases.js'

const month = '2026-09'
const activityId = '00000000-0000-4000-8000-000000000001'

let database: TestDatabase
beforeEach(async () => {
  database = await monthsDatabase()
  await database.pool.query('INSERT INTO point_month (district_id, month) VALUES ($1, $2)', [
    units.district,
    month,
  ])
  await seedActivity(database.pool, {
    id: activityId,
    startsAt: new Date('2026-09-10T09:00:00+08:00'),
    signUps: [],
  })
  await seedAttendance(database.pool, activityId, { personId: people.member })
})
afterEach(() => database.drop())

const pass = () => passOver(database.pool, { districtId: units.district, month })
const rows = async (sql: string, values: unknown[] = []) =>
  (await database.pool.query<Record<string, unknown>>(sql, values)).rows
const ofMember = () =>
  rows('SELECT agency_id AS at, standing, points FROM point_standing WHERE subject_id = $1', [people.member])

test('somebody whom another district has counted within the month stands here alone', async () => {
  await addSecondDistrict(database.pool)
  await rows(
    `INSERT INTO point_standing (district_id, month, subject, subject_id, agency_id, points, earned, standing)
     VALUES ($1, $2, 'member', $3, $4, 0, 0, 'zero')`,
    [secondDistrict.district, month, people.member, secondDistrict.agency],
  )
  await pass()
  expect(await ofMember()).toEqual([{ at: units.j1, standing: 'pointed', points: 1 }])
})

test('a point that is in the ledger of a month before is not given twice', async () => {
  await rows(
    `INSERT INTO point_entry (district_id, month, subject, subject_id, rule, rule_version, amount, fact_kind, fact_id, fact_on, confirmed_by)
     VALUES ($1, '2026-08', 'member', $2, 'activity', 1, 1, 'activity', $3, '2026-08-31', 'x')`,
    [units.district, people.member, activityId],
  )
  await pass()
  expect(await rows('SELECT month FROM point_entry')).toEqual([{ month: '2026-08' }])
  expect(await ofMember()).toEqual([{ at: units.j1, standing: 'zero', points: 0 }])
})

test('a pass over what is settled does not so much as lock a row', async () => {
  await pass()
  const written = () =>
    rows('SELECT ctid::text, xmin::text, xmax::text, subject_id FROM point_standing ORDER BY subject_id')
  const before = await written()
  expect(before.length).toBeGreaterThan(2)
  await pass()
  expect(await written()).toEqual(before)
})
