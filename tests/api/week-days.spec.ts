/** The day on which a week is decided, as pages show it: with the community's closures, then by the clock that runs. */
import { weekList, weekNumbers, weekPage } from '#contracts/http/weekly-weeks.js'
import { dayName } from '#domain/calendar/day-names.js'
import { addDays, localDateOf } from '#domain/calendar/local-date.js'
import { openedWeekOf } from '#domain/weekly/weekly-rules.js'
import { home } from '#contracts/http/home.js'
import { importCalendar, latestCalendar } from '#persistence/rules/calendars.js'
import { enterClosure, withClosuresInForce } from '#persistence/rules/closures.js'
import { openWeek } from '#persistence/weekly/advance-weeks.js'
import { people, units } from '#testing/claims.js'
import { testApi, type TestApi } from './support/api.js'

let api: TestApi
const today = localDateOf(Date.now())
const present = openedWeekOf(today)
const past = openedWeekOf(addDays(today, -28))
/** Its Monday after is over, whatever day it is today. */
const fortnight = openedWeekOf(addDays(today, -14))
const processId = '00000000-0000-4000-8000-000000000001'

beforeAll(async () => {
  api = await testApi()
  await openWeek(api.database.pool, past)
  await openWeek(api.database.pool, present)
})
afterAll(() => api.close())

/** Decision days and lateness of a week, by community. */
const daysOf = async (query: string) => {
  const { body } = await (await api.as(people.officer)).get<unknown>(`/api/weekly-selections?${query}`)
  const { items } = weekList.parse(body)
  return new Map(items.map(({ community, decideOn, isLate }) => [community.id, { decideOn, isLate }]))
}

test('a community that is closed on the day decides on the next one; another on the day itself', async () => {
  const { pool } = api.database
  const before = (await daysOf(`week=${present.week}`)).get(units.east1)?.decideOn ?? ''
  await enterClosure(pool, {
    ...{ unitId: units.east1, date: before, reason: '停水检修', enteredBy: people.systemAdministrator },
  })
  await importCalendar(pool, await withClosuresInForce(pool, (await latestCalendar(pool)).calendar))
  const days = await daysOf(`week=${present.week}`)
  expect(days.get(units.east2)?.decideOn).toBe(before)
  const closed = days.get(units.east1)?.decideOn ?? ''
  expect(closed > before).toBe(true)
  await pool.query(`UPDATE weekly_selection SET state = 'none' WHERE week = $1`, [past.week])
  const { body } = await (await api.as(people.east1Secretary)).get<unknown>('/api/home')
  const card = home.parse(body).cards.find(({ name }) => name === 'ownWeek')
  expect(card?.next?.title).toContain(`${dayName(closed)}评选`)
})

/** As the list, the numbers and the home's card tell it. */
const late = async () => {
  const officer = await api.as(people.officer)
  const card = home
    .parse((await officer.get<unknown>('/api/home')).body)
    .cards.find(({ name }) => name === 'lateWeeks')
  const { items } = weekNumbers.parse((await officer.get('/api/weekly-selections/numbers')).body)
  return {
    listed: [...(await daysOf('late=true')).keys()],
    counted: card?.count,
    inNumbers: items.reduce((sum, each) => sum + each.late, 0),
  }
}

test('a community that has been closed since the day is late nowhere; others are, everywhere', async () => {
  const { pool } = api.database
  await openWeek(pool, fortnight)
  const days = Array.from({ length: 14 }, (_, at) => addDays(fortnight.sunday, at + 1))
  for (const date of days.filter(day => day <= today))
    await enterClosure(pool, {
      ...{ unitId: units.east1, date, reason: '防汛', enteredBy: people.systemAdministrator },
    })
  await importCalendar(pool, await withClosuresInForce(pool, (await latestCalendar(pool)).calendar))
  const shown = await daysOf(`week=${fortnight.week}`)
  expect((shown.get(units.east1)?.decideOn ?? '') > today).toBe(true)
  const { body } = await (
    await api.as(people.officer)
  ).get(`/api/weekly-selections/${units.east1}/${fortnight.week}`)
  expect(weekPage.parse(body).isLate).toBe(false)
  const others = [units.east2, units.west1]
  expect([...shown].filter(([, { isLate }]) => isLate).map(([id]) => id)).toEqual(others)
  expect(await late()).toEqual({ listed: others, counted: 2, inNumbers: 2 })
  await pool.query(`UPDATE weekly_selection SET state = 'none' WHERE week = $1`, [fortnight.week])
})

test('once a decision has begun its own clock says the day, and whether it is late', async () => {
  const { pool } = api.database
  await pool.query(
    `INSERT INTO process (id, kind, title, stage, started_by, started_at, updated_at, epoch, step_no, version, policy_version,
       calendar_version, state)
     VALUES ($1, 'weeklySelection', '', 'deciding', 'system', now(), now(), 1, 1, 1, '', '', '{}')`,
    [processId],
  )
  await pool.query(
    `UPDATE weekly_selection SET state = 'deciding', process_id = $1 WHERE week = $2 AND community_id = $3`,
    [processId, past.week, units.east1],
  )
  const runsUntil = async (day: string) => {
    await pool.query('DELETE FROM task')
    await pool.query(
      `INSERT INTO task (process_id, seat_id, kind, region, stage, round, form, role, unit_id, status, opened_at, due_at, due_on)
       VALUES ($1, 's', 'weeklySelection', 'main', 'deciding', 'decision', 'weeklyDecision', 'CommunitySecretary', $2, 'open', now(),
         $3::date + 1, $3)`,
      [processId, units.east1, day],
    )
  }
  await runsUntil(today)
  expect((await daysOf(`week=${past.week}`)).get(units.east1)).toEqual({ decideOn: today, isLate: false })
  expect(await late()).toEqual({ listed: [], counted: 0, inNumbers: 0 })
  const yesterday = addDays(today, -1)
  await runsUntil(yesterday)
  expect((await daysOf(`week=${past.week}`)).get(units.east1)).toEqual({ decideOn: yesterday, isLate: true })
  expect(await late()).toEqual({ listed: [units.east1], counted: 1, inNumbers: 1 })
})
