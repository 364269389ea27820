/** Policy in the browser: changed after a look at what is open, published by a second person, and only then adopted. */
import { stateCouncilCalendar } from '#domain/calendar/state-council.js'
import { runRulePlans } from '#temporal/run-rule-plans.js'
import { people, projects } from '#testing/claims.js'
import { offered } from '../api/support/offer.js'
import { phone, testPortal, type Portal } from './support/portal.js'

let portal: Portal
beforeAll(async () => {
  portal = await testPortal()
})
afterAll(() => portal.close())

const startClaim = async (projectId: string) => {
  const agency = await portal.api.as(people.liaison)
  const processId = await offered(agency, { projectId })
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

  await system.goTo(`/processes/${younger.processId}`)
  await system.sees('政策：答复认领条款按测试区')
  await system.page.getByText(/政策“答复认领条款”：期限：8 个工作日.*测试区 .* 起的规定/).waitFor()
  await system.page.getByRole('link', { name: '查看日历' }).click()
  await system.page.getByRole('heading', { name: '工作日历' }).waitFor()
  await system.goTo(`/processes/${old.processId}`)
  await system.sees('政策：各项均为平台默认')

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

test('a notice is brought in after a look at the deadlines it moves, and a unit closes for a day', async () => {
  const claim = await startClaim(projects.west1[0])
  const before = await claim.dueOn()
  const year = before.slice(0, 4)
  const named = Object.entries(stateCouncilCalendar.days).filter(([date]) => date.startsWith(`${year}-`))
  const lines = named
    .filter(([date]) => date !== before)
    .map(([date, { kind, holiday }]) => `${date},${holiday},${kind === 'off' ? '放假' : '上班'}`)
  const buffer = Buffer.from(['日期,名称,类型', ...lines, `${before},临时放假,放假`].join('\n'))
  const desk = await portal.open(people.systemAdministrator)
  await desk.goTo(`/calendar?year=${Number(year) + 2}`)
  await desk.sees('暂定：该年的放假通知尚未载入')
  await desk.goTo(`/calendar?year=${year}`)
  await desk.sees('办公时间：09:00–12:00、14:00–18:00')
  await desk.page
    .locator('input[type=file]')
    .setInputFiles({ name: 'notice.csv', mimeType: 'text/csv', buffer: Buffer.from('日期,名称\n') })
  await desk.sees('第 1 行：应为 日期,名称,类型')
  await desk.page
    .locator('input[type=file]')
    .setInputFiles({ name: 'notice.csv', mimeType: 'text/csv', buffer })
  await desk.sees(`${before}：工作日 → 放假（临时放假）`)
  await desk.page
    .getByText(new RegExp(`答复认领条款：${before} → `))
    .first()
    .waitFor()
  await desk.page.getByRole('button', { name: /载\s?入/ }).click()
  await desk.form.getByLabel('理由').fill('国务院办公厅通知')
  await desk.form.getByRole('button', { name: /载\s?入/ }).click()
  await desk.sees('已载入')
  await desk.page.getByRole('listitem', { name: /临时放假/ }).waitFor()
  expect(await claim.dueOn()).toBe(before)

  await desk.page.getByRole('button', { name: '登记停办' }).click()
  await desk.form.getByLabel('日期').fill(`${year}-12-30`)
  await desk.choose('单位', '西街街道')
  await desk.form.getByLabel('理由').fill('汛情')
  await desk.form.getByRole('button', { name: '登记停办' }).click()
  await desk.sees(`${year}-12-30 西街街道：汛情`)

  await desk.page.getByRole('button', { name: '试算' }).click()
  await desk.page.getByRole('button', { name: '逐件改用' }).click()
  await desk.form.getByLabel('理由').fill('放假通知')
  await desk.form.getByRole('button', { name: '逐件改用' }).click()
  await desk.form.waitFor({ state: 'detached' })
  await runRulePlans(portal.api.database.pool, portal.api.temporal.client)
  await desk.page.getByText(/已改用 (\d+) \/ \1/).waitFor()
  expect((await claim.dueOn()) > before).toBe(true)
  await desk.close()
})

test('an approval by votes is drafted with weights and thresholds, and read back in words', async () => {
  const desk = await portal.open(people.systemAdministrator)
  await desk.goTo('/admin/policies')
  await desk.page.getByRole('button', { name: '修改“审批方式”' }).click()
  await desk.take('审批角色', '组织部分管领导')
  await desk.page.keyboard.press('Escape')
  await desk.take('规则', '票签')
  await desk.form.getByRole('spinbutton', { name: '组织部分管领导的权重' }).fill('2')
  await desk.form.getByRole('button', { name: '放入草案' }).click()
  await desk.page.getByRole('button', { name: '保存草案' }).click()
  await desk.sees('组织部经办 1、组织部分管领导 2')
  await desk.sees('60%')
  await desk.page.getByRole('button', { name: '撤销草案' }).click()
  await desk.form.getByLabel('理由').fill('试填')
  await desk.form.getByRole('button', { name: '撤销草案' }).click()
  await desk.sees('已撤销')
  await desk.close()
})

test('on a phone the matrix is cards, and nothing reaches beyond the screen', async () => {
  const desk = await portal.open(people.systemAdministrator, phone)
  await desk.goTo('/admin/policies')
  await desk.page.getByRole('button', { name: '修改“答复认领条款”' }).waitFor()
  expect(await desk.overflow()).toBeLessThanOrEqual(0)
  await desk.page.getByRole('button', { name: '修改“答复认领条款”' }).click()
  await desk.form.getByRole('spinbutton', { name: '期限' }).waitFor()
  expect(await desk.overflow()).toBeLessThanOrEqual(0)
  await desk.goTo('/calendar')
  expect(await desk.overflow()).toBeLessThanOrEqual(0)
  await desk.close()
})
