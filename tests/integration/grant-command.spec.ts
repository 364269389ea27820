/** The command line gives administrators' offices without a second administrator, by the same rules, on record. */
import { people, units } from '#testing/claims.js'
import type { TestDatabase } from '#testing/database.js'
import { districtDatabase } from './support/databases.js'
import { grantHere, type GrantAsked } from '../../apps/cli/grant/grant-here.js'

let database: TestDatabase
beforeAll(async () => {
  database = await districtDatabase()
})
afterAll(() => database.drop())

const asked: GrantAsked = {
  staffNumber: people.officer,
  role: 'SecurityAdministrator',
  unitId: units.district,
  reason: '首任',
  revoke: false,
}

test('an administrator is made and unmade at once, and both stand in the history and on record', async () => {
  expect(await grantHere(database.pool, asked)).toBe('已授予任职')
  await expect(grantHere(database.pool, asked)).rejects.toThrow('此人在该单位已担任此角色')
  await expect(grantHere(database.pool, { ...asked, role: 'SecurityAuditor' })).rejects.toThrow('三个人')
  expect(await grantHere(database.pool, { ...asked, revoke: true })).toBe('已撤销任职')
  const { rows } = await database.pool.query(
    `SELECT change, by_person AS by, reason FROM directory_change WHERE subject_id = $1 ORDER BY id`,
    [people.officer],
  )
  expect(rows).toEqual([
    { change: 'granted', by: 'system-operator', reason: '首任' },
    { change: 'revoked', by: 'system-operator', reason: '首任' },
  ])
  const record = await database.pool.query(
    `SELECT outcome FROM audit_entry WHERE operation = 'commandGrant' ORDER BY 1`,
  )
  expect(record.rows.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
    'done',
    'done',
    'refused',
    'refused',
  ])
})

test('a stranger, and a role that is not held there, are refused', async () => {
  await expect(grantHere(database.pool, { ...asked, staffNumber: 'nobody' })).rejects.toThrow(
    '没有工号为 nobody',
  )
  await expect(grantHere(database.pool, { ...asked, unitId: units.east1 })).rejects.toThrow(
    '不能在这类单位任职',
  )
})
