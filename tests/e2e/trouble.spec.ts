/** What the portal does when an answer is lost, when others were quicker, and when one may not. */
import { people, projects } from '#testing/claims.js'
import { newKey } from '../api/support/api.js'
import { offered } from '../api/support/offer.js'
import type { Desk } from './support/desk.js'
import { testPortal, type Portal } from './support/portal.js'

let portal: Portal
let community: Desk

beforeAll(async () => {
  portal = await testPortal()
  community = await portal.open(people.east1Secretary)
})
afterAll(() => portal.close())

const offer = async (projectId: string): Promise<string> => {
  const agency = await portal.api.as(people.liaison)
  return offered(agency, { projectId })
}

test('an answer that gets lost is asked for again under the same key, and the act happens once', async () => {
  const processId = await offer(projects.east1[0])
  const keys: (string | undefined)[] = []
  await community.page.route('**/acts', async route => {
    keys.push(route.request().headers()['idempotency-key'])
    if (keys.length > 1) return route.continue()
    await route.fetch()
    return route.abort('connectionreset')
  })
  await community.goTo(`/processes/${processId}`)
  await community.begin('签署')
  await community.send('签署')
  await community.sees('处理中')
  await community.sees('“签署”已办理')
  await community.page.unroute('**/acts')
  expect(keys).toEqual([keys[0], keys[0]])
  const { stage, version } = await (await portal.api.as(people.liaison)).page(processId)
  expect({ stage, version }).toEqual({ stage: 'awaitingApproval', version: expect.any(Number) })
  const record = await (
    await portal.api.as(people.liaison)
  ).get<{ lines: { act?: string }[] }>(`/api/processes/${processId}/timeline`)
  expect(record.body.lines.filter(({ act }) => act === 'sign')).toHaveLength(1)
})

test('what somebody else did meanwhile is shown, and what was typed stays', async () => {
  const processId = await offer(projects.east1[1])
  await community.goTo(`/processes/${processId}`)
  await community.begin('提出修改')
  await community.field('服务次数').fill('9')
  const agency = await portal.api.as(people.liaison)
  const { allowedActions, version } = await agency.page(processId)
  const withdrawal = allowedActions.find(({ act }) => act === 'requestWithdrawal')
  await agency.command(`/api/processes/${processId}/acts`, newKey(), {
    seatId: withdrawal?.seatId,
    act: 'requestWithdrawal',
    expectedVersion: version,
    body: { reason: '单位职能调整' },
  })
  await community.send('提出修改')
  await community.sees('您查看之后内容有变化')
  await community.sees('单位职能调整')
  expect(await community.field('服务次数').inputValue()).toBe('9')
  expect(await community.form.getByRole('button', { name: /提出修改$/ }).isDisabled()).toBe(true)
})

test('a form says what is missing next to the field, and sends nothing', async () => {
  const processId = await offer(projects.east1[2])
  let sent = 0
  await community.page.route('**/acts', route => {
    sent += 1
    return route.continue()
  })
  await community.goTo(`/processes/${processId}`)
  await community.begin('拒绝签约')
  await community.send('拒绝签约')
  await community.form.getByText('必填').first().waitFor()
  expect(await community.field('理由').getAttribute('aria-invalid')).toBe('true')
  await community.page.unroute('**/acts')
  expect(sent).toBe(0)
})

test('whoever is not signed in is asked to, and then gets the page they wanted', async () => {
  const desk = await portal.open()
  await desk.goTo('/reports')
  await desk.page.getByRole('button', { name: /以组织部经办测试经办甲/ }).click()
  await desk.page.waitForURL(/\/reports$/)
  await desk.sees('审批通过 0 个')
  await desk.goTo('/admin/notices')
  await desk.sees('您的角色无权查看此页面')
  await desk.goTo('/processes/00000000-0000-4000-8000-000000000000')
  await desk.sees('没有找到')
  await desk.close()
})
