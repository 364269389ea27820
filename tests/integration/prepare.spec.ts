import { rulesFor } from '#persistence/rules/rules-for.js'
import { smallDistrictFolder } from '#testing/claims.js'
import { testDatabase, type TestDatabase } from '#testing/database.js'
import { prepareDatabase } from '../../apps/cli/prepare/prepare-database.js'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
  await database.pool.query('DROP SCHEMA public CASCADE')
  await database.pool.query('CREATE SCHEMA public')
})

afterAll(() => database.drop())

const peopleThere = async (): Promise<number | null> =>
  (await database.pool.query('SELECT FROM person')).rowCount

test('an empty database gets its tables and rules, and people only when they are handed in', async () => {
  await prepareDatabase(database.url)
  expect(await rulesFor(database.pool, 'claim', { at: Date.now() })).toMatchObject({
    calendar: { version: 'state-council-2026' },
  })
  expect(await peopleThere()).toBe(0)
  await prepareDatabase(database.url, smallDistrictFolder)
  expect(await peopleThere()).toBe(20)
})
