/** Whatever kind a process is of, it is found when a unit that it concerns becomes part of another. */
import { stateCouncilCalendar } from '#domain/calendar/state-council.js'
import type { Lifecycle } from '#domain/kernel/lifecycle.js'
import { findMovedMembers, findOvertaken } from '#persistence/membership/follow-members.js'
import { changeTree } from '#persistence/organisation/change-tree.js'
import { findChangesToFollow, findFollowers } from '#persistence/organisation/find-followers.js'
import { findSeatsOfPeopleGone } from '#persistence/organisation/find-left-seats.js'
import { commitStep } from '#persistence/process/commit-step.js'
import { people, units } from '#testing/claims.js'
import type { TestDatabase } from '#testing/database.js'
import { moment, Play } from '#testing/kernel.js'
import { seedMembership } from '#testing/memberships.js'
import { lifecycles } from '#workflows/lifecycles.js'
import { specimens } from '#workflows/specimens.js'
import { districtDatabase } from './support/databases.js'

let database: TestDatabase
beforeEach(async () => {
  database = await districtDatabase()
})
afterEach(() => database.drop())

/** The made-up units of the specimens, as they are called in the small district. */
const real: Record<string, string> = {
  agency: units.j1,
  community: units.east1,
  subdistrict: units.east,
  district: units.district,
}
const idOf = (no: number): string => `00000000-0000-4000-8000-${String(no).padStart(12, '0')}`

/** The first step of each kind, without the rows it leaves. */
const begin = async (lifecycle: Lifecycle, no: number, changes: object = {}): Promise<string> => {
  const known = specimens[lifecycle.kind]
  const facts = lifecycle.relocated?.(known?.facts[0], id => real[id] ?? id) as object
  const rules = { policy: known?.policy as { version: string }, calendar: stateCouncilCalendar }
  const play = new Play(lifecycle, rules, moment('2026-09-28 10:00'))
  play.state.processId = idOf(no)
  play.start({ ...facts, ...changes }, people.liaison)
  if (!play.last) throw new Error('nothing began')
  const { rows: _rows, ...step } = play.last
  expect(await commitStep(database.pool, step)).toMatchObject({ status: 'committed' })
  return idOf(no)
}
const kindsFollowing = async (unitId: string, intoId: string): Promise<string[]> => {
  const order = { by: people.systemAdministrator, reason: '区划调整', today: '2026-11-20' }
  await changeTree(database.pool, order, { name: 'merge', unitId, intoId })
  const found: string[] = []
  for (const change of await findChangesToFollow(database.pool))
    for (const { kind, units: moved } of await findFollowers(database.pool, change)) {
      expect(moved).toMatchObject({ [unitId]: intoId })
      found.push(kind)
    }
  return found.sort()
}

test('those that concern a community', async () => {
  for (const [no, lifecycle] of Object.values(lifecycles).entries()) await begin(lifecycle, no)
  const ofAgencies = ['interview', 'reminder']
  expect(await kindsFollowing(units.east1, units.east2)).toEqual(
    Object.keys(lifecycles)
      .filter(kind => !ofAgencies.includes(kind))
      .sort(),
  )
})

test('those that concern an agency’s Party organisation', async () => {
  for (const [no, lifecycle] of Object.values(lifecycles).entries()) await begin(lifecycle, no)
  expect(await kindsFollowing(units.j1, units.j2)).toEqual([
    ...['checkIn', 'claim', 'evaluation', 'interview', 'pointObjection', 'postClaim', 'reminder'],
  ])
})

test('a seat that is a member’s own is given to nobody else', async () => {
  await begin(lifecycles.postClaim as Lifecycle, 1, { personId: people.member, startedBy: 'community' })
  const { rows } = await database.pool.query(`SELECT role, person_id AS who FROM task WHERE round = 'answer'`)
  expect(rows).toEqual([{ role: 'InServicePartyMember', who: people.member }])
  expect(await findSeatsOfPeopleGone(database.pool, '2026-11-20')).toEqual([])
})

describe('a check-in that waits', () => {
  const waits = (changes: object = {}) =>
    begin(lifecycles.checkIn as Lifecycle, 1, { personId: people.member, ...changes })
  const overtaken = () => findOvertaken(database.pool, ['checkIn'])
  const sql = (text: string) => database.pool.query(text, [people.member])

  test('goes on while its member is where they were', async () => {
    await waits()
    expect([await findMovedMembers(database.pool), await overtaken()]).toEqual([[], []])
  })

  test.each([
    ['has left', 'UPDATE person SET left_on = current_date - 2 WHERE id = $1'],
    ['is a member nowhere', `UPDATE role_grant SET valid_to = current_date - 2 WHERE person_id = $1`],
  ])('ends when its member %s', async (_what, change) => {
    const processId = await waits()
    await sql(change)
    expect(await overtaken()).toEqual([{ processId, kind: 'checkIn', cause: 'gone' }])
    expect(await findOvertaken(database.pool, [])).toEqual([])
  })

  test('ends when the member serves there already, and goes on when they serve elsewhere', async () => {
    const processId = await waits()
    const id = await seedMembership(database.pool, { personId: people.member, communityId: units.east2 })
    expect(await overtaken()).toEqual([])
    await database.pool.query('UPDATE membership SET community_id = $2 WHERE id = $1', [id, units.east1])
    expect(await overtaken()).toEqual([{ processId, kind: 'checkIn', cause: 'standing' }])
  })

  test('follows its member to another Party organisation', async () => {
    const processId = await waits()
    await sql(`UPDATE role_grant SET unit_id = 'J2-Z' WHERE person_id = $1 AND role = 'InServicePartyMember'`)
    expect(await findMovedMembers(database.pool)).toMatchObject([
      { processId, units: { [units.j1]: units.j2 } },
    ])
    expect(await overtaken()).toEqual([])
  })
})
