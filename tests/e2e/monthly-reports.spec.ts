/** 月报 in the browser: made in the background while one looks on, kept, downloaded, made again; on both screens, by role. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { localDateOf } from '#domain/calendar/local-date.js'
import { addMonths } from '#domain/points/months.js'
import { people, units } from '#testing/claims.js'
import { wordsOfDocx } from '#testing/docx.js'
import { seedActivity } from '#testing/activities.js'
import { seedAttendance } from '#testing/attendances.js'
import type { Relay } from '../../apps/worker/relays/relay.js'
import type { Desk } from './support/desk.js'
import { downloaded, makeReports } from './support/monthly-reports.js'
import { phone, testPortal, type Portal } from './support/portal.js'

let portal: Portal
let relay: Relay
const lastMonth = addMonths(localDateOf(Date.now()).slice(0, 7), -1)
const wide = { viewport: { width: 1440, height: 900 } }
/** Where pictures of the pages go, when somebody wants to look at them. */
const pictures = process.env.REPORT_PICTURES

beforeAll(async () => {
  portal = await testPortal()
  const { pool } = portal.api.database
  const { id } = await seedActivity(pool, {
    state: 'held',
    startsAt: new Date(`${lastMonth}-12T01:00:00Z`),
    signUps: [],
    unitSignUps: [],
  })
  await seedAttendance(pool, id)
  relay = makeReports(portal)
})
afterAll(async () => {
  await relay.stop()
  await portal.close()
})

const picture = async (desk: Desk, name: string): Promise<void> => {
  if (!pictures) return
  mkdirSync(pictures, { recursive: true })
  await desk.page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true })
}

test('from nothing to a first edition, a real document with the figures; made again, it says the same', async () => {
  const desk = await portal.open(people.officer, wide)
  await desk.goTo('/reports')
  await desk.page.getByRole('link', { name: '月报' }).click()
  await desk.sees('还没有月报')
  await picture(desk, 'empty-1440')
  await desk.page.getByRole('button', { name: '生成月报' }).click()
  await desk.sees('第 1 版')
  await picture(desk, 'made-1440')
  const words = wordsOfDocx((await downloaded(desk, '下载 Word')).content)
  expect(words).toContain('本月开展活动 1 场，取消 0 场；在职党员参加 1 人次、1 人')
  expect((await downloaded(desk, '下载 Excel')).name).toMatch(/第1版\.xlsx$/)
  await desk.page.getByRole('button', { name: /^重新生成/ }).click()
  await desk.sees('与第 1 版内容相同')
  await desk.close()
})

test.each([
  ['community', people.east1Secretary, '东一社区'],
  ['subdistrict', people.eastCoordinator, '东'],
  ['agency', people.liaison, ''],
  ['head', people.deputyHead, ''],
])('%s: its own, on a phone', async (role, person, name) => {
  const desk = await portal.open(person, phone)
  await desk.goTo('/reports/monthly')
  await desk.page.getByRole('heading', { name: new RegExp(`^${name}.*的月报$`) }).waitFor()
  if (role === 'head') await desk.sees('第 1 版')
  else
    await desk.page
      .getByRole('button', { name: '生成月报' })
      .click()
      .then(() => desk.sees('第 1 版'))
  await picture(desk, `${role}-360`)
  expect(await desk.overflow()).toBe(0)
  await desk.close()
})

test('a unit that one does not look after is no page at all', async () => {
  const desk = await portal.open(people.east1Secretary, wide)
  await desk.goTo(`/reports/monthly?unit=${units.district}`)
  await desk.sees('不在您的权限范围内')
  expect(await desk.page.getByRole('button', { name: '生成月报' }).isDisabled()).toBe(true)
  await desk.close()
})
