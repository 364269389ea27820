/** Folders in which A became part of B and B of C before mergers took that along. */
import type { QueryRunner } from 'typeorm'
import { MergerChains1793620000000 } from '#persistence/migrations/1793620000000-merger-chains.js'
import { units } from '#testing/claims.js'
import type { TestDatabase } from '#testing/database.js'
import { districtDatabase } from './support/databases.js'

let database: TestDatabase
beforeAll(async () => {
  database = await districtDatabase()
})
afterAll(() => database.drop())

test('whoever took over last looks after all that was taken over before; everybody else stays where they were', async () => {
  const { pool } = database
  const merge = (from: string, into: string) =>
    pool.query('UPDATE org_unit SET merged_into_id = $2, ended_on = now() WHERE id = $1', [from, into])
  await merge(units.east1, units.east2)
  await merge(units.east2, units.west1)
  await merge(units.j1, units.j2)
  await new MergerChains1793620000000().up({
    query: (sql: string) => pool.query(sql),
  } as unknown as QueryRunner)
  const { rows } = await pool.query<{ id: string; heir: string }>(
    'SELECT id, merged_into_id AS heir FROM org_unit WHERE merged_into_id IS NOT NULL ORDER BY id',
  )
  expect(rows).toEqual([
    { id: units.east1, heir: units.west1 },
    { id: units.east2, heir: units.west1 },
    { id: units.j1, heir: units.j2 },
  ])
})
