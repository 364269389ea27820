/** Whoever comes to a Party organisation is a member there from that day, whichever way they came. */
import { randomUUID } from 'node:crypto'
import { endMembership } from '#persistence/membership/change-membership.js'
import { writeMembership } from '#persistence/membership/write-membership.js'
import { changeDirectory } from '#persistence/organisation/change-directory.js'
import { changeTree } from '#persistence/organisation/change-tree.js'
import { changePerson } from '#persistence/organisation/people.js'
import { inTransaction } from '#persistence/transaction.js'
import { people, units } from '#testing/claims.js'
import { seedMembership } from '#testing/memberships.js'
import type { TestDatabase } from '#testing/database.js'
import { districtDatabase } from './support/databases.js'
import { findRegister } from './support/register.js'
import { applyRoster } from './support/roster.js'

let database: TestDatabase
beforeEach(async () => {
  database = await districtDatabase()
})
afterEach(() => database.drop())

const byMove = (unitId: string, today: string): Promise<unknown> => {
  const order = { by: people.securityAdministrator, reason: '调动', today }
  const command = { name: 'move', personId: people.member, unitId } as const
  return changeDirectory(database.pool, order, client => changePerson(client, order, command))
}

const byImport = (unitId: string, today: string): Promise<void> =>
  applyRoster(database.pool, { change: 'moved', personId: people.member, unitId }, today)

const memberships = async (): Promise<string[]> => {
  const { rows } = await database.pool.query<{ line: string }>(
    `SELECT unit_id || ' ' || valid_from || ' – ' || coalesce(valid_to::text, '') AS line FROM role_grant
     WHERE person_id = $1 AND role = 'InServicePartyMember' ORDER BY 1`,
    [people.member],
  )
  return rows.map(({ line }) => line)
}

test.each([
  ['in the web', byMove],
  ['by a roster', byImport],
])('moved %s: one membership ends, the other begins; coming back begins anew', async (_how, come) => {
  await come(units.j2, '2026-11-20')
  expect(await memberships()).toEqual(['J1-Z 2020-01-01 – 2026-11-19', 'J2-Z 2026-11-20 – '])
  await come(units.j1, '2026-12-01')
  expect(await memberships()).toEqual(['J1-Z 2026-12-01 – ', 'J2-Z 2026-11-20 – 2026-11-30'])
  const { rows } = await database.pool.query<{ unit: string; from: string }>(
    `SELECT after->>'unitId' AS unit, after->>'validFrom' AS from FROM directory_change
     WHERE subject = 'grant' AND change = 'granted' ORDER BY id`,
  )
  expect(rows).toEqual([
    { unit: units.j2, from: '2026-11-20' },
    { unit: units.j1, from: '2026-12-01' },
  ])
})

test.each([
  ['in the web', byMove],
  ['by a roster', byImport],
])(
  'moved %s: still checked in with the community, now by the new unit, and an officer of its branch',
  async (_how, come) => {
    const { pool } = database
    const id = await seedMembership(pool, { personId: people.member })
    await pool.query(
      `INSERT INTO branch_officer (id, membership_id, office, from_on, way, reason, entered_by)
     VALUES (gen_random_uuid(), $1, 'secretary', '2026-03-01', 'elected', '', 'x')`,
      [id],
    )
    await pool.query(
      `INSERT INTO membership_suspension (membership_id, from_on, to_on, reason, entered_by)
     VALUES ($1, '2026-11-01', '2026-12-15', 'illness', 'x')`,
      [id],
    )
    await come(units.j2, '2026-11-20')
    const { rows } = await pool.query(
      `SELECT m.agency_id, m.community_id, m.valid_from::text, m.valid_to::text, o.office, s.from_on::text
     FROM membership m LEFT JOIN branch_officer o ON o.membership_id = m.id
     LEFT JOIN membership_suspension s ON s.membership_id = m.id ORDER BY m.valid_from`,
    )
    expect(rows).toEqual([
      {
        agency_id: units.j1,
        community_id: units.east1,
        valid_from: '2026-01-01',
        valid_to: '2026-11-19',
        office: null,
        from_on: '2026-11-01',
      },
      {
        agency_id: units.j2,
        community_id: units.east1,
        valid_from: '2026-11-20',
        valid_to: null,
        office: 'secretary',
        from_on: '2026-11-20',
      },
    ])
  },
)

test.each([
  ['in the web', byMove],
  ['by a roster', byImport],
])(
  'moved %s from an agency into its own Party organisation: what is held there stays',
  async (_how, come) => {
    await come(units.j1, '2026-11-20')
    expect(await memberships()).toEqual(['J1-Z 2020-01-01 – '])
  },
)

test('moved twice on one day: no day on which somebody serves for two units', async () => {
  await seedMembership(database.pool, { personId: people.member })
  await byMove(units.j2, '2026-11-20')
  await byMove(units.j3, '2026-11-20')
  expect(await findRegister(database.pool)).toEqual([
    `member J1-Z ${units.east1} 2026-01-01 2026-11-19 unitChanged`,
    `member J3-Z ${units.east1} 2026-11-20`,
  ])
})

test('a membership that was there before somebody came keeps its start, and nothing is said of it', async () => {
  await database.pool.query(
    `INSERT INTO role_grant (person_id, role, unit_id, granted_by, valid_from) VALUES ($1, 'InServicePartyMember', $2, 'x', '2026-01-01')`,
    [people.member, units.j2],
  )
  await byMove(units.j2, '2026-11-20')
  expect(await memberships()).toContain('J2-Z 2026-01-01 – ')
  const { rowCount } = await database.pool.query(`SELECT FROM directory_change WHERE change = 'granted'`)
  expect(rowCount).toBe(0)
})

test('an office that had ended where a merger leads begins anew there', async () => {
  await database.pool.query(
    `INSERT INTO role_grant (person_id, role, unit_id, granted_by, valid_from, valid_to)
     VALUES ($1, 'InServicePartyMember', $2, 'x', '2021-01-01', '2022-01-01')`,
    [people.member, units.j2],
  )
  const order = { by: people.systemAdministrator, reason: '合并', today: '2026-11-20' }
  await changeTree(database.pool, order, { name: 'merge', unitId: units.j1, intoId: units.j2 })
  expect(await memberships()).toEqual(['J1-Z 2020-01-01 – 2026-11-19', 'J2-Z 2026-11-20 – '])
})

/** @param replaces the membership that stood when the check-in was filed */
const confirmedIn = (communityId: string, replaces?: string): Promise<unknown> => {
  const row = { id: randomUUID(), subject: 'member' as const, personId: people.member, agencyId: units.j1 }
  return inTransaction(database.pool, client =>
    writeMembership(client, {
      ...row,
      communityId,
      validFrom: '2026-11-25',
      ...(replaces !== undefined && { replaces }),
    }),
  )
}
const seedOfficer = async (): Promise<string> => {
  const id = await seedMembership(database.pool, { personId: people.member })
  await database.pool.query(
    `INSERT INTO branch_officer (id, membership_id, office, from_on, way, reason, entered_by)
     VALUES (gen_random_uuid(), $1, 'secretary', '2026-03-01', 'elected', '', 'x')`,
    [id],
  )
  return id
}
const officesEnded = async (): Promise<number | null> =>
  (await database.pool.query(`SELECT FROM notice WHERE template = 'office.ended'`)).rowCount

test.each([
  ['in the web', byMove],
  ['by a roster', byImport],
])(
  'moved %s while a move of house waits: the confirmed one is the new unit’s, and the office ends once',
  async (_how, come) => {
    const id = await seedOfficer()
    await come(units.j2, '2026-11-20')
    await confirmedIn(units.east2, id)
    expect(await findRegister(database.pool)).toEqual([
      `member J1-Z ${units.east1} 2026-01-01 2026-11-19 unitChanged`,
      `member J2-Z ${units.east1} 2026-11-20 2026-11-24 transferred`,
      `member J2-Z ${units.east2} 2026-11-25`,
    ])
    expect(await officesEnded()).toBe(1)
  },
)

test('moved while the first check-in waited, confirmed before it could follow: it is the new unit’s', async () => {
  await byMove(units.j2, '2026-11-20')
  await confirmedIn(units.east1)
  expect(await findRegister(database.pool)).toEqual([`member J2-Z ${units.east1} 2026-11-25`])
})

test('ended while a move of house waited: the end stays as it was, and is not told again', async () => {
  const id = await seedOfficer()
  const end = { lastDay: '2026-11-19', reasonCode: 'other' } as const
  await inTransaction(database.pool, client =>
    endMembership(client, { by: 'x', reason: '', today: '2026-11-20' }, id, end),
  )
  await confirmedIn(units.east2, id)
  expect(await findRegister(database.pool)).toEqual([
    `member J1-Z ${units.east1} 2026-01-01 2026-11-19 other`,
    `member J1-Z ${units.east2} 2026-11-25`,
  ])
  expect(await officesEnded()).toBe(1)
})
