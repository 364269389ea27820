/** Whose service an appraised activity is: the member's own, and that of the organisation they served for on that day. */
import { randomUUID } from 'node:crypto'
import { findOwnServices, servedIn } from '#persistence/appraisal/services.js'
import { seedActivity } from '#testing/activities.js'
import { seedAttendance } from '#testing/attendances.js'
import { people, units } from '#testing/claims.js'
import type { TestDatabase } from '#testing/database.js'
import { seedMembership } from '#testing/memberships.js'
import { districtDatabase } from './support/databases.js'

let database: TestDatabase
beforeAll(async () => {
  database = await districtDatabase()
})
afterAll(() => database.drop())

/** Held on a day, attended by the member, appraised by the community. */
const served = async (day: string): Promise<string> => {
  const { pool } = database
  const { id } = await seedActivity(pool, { id: randomUUID(), startsAt: new Date(`${day}T09:00:00+08:00`) })
  await seedAttendance(pool, id)
  await pool.query(
    `INSERT INTO appraisal (id, service_id, community_id, form_id, source, answers, score, by)
     SELECT gen_random_uuid(), $1, $2, min(id), 'community', '{}', 4, 'x' FROM appraisal_form`,
    [id, units.east1],
  )
  return id
}
const ofUnit = async (unitId: string): Promise<string[]> =>
  (await findOwnServices(database.pool, { personId: 'nobody', unitIds: [unitId] }, { offset: 0, limit: 10 }))
    .ids

const sinceOf = async (unitId: string, since: string): Promise<string[]> => {
  const page = { offset: 0, limit: 10, since: new Date(`${since}T00:00:00+08:00`) }
  return (await findOwnServices(database.pool, { personId: 'nobody', unitIds: [unitId] }, page)).ids
}

test('what a member did before they moved stays the old organisation’s, what they do since is the new one’s', async () => {
  const { pool } = database
  await seedMembership(pool, { personId: people.member, validTo: '2026-06-30' })
  await seedMembership(pool, { personId: people.member, agencyId: units.j2, validFrom: '2026-07-01' })
  await pool.query('UPDATE person SET unit_id = $2 WHERE id = $1', [people.member, units.j2])
  const before = await served('2026-06-30')
  const since = await served('2026-07-01')
  expect(await ofUnit(units.j1)).toEqual([before])
  expect(await ofUnit(units.j2)).toEqual([since])
  expect([await sinceOf(units.j1, '2026-06-30'), await sinceOf(units.j1, '2026-07-01')]).toEqual([
    [before],
    [],
  ])
  const own = { personId: people.member, unitIds: [] }
  expect(await findOwnServices(pool, own, { offset: 0, limit: 10 })).toEqual({
    ids: [since, before],
    total: 2,
  })
  expect(await servedIn(pool, { personId: 'nobody', unitIds: [units.j2] }, before)).toBe(false)
})
