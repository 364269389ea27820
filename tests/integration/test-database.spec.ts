import { Client } from 'pg'
import { importSmallDistrict, people, units } from '#testing/claims.js'
import { testDatabase } from '#testing/database.js'

test('a test file has a database of its own, migrated, with the small district when it asks for it', async () => {
  const [mine, other] = await Promise.all([testDatabase(), testDatabase()])
  await importSmallDistrict(mine.pool)
  const grants = await mine.pool.query('SELECT role FROM role_grant WHERE person_id = $1 AND unit_id = $2', [
    people.liaison,
    units.j1,
  ])
  expect(grants.rows).toEqual([{ role: 'AgencyLiaison' }])
  expect((await other.pool.query('SELECT FROM person')).rowCount).toBe(0)
  await Promise.all([mine.drop(), other.drop()])
})

test('a connection left open fails the test that left it', async () => {
  const database = await testDatabase()
  const forgotten = new Client({ connectionString: database.url, application_name: 'forgotten' })
  // Dropping the database ends it.
  forgotten.on('error', () => undefined)
  await forgotten.connect()
  await forgotten.query('SELECT 1')
  await expect(database.drop()).rejects.toThrow('1 database connections were left open: forgotten: SELECT 1')
})
