import { randomUUID } from 'node:crypto'
import { deliverNotices } from '#persistence/notices/deliver-notices.js'
import { importSmallDistrict, people, units } from '#testing/claims.js'
import { testDatabase, type TestDatabase } from '#testing/database.js'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
  await importSmallDistrict(database.pool)
})
afterAll(() => database.drop())
beforeEach(() => database.pool.query('TRUNCATE notice, message RESTART IDENTITY'))

interface Told {
  role?: string
  unitId?: string
  personId?: string
}

const notices = async (...all: Told[]): Promise<void> => {
  for (const { role = 'CommunityDeputySecretary', unitId = units.east1, personId } of all)
    await database.pool.query(
      `INSERT INTO notice (process_id, step_no, line_no, template, at, region, stage, role, unit_id, person_id)
       VALUES ($1, 1, 1, 'task.opened', '2026-03-02T02:00:00Z', 'main', 'negotiating', $2, $3, $4)`,
      [randomUUID(), role, unitId, personId ?? null],
    )
}

const mailboxes = async () => {
  const { rows } = await database.pool.query<{ notice: string; person: string; fallback: boolean }>(
    'SELECT notice_id AS notice, person_id AS person, fallback FROM message ORDER BY notice_id, person_id',
  )
  return rows
}

const grant = (role: string, from: string, to: string) =>
  database.pool.query(`UPDATE role_grant SET valid_from = $2::date, valid_to = $3::date WHERE role = $1`, [
    role,
    from,
    to,
  ])

test('everybody who holds the role at the very unit today hears of it, once', async () => {
  await notices({ role: 'AgencyLiaison', unitId: units.j1 }, {})
  expect(await deliverNotices(database.pool)).toEqual({ delivered: 2, undeliverable: 0, full: false })
  expect(await mailboxes()).toEqual([
    { notice: '1', person: people.liaison, fallback: false },
    { notice: '1', person: people.otherLiaison, fallback: false },
    { notice: '2', person: people.east1Secretary, fallback: false },
  ])
  expect(await deliverNotices(database.pool)).toEqual({ delivered: 0, undeliverable: 0, full: false })
})

test('a notice for one person reaches that person alone', async () => {
  await notices({ role: 'AgencyLiaison', unitId: units.j1, personId: people.otherLiaison })
  await deliverNotices(database.pool)
  expect(await mailboxes()).toEqual([{ notice: '1', person: people.otherLiaison, fallback: false }])
})

test('an office that has ended or not begun counts for nothing: the system administrator hears of it, marked', async () => {
  await notices({}, { unitId: units.east2 })
  await grant('CommunityDeputySecretary', '2020-01-01', '2020-12-31')
  await deliverNotices(database.pool)
  await notices({})
  await grant('CommunityDeputySecretary', '2999-01-01', '2999-12-31')
  await deliverNotices(database.pool)
  await grant('CommunityDeputySecretary', '2020-01-01', '2999-12-31')
  const fallback = { person: people.systemAdministrator, fallback: true }
  expect(await mailboxes()).toEqual([
    { notice: '1', ...fallback },
    { notice: '2', ...fallback },
    { notice: '3', ...fallback },
  ])
})

test('with no administrator either a notice waits, holds up nobody, and goes out when there is one', async () => {
  await notices({ unitId: units.district }, {})
  await grant('SystemAdministrator', '2020-01-01', '2020-12-31')
  expect(await deliverNotices(database.pool)).toEqual({ delivered: 1, undeliverable: 1, full: false })
  expect(await deliverNotices(database.pool)).toEqual({ delivered: 0, undeliverable: 0, full: false })
  await grant('SystemAdministrator', '2020-01-01', '2999-12-31')
  await database.pool.query(`UPDATE notice SET next_try_at = now() WHERE delivered_at IS NULL`)
  expect(await deliverNotices(database.pool)).toEqual({ delivered: 1, undeliverable: 0, full: false })
})

test('several relays at once deliver everything once', async () => {
  await notices(...Array.from({ length: 450 }, () => ({})))
  const relay = async () => {
    while ((await deliverNotices(database.pool)).delivered > 0);
  }
  await Promise.all([relay(), relay(), relay()])
  const { rows } = await database.pool.query(
    `SELECT count(*)::int AS messages, (SELECT count(*)::int FROM notice WHERE delivered_at IS NULL) AS waiting FROM message`,
  )
  expect(rows).toEqual([{ messages: 450, waiting: 0 }])
})
