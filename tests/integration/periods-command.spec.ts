/** `npm run periods` as an operator uses it: what it says and how it ends, over a real database. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { repositoryRoot } from '#config/repository.js'
import { addDays, localDateOf } from '#domain/calendar/local-date.js'
import { addMonths, monthOf } from '#domain/points/months.js'
import { openedWeekOf } from '#domain/weekly/weekly-rules.js'
import { openWeek } from '#persistence/weekly/advance-weeks.js'
import { units } from '#testing/claims.js'
import { addSecondDistrict, secondDistrict } from '#testing/second-district.js'
import type { TestDatabase } from '#testing/database.js'
import { weeksDatabase } from './support/databases.js'

let database: TestDatabase
const today = localDateOf(Date.now())
const last = addMonths(monthOf(today), -1)
const before = addMonths(monthOf(today), -2)
const counted = addMonths(monthOf(today), -3)

beforeAll(async () => {
  database = await weeksDatabase()
})
afterAll(() => database.drop())

const run = (...args: string[]) => {
  const entry = join(repositoryRoot(), 'dist', 'apps', 'cli', 'periods.js')
  const env = { ...process.env, DATABASE_URL: database.url, LOG_LEVEL: 'warn' }
  const { status, stdout, stderr } = spawnSync(process.execPath, [entry, ...args], { env, encoding: 'utf8' })
  return { status, says: stdout + stderr }
}
const tells = (status: number, ...words: string[]) => ({
  status,
  says: expect.stringMatching(new RegExp(words.join('[^]*'))) as string,
})

test('nothing begun, nothing missing; what is asked wrongly is told how', () => {
  expect(run('check')).toEqual(tells(0, '还没有积分月', '还没有开始', '应有的月份和周都在'))
  for (const wrong of [[], ['settle'], ['settle', '2026-13'], ['check', '--all'], ['check', last, 'x']])
    expect(run(...wrong)).toEqual(tells(2, '用法'))
})

test('months, weeks, agencies and communities that are missing end in 1 and are named; caught up, in 0', async () => {
  const { pool } = database
  await pool.query('INSERT INTO point_month (district_id, month) VALUES ($1, $2)', [units.district, before])
  await pool.query(
    `INSERT INTO point_month (district_id, month, state, publication_by) VALUES ($1, $2, 'published', 'x')`,
    [units.district, counted],
  )
  await pool.query(`UPDATE org_unit SET added_at = $1::timestamptz WHERE id = $2`, [
    `${counted}-15`,
    units.j2,
  ])
  const daysAgo = (days: number) => openedWeekOf(addDays(today, -days))
  const [earlier, first, second] = [daysAgo(21), daysAgo(14), daysAgo(7)]
  await openWeek(pool, first)
  await pool.query('DELETE FROM weekly_selection WHERE community_id = $1', [units.east2])
  // What it had of that week has gone, an earlier one says that it took part.
  await pool.query(
    'INSERT INTO weekly_selection (community_id, week, sunday, recommend_until) VALUES ($1, $2, $3, $3)',
    [units.east2, earlier.week, earlier.sunday],
  )
  expect(run('check')).toEqual(
    tells(
      1,
      `缺少 ${last}、${monthOf(today)}`,
      `${counted} 有 1 个机关党组织缺少：区司法局机关党支部`,
      `${before} 尚未结算`,
      `缺少 ${second.week}`,
      `${first.week} 有 1 个社区缺少：东二社区`,
    ),
  )
  expect(run('catch-up')).toEqual(
    tells(0, `补上 ${counted}：1 个机关党组织`, `${first.week}：1 个社区`, '应有的月份和周都在'),
  )
  expect(run('check')).toEqual(tells(0, `${last} 异议期内`))
})

test('a month is settled once, after its end, in the district that is named and in no other', async () => {
  await addSecondDistrict(database.pool)
  await database.pool.query('INSERT INTO point_month (district_id, month) VALUES ($1, $2)', [
    secondDistrict.district,
    last,
  ])
  await database.pool.query(`UPDATE point_month SET state = 'open' WHERE month = $1`, [last])
  expect(run('settle', last, '--district', 'elsewhere')).toEqual(tells(1, '没有这个区'))
  expect(run('settle', addMonths(monthOf(today), 3))).toEqual(tells(1, '该月尚未结束'))
  expect(run('settle', last, '--district', units.district)).toEqual(tells(0, `已结算 .*${last}`))
  const { rows } = await database.pool.query(
    'SELECT state FROM point_month WHERE month = $1 ORDER BY district_id',
    [last],
  )
  expect(rows).toEqual([{ state: 'objections' }, { state: 'open' }])
  expect(run('settle', last)).toEqual(tells(1, '已经结算'))
  const recorded = await database.pool.query(
    `SELECT operation, outcome, details->>'month' AS month FROM audit_entry WHERE person_id LIKE 'os:_%' ORDER BY id`,
  )
  const settling = { operation: 'commandSettleMonth', month: last }
  expect(recorded.rows).toEqual([
    { operation: 'commandCatchUpPeriods', outcome: 'done', month: null },
    { ...settling, outcome: 'refused' },
    { ...settling, month: addMonths(monthOf(today), 3), outcome: 'refused' },
    { ...settling, outcome: 'done' },
    { ...settling, outcome: 'refused' },
  ])
})

test('a database of an earlier release, and an empty one, are told what to do', async () => {
  await database.pool.query(`DELETE FROM migration WHERE name LIKE '%1793240000000'`)
  expect(run('check')).toEqual(tells(1, '数据库结构不是最新的', '先执行 npm start'))
  await database.pool.query('DROP TABLE migration')
  expect(run('check')).toEqual(tells(1, '还没有平台的数据'))
})
