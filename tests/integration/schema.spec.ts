import { createDataSource } from '#persistence/data-source.js'
import { runMigrations } from '#persistence/migrate.js'
import { testDatabase, type TestDatabase } from '#testing/database.js'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

test('entities and migrations say the same', async () => {
  const source = await createDataSource(database.url).initialize()
  const { upQueries } = await source.driver.createSchemaBuilder().log()
  await source.destroy()
  expect(upQueries.map(({ query }) => query)).toEqual([])
})

test('migrating again, even several times at once, changes nothing', async () => {
  const again = await Promise.all([1, 2, 3].map(() => runMigrations(database.url)))
  expect(again).toEqual([[], [], []])
})
