/** Whoever leaves their unit is checked in nowhere from that day, whichever way it came to be known. */
import { addDays, localDateOf } from '#domain/calendar/local-date.js'
import { countCheckedIn } from '#persistence/membership/count-checked-in.js'
import { changeDirectory } from '#persistence/organisation/change-directory.js'
import { changePerson } from '#persistence/organisation/people.js'
import { seedActivity } from '#testing/activities.js'
import { people, units } from '#testing/claims.js'
import type { TestDatabase } from '#testing/database.js'
import { seedMembership } from '#testing/memberships.js'
import { districtDatabase } from './support/databases.js'
import { applyRoster } from './support/roster.js'

let database: TestDatabase
beforeEach(async () => {
  database = await districtDatabase()
})
afterEach(() => database.drop())

const today = localDateOf(Date.now())
const yesterday = addDays(today, -1)
const query = async (text: string, values: unknown[] = []) => (await database.pool.query(text, values)).rows

const inTheWeb = (): Promise<unknown> => {
  const order = { by: people.securityAdministrator, reason: '调离', today }
  const command = { name: 'leave', personId: people.member } as const
  return changeDirectory(database.pool, order, client => changePerson(client, order, command))
}

const byRoster = (leftOn: string): Promise<void> =>
  applyRoster(database.pool, { change: 'left', personId: people.member, leftOn }, today)

/** A post taken, a place in a full activity that somebody waits for, an office in the branch. */
const servesIn = async (membershipId: string): Promise<void> => {
  await query(
    `INSERT INTO post (id, community_id, category_code, title, places) VALUES ('post', $1, 'G1', '楼道照明员', 2)`,
    [units.east1],
  )
  await query(
    `INSERT INTO post_claim (id, post_id, person_id, agency_id, since)
     SELECT gen_random_uuid(), 'post', unnest($1::text[]), $2, '2026-03-01'`,
    [[people.member, people.liaison], units.j1],
  )
  await query(
    `INSERT INTO branch_officer (id, membership_id, office, from_on, way, reason, entered_by)
     VALUES (gen_random_uuid(), $1, 'secretary', '2026-03-01', 'elected', '', 'x')`,
    [membershipId],
  )
  const signUps = [people.member, people.liaison]
  await seedActivity(database.pool, {
    startsAt: new Date(Date.now() + 7 * 86_400_000),
    ...{ capacity: 1, signUps },
  })
}

test.each([
  ['in the web', inTheWeb, yesterday],
  ['by a roster', () => byRoster(yesterday), yesterday],
  ['by a roster of today', () => byRoster(today), today],
])('left %s: the membership ends with the last day, and what rested on it', async (_how, leaves, lastDay) => {
  const id = await seedMembership(database.pool, { personId: people.member })
  await seedMembership(database.pool, { personId: people.liaison })
  await servesIn(id)
  const before = await countCheckedIn(database.pool, today, ['%'])
  await leaves()
  const standing = `SELECT person_id AS who, valid_to::text AS "to", end_reason AS why FROM membership ORDER BY 1`
  expect(await query(standing)).toEqual([
    { who: people.liaison, to: null, why: null },
    { who: people.member, to: lastDay, why: 'left' },
  ])
  expect(await countCheckedIn(database.pool, today, ['%'])).toMatchObject({
    members: before.members - 1,
    checkedIn: before.checkedIn - 1,
  })
  expect(await query('SELECT person_id AS who FROM post_claim WHERE until IS NULL')).toEqual([
    { who: people.liaison },
  ])
  expect(await query('SELECT person_id AS who, state FROM sign_up ORDER BY 1')).toEqual([
    { who: people.liaison, state: 'signed' },
    { who: people.member, state: 'cancelled' },
  ])
  expect(await query(`SELECT person_id AS who FROM notice WHERE template = 'office.ended'`)).toEqual([
    { who: people.member },
  ])
})
