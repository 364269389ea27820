/** A unit becomes part of another: who had checked in serves on with the successor from that day, and the past stays as it was. */
import { changeTree } from '#persistence/organisation/change-tree.js'
import { passOver } from '#persistence/points/settle-month.js'
import { districtDatabase } from './support/databases.js'
import { findRegister } from './support/register.js'
import { seedActivity } from '#testing/activities.js'
import { people, units } from '#testing/claims.js'
import type { TestDatabase } from '#testing/database.js'
import { seedMembership } from '#testing/memberships.js'

let database: TestDatabase
beforeEach(async () => {
  database = await districtDatabase()
})
afterEach(() => database.drop())

const day = '2026-11-20'
const query = async (text: string, values: unknown[] = []) => (await database.pool.query(text, values)).rows
const merge = async (unitId: string, intoId: string, today = day): Promise<void> => {
  const order = { by: people.systemAdministrator, reason: '区划调整', today }
  const answer = await changeTree(database.pool, order, { name: 'merge', unitId, intoId })
  expect(answer).toMatchObject({ unitId: intoId })
}
/** Who, of which unit, where, from when until when and why no longer. */
const register = () => findRegister(database.pool)

const untilSomebodyWaits = async (): Promise<void> => {
  for (;;) {
    const waiting = await query(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    )
    if (waiting.length > 0) return
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}

const seedOfficer = async (membershipId: string, office: string, until?: string): Promise<void> => {
  await query(
    `INSERT INTO branch_officer (id, membership_id, office, from_on, until_on, way, reason, entered_by)
     VALUES (gen_random_uuid(), $1, $2, '2026-03-01', $3, 'elected', '', 'x')`,
    [membershipId, office, until ?? null],
  )
}
const officers = async (): Promise<string[]> => {
  const rows = await query(
    `SELECT concat_ws(' ', m.community_id, m.person_id, o.office, o.from_on, least(o.until_on, m.valid_to)) AS line
     FROM branch_officer o JOIN membership m ON m.id = o.membership_id`,
  )
  return rows.map(({ line }) => line as string).sort()
}

describe('a community', () => {
  test('its members and the agencies that have checked in serve in the successor from that day on', async () => {
    await seedMembership(database.pool, { personId: people.member })
    await seedMembership(database.pool, { personId: people.liaison, validTo: '2026-05-31' })
    await seedMembership(database.pool)
    await seedMembership(database.pool, { agencyId: units.j2 })
    await seedMembership(database.pool, { agencyId: units.j2, communityId: units.east2 })
    await merge(units.east1, units.east2)
    expect(await register()).toEqual([
      `J1-Z ${units.east1} 2026-01-01 2026-11-19 merged`,
      `J1-Z ${units.east2} 2026-11-20`,
      `J2-Z ${units.east1} 2026-01-01 2026-11-19 merged`,
      `J2-Z ${units.east2} 2026-01-01`,
      `${people.liaison} J1-Z ${units.east1} 2026-01-01 2026-05-31`,
      `${people.member} J1-Z ${units.east1} 2026-01-01 2026-11-19 merged`,
      `${people.member} J1-Z ${units.east2} 2026-11-20`,
    ])
  })

  test('its members have come to another community within the month: they are not counted as zero for it', async () => {
    await seedMembership(database.pool, { personId: people.member })
    await merge(units.east1, units.east2)
    await query(`INSERT INTO point_month (district_id, month) VALUES ($1, '2026-11')`, [units.district])
    await passOver(database.pool, { districtId: units.district, month: '2026-11' })
    const standing = await query('SELECT exclusion FROM point_standing WHERE subject_id = $1', [
      people.member,
    ])
    expect(standing).toEqual([{ exclusion: 'moved' }])
  })

  test('a suspension under way goes on there', async () => {
    const id = await seedMembership(database.pool, { personId: people.member })
    await query(
      `INSERT INTO membership_suspension (membership_id, from_on, to_on, reason, entered_by) VALUES
         ($1, '2026-02-01', '2026-02-10', 'leave', 'x'), ($1, '2026-11-01', '2026-12-15', 'illness', 'x')`,
      [id],
    )
    await merge(units.east1, units.east2)
    const there = await query(
      `SELECT s.from_on::text AS "from", s.to_on::text AS "to", s.reason FROM membership_suspension s
       JOIN membership m ON m.id = s.membership_id WHERE m.community_id = $1`,
      [units.east2],
    )
    expect(there).toEqual([{ from: day, to: '2026-12-15', reason: 'illness' }])
  })

  test('its branch becomes one with the other: one secretary, each committee member goes on, the past stays', async () => {
    const here = await seedMembership(database.pool, { personId: people.member })
    const other = await seedMembership(database.pool, { personId: people.otherLiaison })
    const there = await seedMembership(database.pool, {
      personId: people.liaison,
      communityId: units.east2,
    })
    await seedOfficer(here, 'secretary')
    await seedOfficer(other, 'committee', '2027-02-28')
    await seedOfficer(other, 'publicity', '2026-06-30')
    await seedOfficer(there, 'secretary')
    await merge(units.east1, units.east2)
    expect(await officers()).toEqual([
      `${units.east1} ${people.otherLiaison} committee 2026-03-01 2026-11-19`,
      `${units.east1} ${people.otherLiaison} publicity 2026-03-01 2026-06-30`,
      `${units.east1} ${people.member} secretary 2026-03-01 2026-11-19`,
      `${units.east2} ${people.liaison} secretary 2026-03-01`,
      `${units.east2} ${people.otherLiaison} committee 2026-11-20 2027-02-28`,
    ])
    const told = await query(
      `SELECT template, person_id AS who, about->>'title' AS title FROM notice ORDER BY template`,
    )
    expect(told).toEqual([
      { template: 'office.begun', who: people.otherLiaison, title: '东二社区临时党支部委员' },
      { template: 'office.ended', who: people.member, title: '东一社区临时党支部书记' },
    ])
  })

  test('its estates are found in the successor', async () => {
    await query(
      `INSERT INTO community_estate (community_id, name) VALUES ($1, '康乐院'), ($1, '东风院'), ($2, '东风院')`,
      [units.east1, units.east2],
    )
    await merge(units.east1, units.east2)
    const found = await query('SELECT name FROM community_estate WHERE community_id = $1 ORDER BY name', [
      units.east2,
    ])
    expect(found.map(({ name }) => name as string).sort()).toEqual(['东风院', '康乐院'].sort())
  })

  test('what is still to be held there is the successor’s, and whoever signed up stays signed up', async () => {
    await seedMembership(database.pool, { personId: people.member })
    await seedActivity(database.pool, {
      startsAt: new Date(Date.now() + 7 * 86_400_000),
      signUps: [people.member],
    })
    await merge(units.east1, units.east2)
    expect(
      await query(
        'SELECT a.community_id AS at, s.state FROM activity a JOIN sign_up s ON s.activity_id = a.id',
      ),
    ).toEqual([{ at: units.east2, state: 'signed' }])
  })

  test('a chain of mergers on different days leaves one row for each', async () => {
    await seedMembership(database.pool, { personId: people.member })
    await merge(units.east1, units.east2)
    await merge(units.east2, units.west1, '2026-12-01')
    expect(await register()).toEqual([
      `${people.member} J1-Z ${units.east1} 2026-01-01 2026-11-19 merged`,
      `${people.member} J1-Z ${units.east2} 2026-11-20 2026-11-30 merged`,
      `${people.member} J1-Z ${units.west1} 2026-12-01`,
    ])
  })

  test('two mergers on one day leave no day on which somebody serves twice', async () => {
    const id = await seedMembership(database.pool, { personId: people.member })
    await seedMembership(database.pool)
    await seedMembership(database.pool, { communityId: units.west1 })
    await seedOfficer(id, 'secretary')
    await merge(units.east1, units.east2)
    await merge(units.east2, units.west1)
    expect(await register()).toEqual([
      `J1-Z ${units.east1} 2026-01-01 2026-11-19 merged`,
      `J1-Z ${units.east2} 2026-11-20 2026-11-20 merged`,
      `J1-Z ${units.west1} 2026-01-01`,
      `${people.member} J1-Z ${units.east1} 2026-01-01 2026-11-19 merged`,
      `${people.member} J1-Z ${units.west1} 2026-11-20`,
    ])
    expect(await officers()).toEqual([
      `${units.east1} ${people.member} secretary 2026-03-01 2026-11-19`,
      `${units.west1} ${people.member} secretary 2026-11-20`,
    ])
  })
})

describe('an agency’s Party organisation', () => {
  test('its members stay where they live, now by the successor, and so do their offices', async () => {
    const id = await seedMembership(database.pool, { personId: people.member })
    await seedOfficer(id, 'secretary')
    await merge(units.j1, units.j2)
    expect(await register()).toEqual([
      `${people.member} J1-Z ${units.east1} 2026-01-01 2026-11-19 merged`,
      `${people.member} J2-Z ${units.east1} 2026-11-20`,
    ])
    expect(await officers()).toEqual([`${units.east1} ${people.member} secretary 2026-03-01`])
    expect(await query('SELECT FROM notice')).toEqual([])
  })

  test('what both have checked in with is one; what only the old one had, the successor has', async () => {
    await seedMembership(database.pool)
    await seedMembership(database.pool, { communityId: units.west1 })
    await seedMembership(database.pool, { agencyId: units.j2 })
    await merge(units.j1, units.j2)
    expect(await register()).toEqual([
      `J1-Z ${units.east1} 2026-01-01 2026-11-19 merged`,
      `J1-Z ${units.west1} 2026-01-01 2026-11-19 merged`,
      `J2-Z ${units.east1} 2026-01-01`,
      `J2-Z ${units.west1} 2026-11-20`,
    ])
  })

  test('it waits for whoever holds an activity, and neither holds the other up', async () => {
    const startsAt = new Date(Date.now() + 7 * 86_400_000)
    await seedActivity(database.pool, { startsAt, signUps: [], unitSignUps: [units.j1, units.j2] })
    const signing = await database.pool.connect()
    try {
      await signing.query('BEGIN; SELECT FROM activity FOR UPDATE')
      const merged = merge(units.j1, units.j2)
      await untilSomebodyWaits()
      await signing.query('UPDATE sign_up SET places = places; COMMIT')
      await merged
    } finally {
      signing.release()
    }
  })

  test('what it has signed up for its successor comes to, once', async () => {
    const startsAt = new Date(Date.now() + 7 * 86_400_000)
    const second = '00000000-0000-4000-8000-000000000002'
    await seedActivity(database.pool, { startsAt, signUps: [], unitSignUps: [units.j1] })
    await seedActivity(database.pool, {
      ...{ id: second, startsAt, signUps: [], capacity: 2 },
      unitSignUps: [units.j1, units.j2, units.j3],
    })
    await merge(units.j1, units.j2)
    const signUps = await query(
      `SELECT concat_ws(' ', right(activity_id, 1), unit_id, state) AS line FROM sign_up ORDER BY 1`,
    )
    expect(signUps.map(({ line }) => line as string)).toEqual([
      '1 J2-Z signed',
      '2 J1-Z cancelled',
      '2 J2-Z signed',
      '2 J3-Z signed',
    ])
  })

  test('an agency brings its organisation along: nothing changes for who has checked in', async () => {
    await seedMembership(database.pool, { personId: people.member })
    await merge('J1', 'J2')
    expect(await register()).toEqual([`${people.member} J1-Z ${units.east1} 2026-01-01`])
  })

  test('three into one on one day', async () => {
    await seedMembership(database.pool, { personId: people.member })
    await seedMembership(database.pool, { agencyId: units.j3 })
    await seedMembership(database.pool)
    await merge(units.j1, units.j2)
    await merge(units.j2, units.j3)
    expect(await register()).toEqual([
      `J1-Z ${units.east1} 2026-01-01 2026-11-19 merged`,
      `J2-Z ${units.east1} 2026-11-20 2026-11-20 merged`,
      `J3-Z ${units.east1} 2026-01-01`,
      `${people.member} J1-Z ${units.east1} 2026-01-01 2026-11-19 merged`,
      `${people.member} J3-Z ${units.east1} 2026-11-20`,
    ])
  })
})

test('a preview of a merger leaves every membership as it is', async () => {
  await seedMembership(database.pool, { personId: people.member })
  const order = { by: people.systemAdministrator, reason: '区划调整', today: day, preview: true }
  await changeTree(database.pool, order, { name: 'merge', unitId: units.east1, intoId: units.east2 })
  expect(await register()).toEqual([`${people.member} J1-Z ${units.east1} 2026-01-01`])
})
