/** A community became part of another: what it had closed is its own by name, and its successor's to look after. */
import { findActivity } from '#persistence/activity/find-activities.js'
import { tellOrganisers } from '#persistence/activity/tell-sign-ups.js'
import { findService } from '#persistence/appraisal/services.js'
import { decideAttendances } from '#persistence/attendance/decide-attendances.js'
import { findHeading } from '#persistence/attendance/find-attendances.js'
import { changeTree } from '#persistence/organisation/change-tree.js'
import { inTransaction } from '#persistence/transaction.js'
import { seedActivity } from '#testing/activities.js'
import { seedAttendance } from '#testing/attendances.js'
import { importSmallDistrict, people, units } from '#testing/claims.js'
import { testDatabase, type TestDatabase } from '#testing/database.js'

let database: TestDatabase
let id: string
beforeAll(async () => {
  database = await testDatabase()
  const { pool } = database
  await importSmallDistrict(pool)
  ;({ id } = await seedActivity(pool, { state: 'closed', organiserId: people.eastCoordinator }))
  const order = { by: people.systemAdministrator, reason: '区划调整', today: '2026-11-20' } as const
  await changeTree(pool, order, { name: 'merge', unitId: units.east1, intoId: units.east2 })
})
afterAll(() => database.drop())

test('the past stays in the community’s own name, and the successor looks after it', async () => {
  const { rows } = await database.pool.query<{ at: string; name: string; path: string }>(
    `SELECT a.community_id AS at, was.name, c.path FROM activity a JOIN org_unit was ON was.id = a.community_id, org_unit c
     WHERE c.id = $1`,
    [units.east2],
  )
  const [{ at, name, path } = { at: '', name: '', path: '' }] = rows
  expect(at).toBe(units.east1)
  const itsOwn = { communityId: units.east2, communityName: name }
  expect(await findHeading(database.pool, id)).toMatchObject({ ...itsOwn, path })
  expect(await findService(database.pool, id)).toMatchObject({ ...itsOwn, path })
  const signer = { personId: people.east2Secretary }
  expect(await findActivity(database.pool, id, signer)).toMatchObject({ ...itsOwn, communityPath: path })
})

test('a late attendance is told to the successor, and decided by it', async () => {
  const { pool } = database
  await inTransaction(pool, client => tellOrganisers(client, 'activity.lateArrival', id, new Date()))
  const { rows } = await pool.query(`SELECT unit_id FROM notice WHERE template = 'activity.lateArrival'`)
  expect(rows).toEqual([{ unit_id: units.east2 }])
  const { id: came } = await seedAttendance(pool, id, { state: 'recorded' })
  const path = (await findHeading(pool, id))?.path ?? ''
  const items = [{ id: came, version: 1, decision: 'confirmed' as const }]
  const request = { by: people.east2Secretary, key: 'k', bodyHash: 'h', activityId: id, held: [path], items }
  expect(await decideAttendances(pool, [request])).toEqual([{ items: [{ id: came, result: 'confirmed' }] }])
})
