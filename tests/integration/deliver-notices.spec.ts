import { randomUUID } from 'node:crypto'
import { deliverNotices } from '#persistence/notices/deliver-notices.js'
import { people, units } from '#testing/claims.js'
import type { TestDatabase } from '#testing/database.js'
import { districtDatabase } from './support/databases.js'

let database: TestDatabase

beforeAll(async () => {
  database = await districtDatabase()
})
afterAll(() => database.drop())
beforeEach(() => database.pool.query('TRUNCATE notice, message, delivery RESTART IDENTITY'))

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

describe('a substitute', () => {
  const processId = randomUUID()
  beforeAll(() =>
    database.pool.query(
      `INSERT INTO process (id, kind, title, stage, started_by, started_at, updated_at, epoch, step_no, version,
         policy_version, calendar_version, state)
       VALUES ($1, 'claim', '', 'negotiating', $2, now(), now(), 1, 1, 1, '', '', '{}')`,
      [processId, people.east1Secretary],
    ),
  )
  beforeEach(() => database.pool.query('TRUNCATE substitution'))

  const standIn = (substituteId: string, changes: { kinds?: string[]; from?: number; to?: number } = {}) =>
    database.pool.query(
      `INSERT INTO substitution (id, principal_id, substitute_id, kinds, from_on, to_on, reason, entered_by)
       SELECT gen_random_uuid(), $1, $2, $3, today + $4::int, today + $5::int, 'ill', $1
       FROM (SELECT (now() AT TIME ZONE 'Asia/Shanghai')::date AS today) AS day`,
      [people.liaison, substituteId, changes.kinds ?? [], changes.from ?? 0, changes.to ?? 0],
    )

  const told = async (seat: { seatId?: string; personId?: string }) => {
    await database.pool.query(
      `INSERT INTO notice (process_id, step_no, line_no, template, at, region, stage, role, unit_id, seat_id, person_id)
       VALUES ($1, 1, 1, 'task.opened', now(), 'main', 'negotiating', 'AgencyLiaison', $2, $3, $4)`,
      [processId, units.j1, seat.seatId ?? null, seat.personId ?? null],
    )
    await deliverNotices(database.pool)
    const { rows } = await database.pool.query<{ person: string; for: string | null }>(
      'SELECT person_id AS person, on_behalf_of AS for FROM message ORDER BY person_id',
    )
    return rows
  }
  const mine = { seatId: 'negotiating.terms.1', personId: people.liaison }
  const both = [
    { person: people.liaison, for: null },
    { person: people.agencySecretary, for: people.liaison },
  ]

  test('hears of it beside the one they stand in for', async () => {
    await standIn(people.agencySecretary)
    expect(await told(mine)).toEqual(both)
  })

  test('hears of it once, and as themselves when it is theirs anyway', async () => {
    await standIn(people.otherLiaison)
    expect(await told({ seatId: 'negotiating.terms.1' })).toEqual([
      { person: people.liaison, for: null },
      { person: people.otherLiaison, for: null },
    ])
  })

  test.each<[string, () => Promise<unknown>, { seatId?: string; personId: string }]>([
    ['yesterday', () => standIn(people.agencySecretary, { from: -3, to: -1 }), mine],
    ['tomorrow', () => standIn(people.agencySecretary, { from: 1, to: 3 }), mine],
    ['in other kinds', () => standIn(people.agencySecretary, { kinds: ['seal'] }), mine],
    ['from another unit', () => standIn(people.j2Secretary), mine],
    ['where there is no seat to act on', () => standIn(people.agencySecretary), { personId: people.liaison }],
  ])('hears nothing %s', async (_what, standing, seat) => {
    await standing()
    expect(await told(seat)).toEqual([{ person: people.liaison, for: null }])
  })
})
