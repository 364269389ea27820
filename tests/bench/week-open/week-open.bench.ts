/** A week opened for ten thousand communities, beside the bare INSERT … SELECT of the same rows into the same table. */
import { Pool } from 'pg'
import { startEmbedded } from '#embedded/embedded.js'
import { ensureDatabase } from '#embedded/postgres-connection.js'
import { addDays, type LocalDate } from '#domain/calendar/local-date.js'
import { stateCouncilCalendar } from '#domain/calendar/state-council.js'
import { openedWeekOf } from '#domain/weekly/weekly-rules.js'
import { runMigrations } from '#persistence/migrate.js'
import { seedRules } from '#persistence/rules/seed-rules.js'
import { advanceWeeks, openWeek } from '#persistence/weekly/advance-weeks.js'
import { defaultWeeklySelectionPolicy } from '#workflows/weekly-selection/weekly-selection.policy.js'
import type { Measured } from '../harness/figures.js'
import { alternate, compared } from '../harness/pairs.js'
import { say } from '../harness/report.js'
import { median } from '../harness/statistics.js'
import { inTemporaryFolder } from '../harness/temporary-folder.js'

const communities = 10_000
const pairs = 7
const firstDay = '2024-01-01'
const looks = 5

const plant = async (pool: Pool): Promise<void> => {
  await pool.query(
    `INSERT INTO org_unit (id, kind, name, pinyin, parent_id, path, sort)
     SELECT 'top', 'city', '全市', 'quanshi', NULL, '/top/', 0
     UNION ALL SELECT 'c' || c, 'community', '社区' || c, 'shequ' || c, 'top', '/top/c' || c || '/', c
     FROM generate_series(1, $1::int) c`,
    [communities],
  )
  await pool.query('ANALYZE org_unit')
  await seedRules(pool, {
    kind: 'weeklySelection',
    policy: defaultWeeklySelectionPolicy,
    calendar: stateCouncilCalendar,
  })
}

const bare = `
  INSERT INTO weekly_selection (community_id, week, sunday, recommend_until)
  SELECT id, $1, $2, $3 FROM org_unit WHERE kind = 'community'`

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

const measure = async (pool: Pool): Promise<Measured[]> => {
  let day: LocalDate = firstDay
  const next = () => openedWeekOf((day = addDays(day, 7)))
  const insert = ({ week, sunday }: ReturnType<typeof next>) =>
    pool.query(bare, [week, sunday, addDays(sunday, -2)])
  await openWeek(pool, next())
  await insert(next())
  const measured = await alternate({
    ...{ pairs, turns: 1 },
    ours: () => timed(() => openWeek(pool, next())),
    beside: () => timed(() => insert(next())),
  })
  const idle: number[] = []
  await advanceWeeks(pool, day)
  for (let no = 0; no < looks; no += 1) idle.push(await timed(() => advanceWeeks(pool, day)))
  const { rows } = await pool.query<{ n: number }>(
    'SELECT count(*)::int AS n FROM weekly_selection GROUP BY week HAVING count(*) <> $1',
    [communities],
  )
  if (rows.length > 0) throw new Error('a week is not there for every community')
  return [
    compared('a week opened for 10,000 communities, ms', '≤2', measured, median),
    { figure: 'a look that finds nothing to do, ms', ours: median(idle) },
  ]
}

export const weekOpenBench = (): Promise<Measured[]> =>
  inTemporaryFolder(async dataDir => {
    const embedded = await startEmbedded({ dataDir, withTemporal: false })
    await ensureDatabase(embedded.adminUrl, 'weeks')
    const url = embedded.databaseUrl('weeks')
    await runMigrations(url)
    const pool = new Pool({ connectionString: url, max: 2 })
    try {
      say(`建立 ${communities} 个社区…`)
      await plant(pool)
      return await measure(pool)
    } finally {
      await pool.end()
    }
  })
