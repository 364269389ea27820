/** The inbox as people use it: for somebody else, many at once, narrowed and kept, taken away, with two taps. */
import { readFileSync } from 'node:fs'
import { readSpreadsheet } from '#persistence/spreadsheet/read-spreadsheet.js'
import { people, projects } from '#testing/claims.js'
import { offered } from '../api/support/offer.js'
import { actOn, waitingClaims, type WaitingTask } from '../api/support/waiting-claims.js'
import type { Desk } from './support/desk.js'
import { phone, testPortal, type Portal } from './support/portal.js'

let portal: Portal

beforeAll(async () => {
  portal = await testPortal()
})
afterAll(() => portal.close())

const waiting = async (projectId: string): Promise<string> =>
  offered(await portal.api.as(people.liaison), { projectId })

test('a substitute, set on the page, finds the open task, acts, and everything reads 乙 代 甲', async () => {
  const processId = await waiting(projects.east1[0])
  const secretary = await portal.open(people.east1Secretary)
  await secretary.goTo('/substitutions')
  await secretary.page.getByRole('button', { name: '请人代办' }).click()
  await secretary.choose('代理人', '测试东街')
  await secretary.form.getByLabel('理由').fill('年休假')
  await secretary.form.getByRole('button', { name: '确认' }).click()
  await secretary.sees('测试东街 代 测试东一')
  await secretary.sees('代理中')
  await secretary.close()

  const coordinator = await portal.open(people.eastCoordinator)
  await coordinator.goTo('/inbox')
  await coordinator.sees('正在代 测试东一 办理，1 件待办')
  await coordinator.sees('本人 代 测试东一')
  await coordinator.page.locator('.rows a').first().click()
  await coordinator.page.getByRole('toolbar').waitFor()
  await coordinator.act('签署')
  await coordinator.goTo(`/processes/${processId}`)
  await coordinator.sees('测试东街 代 测试东一')
  await coordinator.goTo('/inbox?box=done')
  await coordinator.sees('本人 代 测试东一')
  await coordinator.close()
})

const tickAll = async (desk: Desk): Promise<void> => {
  const ticks = desk.page.getByRole('checkbox')
  await ticks.first().waitFor()
  for (const tick of await ticks.all()) await tick.check()
}

test('twenty ticked, three of them decided by another meanwhile: seventeen done, three told why not', async () => {
  const tasks = await waitingClaims(portal.api, 1, 20)
  const desk = await portal.open(people.officer)
  await desk.goTo('/inbox?stage=awaitingApproval')
  await desk.page.getByText('共 2', { exact: false }).first().waitFor()
  await tickAll(desk)
  await desk.sees('已勾选 20 件')
  await desk.page.getByRole('button', { name: '批量办理' }).click()
  await desk.form.getByRole('button', { name: '同意 20 件' }).waitFor()
  const shown = await desk.form.getByRole('listitem').allTextContents()
  const other = await portal.api.as(people.otherOfficer)
  const decided = tasks.slice(0, 3)
  for (const task of decided as WaitingTask[])
    await actOn(other, { ...task, act: 'approve', body: { opinion: '同意' } })
  expect(shown).toHaveLength(20)
  await desk.form.getByRole('button', { name: '同意 20 件' }).click()
  await desk.sees('17 件已办理，3 件未办理')
  const refused = await desk.form.locator('.is-refused').allTextContents()
  expect(refused).toHaveLength(3)
  for (const each of refused) expect(each).toContain('已由测试经办乙')
  await desk.close()
})

test('a filter kept under a name is there on another device; what it shows leaves as a workbook', async () => {
  const processId = await waiting(projects.east1[1])
  await portal.api.database.pool.query(
    `UPDATE task SET due_at = now() - interval '1 minute', due_on = current_date - 1 WHERE process_id = $1`,
    [processId],
  )
  const desk = await portal.open(people.east1Secretary)
  await desk.goTo('/inbox?due=overdue')
  await desk.page.getByRole('button', { name: '保存当前筛选' }).click()
  await desk.page.getByLabel('筛选名称').fill('催着办')
  await desk.page.getByRole('button', { name: '保存', exact: true }).click()
  await desk.page.getByRole('link', { name: '催着办' }).waitFor()
  const [download] = await Promise.all([
    desk.page.waitForEvent('download'),
    desk.page.getByRole('link', { name: '导出 Excel' }).click(),
  ])
  const path = await download.path()
  expect(readFileSync(path).subarray(0, 2).toString()).toBe('PK')
  const book = await readSpreadsheet(path)
  const rows = book.ok ? (book.sheets[0]?.rows.map(({ cells }) => cells) ?? []) : []
  expect(rows).toHaveLength(2)
  expect(rows[1]).toContain('已逾期')
  await desk.close()

  const pocket = await portal.open(people.east1Secretary, phone)
  await pocket.goTo('/inbox')
  await pocket.page.getByRole('link', { name: '催着办' }).click()
  await pocket.page.locator('.rows tbody tr').first().waitFor()
  expect(await pocket.page.locator('.rows tbody tr').count()).toBe(1)
  expect(await pocket.overflow()).toBe(0)
  await pocket.goTo('/substitutions')
  expect(await pocket.overflow()).toBe(0)
  await pocket.close()
})

test('what is half-written at the desk is there on the phone, and so is a phrase that was kept', async () => {
  const processId = await waiting(projects.east1[2])
  const desk = await portal.open(people.east1Secretary)
  await desk.goTo(`/processes/${processId}`)
  await desk.begin('拒绝签约')
  await desk.field('理由').fill('与社区已有项目重复，')
  await desk.field('理由').pressSequentially('请调整后再报')
  const phrase = desk.form.getByRole('button', { name: '存为常用意见' })
  const saved = desk.page.waitForResponse(reply => reply.url().endsWith('/drafts') && reply.ok())
  if (await phrase.isVisible()) await phrase.click()
  await saved
  await desk.close()

  const pocket = await portal.open(people.east1Secretary, phone)
  await pocket.goTo(`/processes/${processId}`)
  await pocket.begin('拒绝签约')
  expect(await pocket.field('理由').inputValue()).toBe('与社区已有项目重复，请调整后再报')
  await pocket.close()
})

test('on a phone a task is approved with two taps, the opinion being there', async () => {
  const [task] = await waitingClaims(portal.api, 21, 21)
  const pocket = await portal.open(people.officer, phone)
  await pocket.goTo(`/processes/${task?.processId}`)
  await pocket.page.getByRole('toolbar').getByRole('button', { name: '同意', exact: true }).tap()
  await pocket.form.waitFor()
  expect(await pocket.overflow()).toBe(0)
  await pocket.form.getByRole('button', { name: '同意', exact: true }).tap()
  await pocket.sees('“同意”已办理')
  await pocket.close()
})
