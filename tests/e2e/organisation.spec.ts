/** The organisation in the browser: found by pinyin, changed after a look, and what is open finds its new owner. */
import pino from 'pino'
import { claimTerms, people, units } from '#testing/claims.js'
import { relayDirectory } from '../../apps/worker/relays/directory.relay.js'
import type { Relay } from '../../apps/worker/relays/relay.js'
import { newKey } from '../api/support/api.js'
import type { Desk } from './support/desk.js'
import { phone, testPortal, type Portal } from './support/portal.js'

let portal: Portal
let relay: Relay
let processId: string

beforeAll(async () => {
  portal = await testPortal()
  const { database, temporal } = portal.api
  relay = relayDirectory(database.pool, temporal.client, pino({ level: 'silent' }))
  const community = await portal.api.as(people.east1Secretary)
  const invitation = {
    projectId: 'east-1-1',
    agencyId: units.j1,
    startedBy: 'community',
    submit: true,
    terms: claimTerms(),
  }
  processId = (await community.command('/api/claims', newKey(), invitation)).body.processId
})
afterAll(async () => {
  await relay.stop()
  await portal.close()
})

/** The process has followed the directory, as somebody who sees it reads in its record. */
const isTold = async (person: string, sentence: string): Promise<void> => {
  const visitor = await portal.api.as(person)
  for (;;) {
    const { body } = await visitor.get<unknown>(`/api/processes/${processId}/timeline`)
    if (JSON.stringify(body).includes(sentence)) return
    await new Promise(resolve => setTimeout(resolve, 100))
  }
}

const confirmChange = async (desk: Desk, effect: RegExp): Promise<void> => {
  await desk.field('办理理由').fill('岗位交流')
  await desk.send('查看影响')
  await desk.page.getByText(effect).waitFor()
  await desk.send('确认办理')
  await desk.form.waitFor({ state: 'detached' })
}

test('a colleague who took a task over moves to another unit, and the task is its office’s again', async () => {
  const liaison = await portal.open(people.liaison)
  await liaison.openTask('东一楼道整治')
  await liaison.beginFromMenu('转办')
  await liaison.take('转办给', '测试联络一乙')
  await liaison.field('理由').fill('外出学习')
  await liaison.send('转办')
  await liaison.sees('“转办”已办理')
  await liaison.goTo('/inbox')
  await liaison.sees('没有待办')

  const security = await portal.open(people.securityAdministrator)
  await security.goTo('/admin/grants')
  await security.page.getByRole('searchbox').fill('ceshilianluoyiyi')
  await security.page.getByRole('link', { name: '测试联络一乙' }).click()
  await security.page.getByRole('button', { name: '调动', exact: true }).click()
  await security.choose('调入单位', '区司法局')
  await confirmChange(security, /将结束 1 项任职，1 个本人名下的待办交回原岗位/)
  await security.sees('由“区教育局”调入“区司法局”。')
  await security.sees('不再担任区教育局机关党支部机关党组织联络员。')
  await security.close()

  await isTold(people.liaison, '系统将待办由测试联络一乙交回')
  await liaison.openTask('东一楼道整治')
  await liaison.sees('系统将待办由测试联络一乙交回')
  await liaison.page.getByRole('toolbar').getByRole('button', { name: '签署', exact: true }).waitFor()
  await liaison.close()
})

test('a unit is found by pinyin and merged after a look; its secretary’s task is there at the new unit', async () => {
  const system = await portal.open(people.systemAdministrator)
  await system.goTo('/admin/organisation')
  await system.page.getByRole('button', { name: '展开东街街道' }).click()
  await system.page.getByRole('button', { name: /^东二社区/ }).waitFor()
  await system.page.getByRole('searchbox').fill('dyisq')
  await system.sees('没有找到单位')
  await system.page.getByRole('searchbox').fill('dongyi')
  await system.page.getByRole('button', { name: /^东一社区/ }).click()
  await system.sees('测试市 / 测试区 / 东街街道')
  await system.takeFromMenu('调整组织', '撤销')
  await system.field('办理理由').fill('试一试')
  await system.send('查看影响')
  await system.sees('不能直接撤销')
  await system.form.getByRole('button', { name: '取消' }).click()
  await system.takeFromMenu('调整组织', '并入其他单位')
  await system.choose('接办单位', '西一社区')
  await confirmChange(system, /涉及 1 个单位、1 名人员、1 件未办结事项/)
  await system.sees('已并入西一社区')
  await system.page.getByRole('tab', { name: '变更记录' }).click()
  await system.sees('并入“西一社区”。')
  await system.close()

  const coordinator = await portal.open(people.westCoordinator)
  await isTold(people.westCoordinator, '系统随单位调整变更承办单位')
  await coordinator.goTo(`/processes/${processId}`)
  await coordinator.sees('系统随单位调整变更承办单位')
  await coordinator.close()
})

test('who sees a process, and why, is a click away for the auditor', async () => {
  const auditor = await portal.open(people.securityAuditor)
  await auditor.goTo(`/processes/${processId}`)
  await auditor.page.getByRole('link', { name: '谁能看到' }).click()
  await auditor.sees('谁能看到这件事项，为什么')
  await auditor.sees('担任测试区组织部经办，该单位与此事项有关')
  await auditor.close()
})

test('an administrator’s office waits for a second security administrator, in the browser', async () => {
  const security = await portal.open(people.securityAdministrator)
  await security.goTo(`/admin/people/${people.otherOfficer}`)
  await security.page.getByRole('button', { name: '授权', exact: true }).click()
  await security.choose('任职单位', '测试区')
  await security.take('角色', '安全审计员')
  await security.field('办理理由').fill('轮岗')
  await security.send('确认办理')
  await security.sees('等待另一位安全管理员确认')
  await security.goTo('/admin/grants')
  await security.sees('授权：测试经办乙任测试区安全审计员')
  expect(await security.page.getByRole('button', { name: '确认' }).count()).toBe(0)
  await security.close()
})

test('on a phone no page of the organisation is wider than the screen', async () => {
  const wide: string[] = []
  const visits: [string, string[]][] = [
    [people.systemAdministrator, [`/admin/organisation?unit=${units.j1}`, '/admin/organisation?search=xi']],
    [
      people.securityAdministrator,
      ['/admin/grants?search=ceshi', `/admin/people/${people.liaison}`, `/processes/${processId}/access`],
    ],
  ]
  for (const [person, paths] of visits) {
    const desk = await portal.open(person, phone)
    for (const path of paths) {
      await desk.goTo(path)
      if ((await desk.overflow()) > 0) wide.push(path)
    }
    await desk.close()
  }
  expect(wide).toEqual([])
})
