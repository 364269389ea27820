/** The system administrator's first page: a process is found, its history read, and what an operation would do seen first. */
import { people, projects } from '#testing/claims.js'
import { offered } from '../api/support/offer.js'
import type { Desk } from './support/desk.js'
import { phone, testPortal, type Portal } from './support/portal.js'

let portal: Portal
let administrator: Desk
let processId: string

const offer = async (projectId: string): Promise<string> => {
  const agency = await portal.api.as(people.liaison)
  return offered(agency, { projectId })
}

beforeAll(async () => {
  portal = await testPortal()
  processId = await offer(projects.east1[0])
  await offer(projects.west1[0])
  administrator = await portal.open(people.systemAdministrator)
})
afterAll(() => portal.close())

test('a process is found by who holds it, by pinyin; the figures narrow the list', async () => {
  const { page } = administrator
  await administrator.goTo('/processes')
  await administrator.sees('东一楼道整治')
  await page.getByRole('searchbox', { name: '按人员查找' }).fill('ceshixiyi')
  await page.getByRole('link', { name: '东一楼道整治' }).waitFor({ state: 'detached' })
  expect(await page.getByRole('row').count()).toBe(2)
  await administrator.sees('西一社区党组织副书记')
  await page.getByRole('button', { name: /^已逾期/ }).click()
  await administrator.sees('没有符合条件的事项')
  await page.getByRole('button', { name: '清除' }).click()
  await page.getByRole('link', { name: '东一楼道整治' }).click()
  await page.getByRole('toolbar').waitFor()
})

test('what an extension changes is shown before it is done, and then so it is', async () => {
  const { page } = administrator
  await administrator.goTo(`/processes/${processId}`)
  const before = await (await portal.api.as(people.systemAdministrator)).page(processId)
  await administrator.takeFromMenu('管理操作', '延期')
  await administrator.form.getByText('办理后将会').waitFor()
  const shown = administrator.form.locator('.preview-section', { hasText: '办理期限' })
  await shown.getByText('答复认领条款').waitFor()
  const promised = (await shown.locator('ins').textContent()) ?? ''
  await administrator.field('操作理由').fill('承办人外出培训')
  await administrator.form.getByText('时限延长 3 个工作日').waitFor()
  await administrator.send('延期')
  await administrator.form.waitFor({ state: 'detached' })
  await administrator.sees('承办人外出培训')
  await page.locator('.round-due', { hasText: promised }).waitFor()
  const after = await (await portal.api.as(people.systemAdministrator)).page(processId)
  expect((after.dueOn ?? '') > (before.dueOn ?? '')).toBe(true)
})

test('the record and the technical history stand side by side, and one search goes through both', async () => {
  const { page } = administrator
  await administrator.goTo(`/processes/${processId}`)
  await page.getByRole('toolbar').getByRole('link', { name: '历史与技术记录' }).click()
  const technical = page.getByRole('region', { name: '技术历史' })
  await technical.getByText('运行开始').waitFor()
  await technical.getByText('请求已受理').first().waitFor()
  expect(await technical.getByText('一轮决定').count()).toBe(0)
  await technical.getByRole('checkbox', { name: '显示内部步骤' }).check()
  await technical.getByText('一轮决定：完成').first().waitFor()
  await page.getByRole('searchbox').fill('extend')
  await technical.getByText('name=extend').first().waitFor()
  await technical.getByText('运行开始').waitFor({ state: 'detached' })
  await page.getByRole('region', { name: '流转记录' }).getByText('没有符合条件的记录').waitFor()
})

test('an old link beyond the end of a list leads back to its first page', async () => {
  const { page } = administrator
  await administrator.goTo('/processes?offset=5000')
  await administrator.sees('这一页已经没有内容')
  await page.getByRole('button', { name: '回到第一页' }).click()
  await page.getByText(/^共 \d+ 条$/).waitFor()
  await administrator.goTo('/processes?offset=x')
  await page.getByText(/^共 \d+ 条$/).waitFor()
})

test('on a phone the pages fit', async () => {
  const desk = await portal.open(people.systemAdministrator, phone)
  for (const path of ['/processes?person=ce', `/processes/${processId}/history`]) {
    await desk.goTo(path)
    expect(await desk.overflow()).toBe(0)
  }
  await desk.goTo(`/processes/${processId}`)
  await desk.takeFromMenu('管理操作', '终止')
  await desk.form.getByText('事项终止', { exact: true }).waitFor()
  expect(await desk.overflow()).toBe(0)
  await desk.close()
})
