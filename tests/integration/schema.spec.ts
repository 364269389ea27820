import { createDataSource } from '#persistence/data-source.js'
import { runMigrations } from '#persistence/migrate.js'
import { testDatabase, type TestDatabase } from '#testing/database.js'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

/** What TypeORM would change to make the tables what the entities say. */
const differences = async (): Promise<string[]> => {
  const source = await createDataSource(database.url).initialize()
  const { upQueries } = await source.driver.createSchemaBuilder().log()
  await source.destroy()
  return upQueries.map(({ query }) => query)
}

test('entities and migrations say the same', async () => {
  expect(await differences()).toEqual([])
})

test('planted: a column, a default and an index that differ are noticed', async () => {
  await database.pool.query(`
    ALTER TABLE task ALTER COLUMN due_on TYPE text;
    ALTER TABLE person ALTER COLUMN pinyin DROP DEFAULT;
    DROP INDEX journal_outcomes`)
  const found = (await differences()).join()
  for (const name of ['due_on', 'pinyin', 'journal_outcomes']) expect(found).toContain(name)
})

test('what entities cannot say is there: order and operator class of indexes', async () => {
  const { rows } = await database.pool.query<{ definition: string }>(
    `SELECT indexdef AS definition FROM pg_indexes WHERE indexname = ANY ($1) ORDER BY indexname`,
    [
      [
        'message_of_person',
        'org_unit_below',
        'process_list',
        'process_recent',
        'process_started',
        'task_done_by',
        'task_done_for',
      ],
    ],
  )
  expect(rows.map(({ definition }) => definition.split(' USING ')[1])).toEqual([
    'btree (person_id, id DESC)',
    'btree (path text_pattern_ops)',
    'btree (kind, stage, updated_at DESC)',
    'btree (updated_at DESC)',
    'btree (started_by, started_at DESC)',
    'btree (closed_by, closed_at DESC) WHERE (closed_by IS NOT NULL)',
    'btree (on_behalf_of, closed_at DESC) WHERE (on_behalf_of IS NOT NULL)',
  ])
})

test('migrating again, even several times at once, changes nothing', async () => {
  const again = await Promise.all([1, 2, 3].map(() => runMigrations(database.url)))
  expect(again).toEqual([[], [], []])
})
