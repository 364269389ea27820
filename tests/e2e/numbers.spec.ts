/** 统计 in the browser: a figure, what it counts, the facts behind it, the units below, the gaps. */
import { randomUUID } from 'node:crypto'
import { localDateOf } from '#domain/calendar/local-date.js'
import { countFigures } from '#persistence/numbers/count-figures.js'
import { seedActivity } from '#testing/activities.js'
import { seedAttendance } from '#testing/attendances.js'
import { people } from '#testing/claims.js'
import { phone, testPortal, type Portal } from './support/portal.js'

let portal: Portal
const activity = '清洁家园'

beforeAll(async () => {
  portal = await testPortal()
  const { pool } = portal.api.database
  const id = randomUUID()
  await seedActivity(pool, { id, title: activity, state: 'held', signUps: [], unitSignUps: [] })
  await seedAttendance(pool, id)
  await countFigures(pool)
})
afterAll(() => portal.close())

test('from the figure to its facts and back, down the tree, to the gaps', async () => {
  const desk = await portal.open(people.officer)
  await desk.goTo(`/reports?period=${localDateOf(Date.now()).slice(0, 7)}`)
  await desk.page.getByRole('link', { name: '参加人次 1 人次' }).click()
  await desk.page.waitForURL(/\/reports\/facts/)
  await desk.sees(activity)
  await desk.page.getByRole('link', { name: '返回统计' }).click()
  await desk.page.getByRole('region', { name: '服务覆盖' }).getByText('空白').first().waitFor()
  await desk.page.locator('button.bar-name', { hasText: '东' }).first().click()
  await desk.page.getByRole('heading', { name: /^东.* · / }).waitFor()
  expect(new URL(desk.page.url()).searchParams.get('unit')).toBeTruthy()
  await desk.close()
})

test('on a phone nothing is beyond the edge', async () => {
  const desk = await portal.open(people.officer, phone)
  await desk.goTo('/reports?period=2026')
  await desk.page.getByRole('region', { name: '服务覆盖' }).first().waitFor()
  expect(await desk.overflow()).toBe(0)
  await desk.close()
})
