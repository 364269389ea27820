/** Policy in the browser: changed after a look at what is open, published by a second person, and only then adopted. */
import { runRulePlans } from '#temporal/run-rule-plans.js'
import { claimTerms, people, projects, units } from '#testing/claims.js'
import { newKey } from '../api/support/api.js'
import { phone, testPortal, type Portal } from './support/portal.js'

let portal: Portal
beforeAll(async () => {
  portal = await testPortal()
})
afterAll(() => portal.close())

const startClaim = async (projectId: string) => {
  const agency = await portal.api.as(people.liaison)
  const offer = { projectId, agencyId: units.j1, startedBy: 'agency', submit: true, terms: claimTerms() }
  const { processId } = (await agency.command('/api/claims', newKey(), offer)).body
  return { processId, dueOn: async () => (await agency.page(processId)).dueOn ?? '' }
}

test('a deadline is changed with its preview, published by the head, and counts for the next claim', async () => {
  const old = await startClaim(projects.east1[0])
  const before = await old.dueOn()
  const system = await portal.open(people.systemAdministrator)
  await system.goTo('/admin/policies')
  await system.page.getByRole('button', { name: '修改“验收”' }).waitFor()
  await system.page.getByRole('button', { name: '修改“答复认领条款”' }).click()
  await system.form.getByRole('button', { name: '删去 第 3 个阶段' }).click()
  await system.form.getByRole('spinbutton', { name: '期限' }).fill('8')
  await system.form.getByRole('spinbutton', { name: '第几天（小时）' }).nth(1).fill('99')
  await system.form.getByRole('button', { name: '放入草案' }).click()
  await system.page.getByRole('button', { name: '保存草案' }).click()
  await system.sees('答复认领条款：第 2 个阶段（催办）的时间应为 1–60，请改为其间的整数')
  await system.page.getByRole('button', { name: '继续修改' }).click()
  await system.page.getByRole('button', { name: '修改“答复认领条款”' }).click()
  await system.form.getByRole('spinbutton', { name: '第几天（小时）' }).nth(1).fill('8')
  await system.form.getByRole('button', { name: '放入草案' }).click()
  await system.page.getByRole('button', { name: '保存草案' }).click()
  await system.sees('已核对')
  await system.page.getByRole('button', { name: '预览影响' }).click()
  await system.page.getByText(new RegExp(`答复认领条款：${before} → `)).waitFor()
  await system.sees('等待另一人发布')
  const address = system.page.url()

  const head = await portal.open(people.head)
  await head.goTo(new URL(address).pathname)
  await head.page.getByRole('button', { name: '发布', exact: true }).click()
  await head.form.getByLabel('理由').fill('区委组织部要求延长')
  await head.form.getByRole('button', { name: /发\s?布/ }).click()
  await head.sees('测试部长')
  await head.sees('起生效')
  await head.close()

  const younger = await startClaim(projects.east2[0])
  expect(await old.dueOn()).toBe(before)
  expect((await younger.dueOn()) > before).toBe(true)

  await system.goTo('/admin/policies')
  await system.page.getByRole('button', { name: '试算' }).click()
  await system.sees('1 件期限变动')
  await system.page.getByRole('button', { name: '逐件改用' }).click()
  await system.form.getByLabel('理由').fill('统一执行')
  await system.form.getByRole('button', { name: '逐件改用' }).click()
  await system.form.waitFor({ state: 'detached' })
  await runRulePlans(portal.api.database.pool, portal.api.temporal.client)
  await system.sees('已改用 1 / 1')
  expect(await old.dueOn()).toBe(await younger.dueOn())
  await system.close()
})

test('on a phone the matrix is cards, and nothing reaches beyond the screen', async () => {
  const desk = await portal.open(people.systemAdministrator, phone)
  await desk.goTo('/admin/policies')
  await desk.page.getByRole('button', { name: '修改“答复认领条款”' }).waitFor()
  expect(await desk.overflow()).toBeLessThanOrEqual(0)
  await desk.page.getByRole('button', { name: '修改“答复认领条款”' }).click()
  await desk.form.getByRole('spinbutton', { name: '期限' }).waitFor()
  expect(await desk.overflow()).toBeLessThanOrEqual(0)
  await desk.close()
})
