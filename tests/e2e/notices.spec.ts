/** A mail whose link lands on the task, for somebody who has yet to sign in; and a dead letter retried by the administrator. */
import { createMailer } from '#mail/mailer.js'
import { networksOf } from '#notices/allowed-address.js'
import { Dispatcher } from '#notices/dispatcher.js'
import { deliverNotices } from '#persistence/notices/deliver-notices.js'
import { readKeys } from '#secrets/key-file.js'
import { people, projects, units } from '#testing/claims.js'
import { formLabel, numberOf, stageLabel } from '#workflows/story-labels.js'
import { testMailbox, type TestMailbox } from '../api/support/mailbox.js'
import { addChannel, disturbAlways, giveMailbox } from '../integration/support/notices.js'
import { outside, type Outside } from '../integration/support/outside.js'
import { offered } from '../api/support/offer.js'
import { settled } from './support/desk.js'
import { phone, testPortal, type Portal } from './support/portal.js'

let portal: Portal
let mailbox: TestMailbox
let world: Outside
let dispatcher: Dispatcher

beforeAll(async () => {
  mailbox = await testMailbox()
  world = await outside()
  portal = await testPortal({ WEBHOOK_NETWORKS: '127.0.0.0/8' })
  const { api } = portal
  dispatcher = new Dispatcher(api.database.pool, {
    mailer: createMailer({ SMTP_URL: mailbox.url, MAIL_FROM: '双报到协同平台 <dj@example.gov.cn>' }),
    keys: readKeys(api.auditKeyFile),
    open: networksOf('127.0.0.0/8'),
    wording: { stageLabel, formLabel, numberOf },
    origin: api.url.replace('[::1]', 'localhost'),
    leaseSeconds: 60,
    retrySeconds: 30,
  })
  await disturbAlways(api.database.pool)
})
afterAll(async () => {
  await portal.close()
  await world.close()
  await mailbox.close()
})

const dispatch = async () => {
  await deliverNotices(portal.api.database.pool, { hasMail: true })
  await dispatcher.round()
}

const offer = async (projectId: string): Promise<void> => {
  await offered(await portal.api.as(people.liaison), { projectId })
}

test.each([
  ['on a desk', projects.east1[0], {}],
  ['on a phone', projects.east1[1], phone],
])(
  '%s the link of a mail leads over the sign-in to the acts of its task',
  async (_name, projectId, options) => {
    const email = await giveMailbox(portal.api.database.pool, people.east1Secretary)
    await portal.api.database.pool.query('UPDATE channel SET gap_minutes = 0')
    await offer(projectId)
    await dispatch()
    const before = mailbox.letters.length
    const letter = mailbox.letters[before - 1]
    expect(letter?.to).toBe(email)
    const link = /打开办理：(\S+)/.exec(letter?.text ?? '')?.[1] ?? ''
    const desk = await portal.open(undefined, options)
    await desk.page.goto(link)
    await desk.page.getByRole('button', { name: /测试东一/ }).click()
    await desk.page.waitForURL(url => url.searchParams.has('seat'))
    await settled(desk.page)
    const sign = desk.page.getByRole('toolbar').getByRole('button', { name: '签署', exact: true })
    await sign.waitFor()
    const focused = await desk.page.evaluate('document.activeElement && document.activeElement.textContent')
    expect(String(focused).replace(/\s/g, '')).toBe('签署')
    expect(await desk.overflow()).toBeLessThanOrEqual(0)
    await desk.close()
  },
)

test('a link whose task is somebody else’s by now says so', async () => {
  const link = /打开办理：(\S+)/.exec(mailbox.letters.at(-1)?.text ?? '')?.[1] ?? ''
  const desk = await portal.open(people.officer)
  await desk.page.goto(link)
  await desk.sees('链接里的待办现在不用您办理')
  await desk.close()
})

test('an administrator sees why a message did not come through, mends the channel, tests it and retries', async () => {
  const { pool } = portal.api.database
  const keys = readKeys(portal.api.auditKeyFile)
  const address = world.addresses.wecom.replace('693a', '0000')
  await addChannel(pool, keys, { kind: 'wecom', unitId: units.east1, address })
  await offer(projects.east1[2])
  await dispatch()
  const desk = await portal.open(people.systemAdministrator)
  await desk.goTo('/admin/notices')
  await desk.sees('errcode 93000 invalid webhook url')
  await desk.page.getByRole('tab', { name: '通道' }).click()
  const row = desk.page.getByRole('row', { name: /企业微信群机器人/ })
  await row.getByRole('button', { name: '修改' }).click()
  await desk.field('地址').fill(world.addresses.wecom)
  await desk.page.getByRole('button', { name: '保存' }).click()
  await desk.sees('已保存')
  await row.getByRole('button', { name: '测试' }).click()
  await desk.sees('对方已接收：errcode 0 ok')
  await desk.page.getByRole('tab', { name: '未送达' }).click()
  await desk.page.getByRole('checkbox', { name: /^选择/ }).check()
  await desk.page.getByRole('button', { name: '重试所选' }).click()
  await desk.sees('1 封已重新发送')
  await desk.sees('没有未送达的消息')
  await dispatch()
  expect(world.wecom.at(-1)).toContain('【新待办】')
  await desk.goTo('/admin/notices?tab=log&way=wecom')
  await desk.page.getByRole('row', { name: /企业微信.*已发/ }).waitFor()
  await desk.close()
  const pocket = await portal.open(people.systemAdministrator, phone)
  for (const tab of ['dead', 'log', 'channels', 'quiet']) {
    await pocket.goTo(`/admin/notices?tab=${tab}`)
    expect([tab, await pocket.overflow()]).toEqual([tab, 0])
  }
  await pocket.close()
  const secretary = await portal.open(people.east1Secretary, phone)
  await secretary.goTo('/account')
  await secretary.page.getByRole('checkbox', { name: '同时接收邮件' }).click()
  await secretary.sees('接收方式已保存')
  expect(await secretary.overflow()).toBeLessThanOrEqual(0)
  await secretary.close()
})
