/** A data folder of an early release has, after its migrations, what later ones began with. */
import { knownMigrations, runMigrations } from '#persistence/migrate.js'
import { demoAheadMs } from '#persistence/read/demo-clock.js'
import { testDatabase, type TestDatabase } from '#testing/database.js'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  const { pool, url } = database
  await pool.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
  const early = knownMigrations()
  await runMigrations(url, early.slice(0, early.indexOf('TitlePinyinAnew1791080001000')))
  await pool.query('DROP INDEX process_ahead, process_done_project')
  await pool.query(
    `INSERT INTO process (id, kind, title, title_pinyin, stage, started_by, started_at, updated_at, epoch, step_no, version,
       ahead_ms, policy_version, calendar_version, state)
     SELECT gen_random_uuid(), 'claim', '楼道整治' || n, CASE WHEN n = 1 THEN 'kept' ELSE '' END, 'draft', 'p', now(), now(),
       1, 1, 1, n * 1000, 'v', 'v', '{}' FROM generate_series(1, 6000) AS n`,
  )
  await runMigrations(url)
})
afterAll(() => database.drop())

test('every process is found by the pinyin of its title; what had its own keeps it', async () => {
  const { rows } = await database.pool.query<{ pinyin: string; count: number }>(
    `SELECT regexp_replace(title_pinyin, '[0-9]', '', 'g') AS pinyin, count(*)::int AS count FROM process GROUP BY 1 ORDER BY 1`,
  )
  expect(rows).toEqual([
    { pinyin: 'kept', count: 1 },
    { pinyin: 'loudaozhengzhi ldzz', count: 5_999 },
  ])
})

test('the index that was added late is there, the one that was given up is not', async () => {
  const { rows } = await database.pool.query<{ name: string }>(
    `SELECT indexname AS name FROM pg_indexes WHERE indexname IN ('process_ahead', 'process_done_project')`,
  )
  expect(rows.map(({ name }) => name)).toEqual(['process_done_project'])
})

test('a demo that was moved ahead has its clock in a row of its own, as far as its processes had come', async () => {
  expect(await demoAheadMs(database.pool)).toBe(6_000_000)
  const { rows } = await database.pool.query<{ ahead: number }>(
    `SELECT round(extract(epoch FROM business_now() - now()))::int AS ahead`,
  )
  expect(rows).toEqual([{ ahead: 6_000 }])
})
