/** 统计 in the browser: a figure, what it counts, the facts behind it, the units below, the gaps. */
import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { localDateOf } from '#domain/calendar/local-date.js'
import { countFigures } from '#persistence/numbers/count-figures.js'
import { seedActivity } from '#testing/activities.js'
import { seedAttendance } from '#testing/attendances.js'
import { people } from '#testing/claims.js'
import type { Desk } from './support/desk.js'
import { phone, testPortal, type Portal } from './support/portal.js'

let portal: Portal
/** Where pictures of the pages go, when somebody wants to look at them. */
const pictures = process.env.REPORT_PICTURES
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

const pictureOf = async (desk: Desk, name: string): Promise<void> => {
  if (!pictures) return
  mkdirSync(pictures, { recursive: true })
  await desk.page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true })
}

test('from the figure to its facts and back, down the tree, to the gaps', async () => {
  const desk = await portal.open(people.officer, { viewport: { width: 1440, height: 900 } })
  await desk.goTo(`/reports?period=${localDateOf(Date.now()).slice(0, 7)}`)
  await desk.page.getByRole('link', { name: '参加人次 1 人次' }).click()
  await desk.page.waitForURL(/\/reports\/facts/)
  await desk.sees(activity)
  await desk.page.getByRole('link', { name: '返回统计' }).click()
  const picture = desk.page.getByRole('table', { name: '服务覆盖' })
  await picture.getByRole('link', { name: /^东二社区 党群建设：有项目 1 个/ }).waitFor()
  await picture.getByRole('link', { name: '东一社区 不由项目而来的活动 1 场' }).click()
  await desk.page.getByRole('heading', { name: /东一社区 · .* · 其他活动/ }).waitFor()
  await desk.page.getByRole('link', { name: activity }).click()
  await desk.page.waitForURL(/\/activities\//)
  await desk.page.goBack()
  await desk.page.getByRole('link', { name: '返回统计' }).click()
  await desk.page
    .getByRole('region', { name: '按类别' })
    .getByRole('link', { name: /可认领 1$/ })
    .first()
    .click()
  await desk.page.getByRole('heading', { name: /期末可认领$/ }).waitFor()
  await desk.goTo(`/reports?period=${localDateOf(Date.now()).slice(0, 7)}`)
  await pictureOf(desk, 'reports-1440')
  await desk.page.locator('button.bar-name', { hasText: '东' }).first().click()
  await desk.page.getByRole('heading', { name: /^东.* · / }).waitFor()
  expect(new URL(desk.page.url()).searchParams.get('unit')).toBeTruthy()
  await desk.close()
})

test('on a phone nothing is beyond the edge', async () => {
  const desk = await portal.open(people.officer, phone)
  await desk.goTo('/reports?period=2026')
  const picture = desk.page.getByRole('table', { name: '服务覆盖' })
  await picture.getByRole('button', { name: '东街街道各社区' }).click()
  await picture.getByRole('rowheader', { name: '东一社区' }).waitFor()
  expect(await desk.overflow()).toBe(0)
  await pictureOf(desk, 'reports-360')
  await desk.close()
})
