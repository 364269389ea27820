/** What the home says of the weekly selection, and its weeks as a workbook: to each within what they look after. */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { home } from '#contracts/http/home.js'
import { addDays, localDateOf } from '#domain/calendar/local-date.js'
import { openedWeekOf, weekLabel } from '#domain/weekly/weekly-rules.js'
import { readSpreadsheet } from '#persistence/spreadsheet/read-spreadsheet.js'
import { openWeek } from '#persistence/weekly/advance-weeks.js'
import { people, units } from '#testing/claims.js'
import { seedMembership } from '#testing/memberships.js'
import { testApi, type TestApi } from './support/api.js'

let api: TestApi
const folder = mkdtempSync(join(tmpdir(), 'weeks-board-'))
const today = localDateOf(Date.now())
const present = openedWeekOf(today)
const longPast = openedWeekOf(addDays(today, -28))

beforeAll(async () => {
  api = await testApi()
  const { pool } = api.database
  await seedMembership(pool, { personId: people.member })
  await openWeek(pool, longPast)
  await openWeek(pool, present)
  await pool.query('UPDATE weekly_selection SET recommend_until = sunday WHERE week = $1', [present.week])
  await pool.query(
    `UPDATE weekly_selection SET state = 'none', none_cause = 'noRecommendation' WHERE week = $1 AND community_id <> $2`,
    [longPast.week, units.east1],
  )
})
afterAll(async () => {
  await api.close()
  rmSync(folder, { recursive: true })
})

const recommended = (week: string, named: string) =>
  api.database.pool.query(
    `INSERT INTO weekly_recommendation (id, community_id, week, named, reason, source, slip, by)
     VALUES (gen_random_uuid(), $2, $3, $4, '连续三天清理小区积水', 'paper', $1, $5)`,
    [randomUUID(), units.east1, week, named, people.east1Secretary],
  )
const cardOf = async (personId: string, card: string) => {
  const { body } = await (await api.as(personId)).get<unknown>('/api/home')
  return home.parse(body).cards.find(({ name }) => name === card)
}
/** As another program reads the file: the community, the week, the state, how late, how many voices. */
const sheetOf = async (personId: string, query = ''): Promise<string[][]> => {
  const { cookie } = await api.as(personId)
  const reply = await fetch(`${api.url}/api/weekly-selections.xlsx${query}`, { headers: { cookie } })
  expect(reply.headers.get('content-type')).toContain('spreadsheetml')
  const file = join(folder, `${randomUUID()}.xlsx`)
  writeFileSync(file, Buffer.from(await reply.arrayBuffer()))
  const found = await readSpreadsheet(file)
  const rows = found.ok ? (found.sheets[0]?.rows ?? []) : []
  return rows.slice(1).map(({ cells }) => [0, 1, 5, 6, 7].map(place => String(cells[place] ?? '')))
}

test('the community reads what its week needs next: what is undone before what is under way', async () => {
  await recommended(longPast.week, '清理积水的同志')
  await recommended(present.week, '修水管的师傅')
  await recommended(present.week, '三栋的师傅')
  expect(await cardOf(people.east1Secretary, 'ownWeek')).toMatchObject({
    count: 1,
    next: {
      id: `${units.east1}/${longPast.week}`,
      title: expect.stringMatching(`^${weekLabel(longPast.week)}：推荐已截止，1 条待对应，.+评选$`),
    },
  })
})

test('when nothing is undone it reads of the present week, and decided weeks ask for nothing', async () => {
  const { pool } = api.database
  const undone = `week = '${longPast.week}' AND community_id = '${units.east1}'`
  await pool.query(`UPDATE weekly_selection SET state = 'none', none_cause = 'lapsed' WHERE ${undone}`)
  const card = await cardOf(people.east1Secretary, 'ownWeek')
  expect(card?.count).toBe(2)
  expect(card?.next?.title).toMatch(new RegExp(`^${weekLabel(present.week)}：推荐到.+，.+评选$`))
  await pool.query(`UPDATE weekly_selection SET state = 'open', none_cause = NULL WHERE ${undone}`)
})

test('the subdistrict and the department see which weeks are late, another subdistrict none', async () => {
  for (const personId of [people.eastCoordinator, people.officer])
    expect(await cardOf(personId, 'lateWeeks')).toMatchObject({
      count: 1,
      urgent: true,
      next: { title: `东一社区 ${weekLabel(longPast.week)}` },
    })
  expect(await cardOf(people.westCoordinator, 'lateWeeks')).toMatchObject({ count: 0 })
})

test('a week whose model waits for its review is not late any more', async () => {
  const { pool } = api.database
  const chosen = `week = '${longPast.week}' AND community_id = '${units.east1}'`
  await pool.query(
    `UPDATE weekly_selection SET state = 'deciding', subject = 'member', subject_id = $1 WHERE ${chosen}`,
    [people.member],
  )
  expect(await cardOf(people.eastCoordinator, 'lateWeeks')).toMatchObject({ count: 0 })
  expect(await sheetOf(people.eastCoordinator, '?late=true')).toEqual([])
  await pool.query(
    `UPDATE weekly_selection SET state = 'open', subject = NULL, subject_id = NULL WHERE ${chosen}`,
  )
})

test('weeks leave as a workbook with what the list shows, and no more', async () => {
  const late = ['东一社区', weekLabel(longPast.week), '推荐已截止', '逾期未评', '1']
  expect(await sheetOf(people.eastCoordinator, '?late=true')).toEqual([late])
  expect(await sheetOf(people.westCoordinator, '?late=true')).toEqual([])
  const own = await sheetOf(people.member)
  expect(own.map(([community]) => community)).toEqual(['东一社区', '东一社区'])
  expect(own.every(([, , , , voices]) => voices === '')).toBe(true)
  const coordinator = await api.as(people.westCoordinator)
  expect(await coordinator.get(`/api/weekly-selections.xlsx?unitId=${units.east}`)).toMatchObject({
    status: 404,
  })
})
