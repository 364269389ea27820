/** Deadlines in the browser: foreseen day by day, paused by an administrator, whose time it was, and the ledger. */
import { localDateOf } from '#domain/calendar/local-date.js'
import { people } from '#testing/claims.js'
import { newKey } from '../api/support/api.js'
import { offered } from '../api/support/offer.js'
import { phone, testPortal, type Portal } from './support/portal.js'

let portal: Portal
let processId: string
beforeAll(async () => {
  portal = await testPortal()
  const agency = await portal.api.as(people.liaison)
  processId = await offered(agency)
})
afterAll(() => portal.close())

test('what happens by itself is told day by day, and nothing while the clock is paused', async () => {
  const desk = await portal.open(people.systemAdministrator)
  await desk.goTo(`/processes/${processId}`)
  await desk.page.getByRole('tab', { name: '时限推演' }).click()
  await desk.page.getByText('系统预警：“答复认领条款”即将到期。').waitFor()
  await desk.page.getByText(/此后没有自动处理，事项停在“协商中”/).waitFor()
  const order = { reason: '汛期停办', command: { name: 'pause', region: 'main', round: 'terms' } }
  const administrator = await portal.api.as(people.systemAdministrator)
  const paused = await administrator.command(`/api/processes/${processId}/administration`, newKey(), order)
  expect(paused.status).toBe(200)
  await desk.goTo(`/processes/${processId}`)
  await desk.page.getByText(/^计时暂停：/).waitFor()
  await desk.page.getByText(/暂停“答复认领条款”的计时：汛期停办/).waitFor()
  await desk.page.getByRole('tab', { name: '时限推演' }).click()
  await desk.page.getByText('“答复认领条款”计时暂停，恢复之前不会自动发生什么。').waitFor()
  await desk.page.getByRole('tab', { name: '时间去哪了' }).click()
  await desk.page.getByText(/各项合计等于全程|还没有用时/).waitFor()
  await desk.close()
})

test('the ledger shows what is to come, on a phone as well', async () => {
  const desk = await portal.open(people.systemAdministrator, phone)
  await desk.goTo('/clock-ledger?state=upcoming')
  await desk.page.getByText('没有符合条件的记录').waitFor()
  const administrator = await portal.api.as(people.systemAdministrator)
  const order = { reason: '汛期结束', command: { name: 'resume', region: 'main', round: 'terms' } }
  await administrator.command(`/api/processes/${processId}/administration`, newKey(), order)
  await desk.goTo('/clock-ledger?state=upcoming')
  await desk.page.getByText('尚未触发').first().waitFor()
  expect(await desk.overflow()).toBe(0)
  await desk.close()
})

test('the calendar’s 今天 is the programme’s, wherever the browser stands', async () => {
  // Where the day is another one at this hour of China's.
  const isEvening = (new Date().getUTCHours() + 8) % 24 >= 18
  const elsewhere = { timezoneId: isEvening ? 'Pacific/Kiritimati' : 'Pacific/Pago_Pago' }
  const desk = await portal.open(people.systemAdministrator, elsewhere)
  await desk.goTo('/clock-ledger')
  await desk.page.getByLabel('触发日期').first().click()
  const today = await desk.page.locator('.ant-picker-cell-today').getAttribute('title')
  expect(today).toBe(localDateOf(Date.now()))
  await desk.close()
})
