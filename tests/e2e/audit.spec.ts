/** The auditor at the page: finds an act, verifies the chain, and is told what somebody did to it in the database. */
import { readFile } from 'node:fs/promises'
import pino from 'pino'
import { readKeys } from '#secrets/key-file.js'
import { waitFor } from '#embedded/waiting.js'
import { people } from '#testing/claims.js'
import { offered } from '../api/support/offer.js'
import { relaySealing } from '../../apps/worker/relays/audit-seal.relay.js'
import type { Relay } from '../../apps/worker/relays/relay.js'
import type { Desk } from './support/desk.js'
import { phone, testPortal, type Portal } from './support/portal.js'

let portal: Portal
let sealer: Relay
let auditor: Desk
let processId: string

beforeAll(async () => {
  portal = await testPortal()
  const keys = readKeys(portal.api.auditKeyFile)
  sealer = relaySealing(portal.api.database.pool, pino({ level: 'silent' }), { keys })
  const agency = await portal.api.as(people.liaison)
  processId = await offered(agency)
  await (await portal.api.as(people.member)).get(`/api/processes/${processId}`)
  await waitFor(async () => (await entryOf('process')) !== undefined, { timeoutMs: 10_000 })
  auditor = await portal.open(people.securityAuditor)
})
afterAll(async () => {
  await sealer.stop()
  await portal.close()
})

/** Where the last entry of an operation stands in the chain. */
const entryOf = async (operation: string): Promise<number | undefined> => {
  const { rows } = await portal.api.database.pool.query<{ sequence: string }>(
    `SELECT l.sequence FROM audit_entry e JOIN audit_link l ON l.entry_id = e.id WHERE e.operation = $1 ORDER BY 1 DESC LIMIT 1`,
    [operation],
  )
  return rows[0] && Number(rows[0].sequence)
}

const rows = () => auditor.page.getByRole('table', { name: '审计记录' }).locator('tbody tr')

const verify = async (): Promise<void> => {
  await auditor.page.getByRole('button', { name: '核验审计链' }).focus()
  await auditor.page.keyboard.press('Enter')
}

test('the way to the page is in the menu, and an act is found by its person', async () => {
  await auditor.goTo('/')
  await auditor.page.getByRole('link', { name: '安全审计' }).click()
  await auditor.page.getByLabel('按人员查找：姓名、工号或编号').fill(people.liaison)
  await auditor.page.waitForURL(/person=j1-liaison/)
  await auditor.sees('发起认领（')
  await rows().filter({ hasText: '以演示角色登录' }).first().waitFor()
  for (const text of await rows().allTextContents()) expect(text).toContain(people.liaison)
})

test('a refused look is found by the process it was about and by its outcome', async () => {
  await auditor.goTo(`/audit?subject=${processId}&outcome=refused`)
  await auditor.sees('被拒绝：没有找到，或不在您的权限范围内。')
  expect(await rows().count()).toBe(1)
  await auditor.page.getByRole('button', { name: '清除筛选' }).click()
  await auditor.page.waitForURL(/audit$/)
})

test('what is shown is what is exported', async () => {
  await auditor.goTo(`/audit?subject=${processId}&outcome=refused`)
  await rows().first().waitFor()
  const saving = auditor.page.waitForEvent('download')
  await auditor.page.getByRole('link', { name: '导出' }).click()
  const file = await saving
  expect(file.suggestedFilename()).toBe('安全审计.csv')
  const [, ...lines] = (await readFile(await file.path(), 'utf8')).trimEnd().split(/\r?\n/)
  expect(lines).toHaveLength(await rows().count())
  for (const line of lines) expect(line).toContain(processId)
})

test('nothing matches: the page says what comes next', async () => {
  await auditor.goTo('/audit?person=nobody')
  await auditor.sees('没有符合条件的审计记录')
})

test('verifying a chain that stands says so, with an anchor that was kept', async () => {
  await auditor.goTo('/audit')
  const line = await auditor.page.locator('.audit-anchor').first().textContent()
  await auditor.page.getByLabel('出示另存的锚点').fill(line ?? '')
  await verify()
  await auditor.sees('核验通过')
  await auditor.sees('并与 2 个锚点相符')
})

test('what is no anchor is told', async () => {
  await auditor.page.getByLabel('出示另存的锚点').fill('2026-11-22 abc')
  await verify()
  await auditor.sees('不是锚点')
})

test('a row that was changed in the database is named', async () => {
  const sequence = await entryOf('startClaim')
  await portal.api.database.pool.query(`
    ALTER TABLE audit_entry DISABLE TRIGGER USER;
    UPDATE audit_entry SET person_id = '${people.officer}' WHERE operation = 'startClaim';
    ALTER TABLE audit_entry ENABLE ALWAYS TRIGGER audit_entry_stays`)
  await auditor.goTo('/audit')
  await verify()
  await auditor.sees('核验不通过')
  await auditor.page.getByText(new RegExp(`链上第 ${sequence} 环.*封存之后内容被改动`)).waitFor()
})

test('on a phone nothing is cut off', async () => {
  const pocket = await portal.open(people.securityAuditor, phone)
  await pocket.goTo('/audit')
  await pocket.sees('以演示角色登录')
  expect(await pocket.overflow()).toBe(0)
  await pocket.close()
})

test('for anybody else the page is not there to see', async () => {
  const officer = await portal.open(people.officer)
  await officer.goTo('/audit')
  await officer.sees('您的角色无权查看此页面')
  await officer.close()
})
