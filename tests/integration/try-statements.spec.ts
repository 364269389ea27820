import { tryStatements } from '#persistence/read/try-statements.js'
import { testDatabase, type TestDatabase } from '#testing/database.js'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

test('every named read fits the tables', async () => {
  const { tried, broken } = await tryStatements(database.url)
  expect(broken).toEqual([])
  expect(tried).toBeGreaterThan(30)
})

test('planted: a read whose column is gone is named', async () => {
  await database.pool.query('ALTER TABLE message RENAME read_at TO seen_at')
  const { broken } = await tryStatements(database.url)
  expect(broken.length).toBeGreaterThan(0)
  expect(broken.join()).toContain('read_at')
})
