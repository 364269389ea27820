/** Several districts in one installation: each has its months; what an earlier release kept for all becomes each one's. */
import { knownMigrations, runMigrations } from '#persistence/migrate.js'
import { advanceMonths } from '#persistence/points/advance-months.js'
import { passOver } from '#persistence/points/settle-month.js'
import { seedActivity } from '#testing/activities.js'
import { seedAttendance } from '#testing/attendances.js'
import { importSmallDistrict, people, units } from '#testing/claims.js'
import type { TestDatabase } from '#testing/database.js'
import { addSecondDistrict, secondDistrict } from '#testing/second-district.js'
import { monthsDatabase } from './support/databases.js'

let database: TestDatabase
beforeAll(async () => {
  database = await monthsDatabase()
  await addSecondDistrict(database.pool)
})
afterAll(() => database.drop())

const { district: second, member: secondMember, agency: secondAgency } = secondDistrict
const rows = async <Row extends object>(sql: string, values: unknown[] = []) =>
  (await database.pool.query<Row>(sql, values)).rows
const firstActivity = '00000000-0000-4000-8000-000000000001'
const startsAt = new Date('2026-09-10T09:00:00+08:00')

test('each district settles, waits and publishes by itself; who moves is counted once, where they were at the end', async () => {
  await seedActivity(database.pool, { id: firstActivity, startsAt, signUps: [] })
  await seedAttendance(database.pool, firstActivity, { personId: people.member })
  await seedAttendance(database.pool, firstActivity, { personId: secondMember })
  for (const id of [units.district, second])
    await database.pool.query(`INSERT INTO point_month (district_id, month) VALUES ($1, '2026-09')`, [id])
  const { settled } = await advanceMonths(database.pool, '2026-10-01')
  expect(settled.map(({ districtId }) => districtId)).toEqual([units.district, second])
  await database.pool.query(`UPDATE point_month SET publication_by = $1 WHERE district_id = $2`, [
    secondDistrict.officer,
    second,
  ])
  const { published } = await advanceMonths(database.pool, '2026-10-14')
  expect(published).toEqual([{ districtId: second, month: '2026-09' }])
  expect(await rows('SELECT kind, subject_id AS id, district_id AS d FROM follow_up ORDER BY 2')).toEqual([
    { kind: 'reminder', id: secondAgency, d: second },
  ])
  expect(
    await rows(`SELECT district_id AS d, state FROM point_month WHERE month = '2026-09' ORDER BY 1`),
  ).toEqual([
    { d: units.district, state: 'objections' },
    { d: second, state: 'published' },
  ])

  // Moved into the second district within October: a late fact of September is a correction there, and only there.
  await database.pool.query(
    `UPDATE role_grant SET valid_to = '2026-10-10' WHERE person_id = $1 AND role = 'InServicePartyMember'`,
    [people.member],
  )
  await database.pool.query(
    `INSERT INTO role_grant (person_id, role, unit_id, valid_from, granted_by)
     VALUES ($1, 'InServicePartyMember', $2, '2026-10-11', 'test')`,
    [people.member, secondAgency],
  )
  const later = '00000000-0000-4000-8000-000000000002'
  await seedActivity(database.pool, {
    id: later,
    startsAt: new Date('2026-10-05T09:00:00+08:00'),
    signUps: [],
  })
  await seedAttendance(database.pool, later, { personId: people.member })
  for (const districtId of [units.district, second, units.district])
    await passOver(database.pool, { districtId, month: '2026-10' })
  expect(
    await rows('SELECT district_id AS d, month, amount FROM point_entry WHERE subject_id = $1 ORDER BY id', [
      people.member,
    ]),
  ).toEqual([
    { d: units.district, month: '2026-09', amount: 1 },
    { d: second, month: '2026-10', amount: 1 },
  ])
  const standing = await rows(
    `SELECT agency_id AS agency FROM point_standing WHERE subject_id = $1 AND month = '2026-10'`,
    [people.member],
  )
  expect(standing).toEqual([{ agency: secondAgency }])
})

test('a city keeps the points of its own agencies, each district those of its own', async () => {
  await rows(`INSERT INTO org_unit (id, kind, name, parent_id, path) VALUES ('51', 'city', '市', NULL, '/51/'),
    ('C1', 'agency', '市局', '51', '/51/C1/'), ('C1-Z', 'agencyPartyOrganization', '市局支部', 'C1', '/51/C1/C1-Z/'),
    ('5101', 'district', '甲区', '51', '/51/5101/'), ('D1', 'agency', '区局', '5101', '/51/5101/D1/'),
    ('D1-Z', 'agencyPartyOrganization', '区局支部', 'D1', '/51/5101/D1/D1-Z/')`)
  const found = await rows(
    `SELECT id, point_district(path) AS d FROM org_unit WHERE id IN ('C1-Z', 'D1-Z') ORDER BY 1`,
  )
  expect(found).toEqual([
    { id: 'C1-Z', d: '51' },
    { id: 'D1-Z', d: '5101' },
  ])
})

test('a data folder with months of the whole installation has them for each district afterwards', async () => {
  const { pool, url } = database
  await pool.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
  const early = knownMigrations()
  await runMigrations(url, early.slice(0, early.indexOf('PointsByDistrict1793150000000')))
  await importSmallDistrict(pool)
  await addSecondDistrict(pool)
  await pool.query(`
    INSERT INTO point_month (month, state, published_at) VALUES ('2026-08', 'published', '2026-09-10T02:00:00Z'), ('2026-09', 'open', NULL);
    INSERT INTO point_entry (month, subject, subject_id, rule, rule_version, amount, fact_kind, fact_id, fact_on, confirmed_by)
      VALUES ('2026-08', 'member', 'member', 'activity', 1, 1, 'activity', 'a', '2026-08-02', 'x'),
        ('2026-08', 'agency', '${secondAgency}', 'activity', 1, 1, 'activity', 'a', '2026-08-02', 'x'),
        ('2026-08', 'member', 'officer-1', 'activity', 1, 1, 'activity', 'a', '2026-08-02', 'x');
    INSERT INTO point_standing (month, subject, subject_id, agency_id, points, earned, standing)
      VALUES ('2026-08', 'member', 'member', '${units.j1}', 1, 1, 'pointed')`)
  await runMigrations(url)
  expect(
    await rows(
      `SELECT district_id AS d, month, state, shown_until::text AS until FROM point_month ORDER BY 1, 2`,
    ),
  ).toEqual(
    [units.district, second].flatMap(d => [
      { d, month: '2026-08', state: 'published', until: '2026-09-17' },
      { d, month: '2026-09', state: 'open', until: null },
    ]),
  )
  expect(await rows('SELECT subject_id AS id, district_id AS d FROM point_entry ORDER BY 1')).toEqual([
    { id: secondAgency, d: second },
    { id: 'member', d: units.district },
    { id: 'officer-1', d: units.district },
  ])
  expect(await rows('SELECT district_id AS d FROM point_standing')).toEqual([{ d: units.district }])
  await expect(pool.query('UPDATE point_entry SET amount = 2')).rejects.toThrow('only ever added to')
})
