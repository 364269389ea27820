/** Channels, quiet hours, the delivery log, dead letters and preferences over HTTP. */
import type { z } from 'zod'
import type { channels, channelTest, deadLetters, deliveries, quietHours } from '#contracts/http/notices.js'
import type { Problem } from '#contracts/http/shared.js'
import { networksOf } from '#notices/allowed-address.js'
import { Dispatcher } from '#notices/dispatcher.js'
import { deliverNotices } from '#persistence/notices/deliver-notices.js'
import { readKeys } from '#secrets/key-file.js'
import { people, units } from '#testing/claims.js'
import { formLabel, numberOf, stageLabel } from '#workflows/story-labels.js'
import { disturbAlways, offerClaim } from '../integration/support/notices.js'
import { outside, type Outside } from '../integration/support/outside.js'
import { testApi, type TestApi } from './support/api.js'
import type { Visitor } from './support/visitor.js'

let api: TestApi
let world: Outside
let administrator: Visitor

beforeAll(async () => {
  api = await testApi({ WEBHOOK_NETWORKS: '127.0.0.0/8' })
  world = await outside()
  administrator = await api.as(people.systemAdministrator)
  await disturbAlways(api.database.pool)
})
afterAll(async () => {
  await world.close()
  await api.close()
})

const dispatch = async () => {
  await deliverNotices(api.database.pool)
  await new Dispatcher(api.database.pool, {
    mailer: undefined,
    keys: readKeys(api.auditKeyFile),
    open: networksOf('127.0.0.0/8'),
    wording: { stageLabel, formLabel, numberOf },
    origin: 'https://dj.example.gov.cn',
    leaseSeconds: 60,
    retrySeconds: 30,
  }).round()
}

const ofWecom = (changes: object = {}) => ({
  kind: 'wecom',
  unitId: units.east1,
  name: '东一社区工作群',
  address: world.addresses.wecom,
  servesBelow: false,
  perMinute: 18,
  gapMinutes: 0,
  ...changes,
})
const list = async () => (await administrator.get<z.output<typeof channels>>('/api/channels')).body.items
const add = (body: object) => administrator.post<{ id: string } & Problem>('/api/channels', body)
const problemsOf = ({ body }: { body: Problem }) => body.problems?.map(({ path }) => path)

test('a channel is set up once for a unit, sealed, shown without what opens it, tried, and changed', async () => {
  const { status, body } = await add(ofWecom())
  expect(status).toBe(201)
  expect(await add(ofWecom())).toMatchObject({ status: 409, body: { code: 'channelExists' } })
  const shown = (await list()).find(({ id }) => id === body.id)
  expect(shown).toMatchObject({
    kindLabel: '企业微信群机器人',
    unit: { id: units.east1, name: '东一社区' },
    addressHint: expect.stringMatching(/^127\.0\.0\.1:\d+ …5aaa$/) as string,
    allowedCommands: ['change', 'test', 'remove'],
  })
  const { rows } = await api.database.pool.query<{ address: string }>(
    `SELECT address FROM channel WHERE id = $1`,
    [body.id],
  )
  expect(rows[0]?.address).not.toContain('http')
  expect(JSON.stringify(await list())).not.toContain('693a91f6')
  const tested = await administrator.post<z.output<typeof channelTest>>(`/api/channels/${body.id}/test`, {})
  expect(tested).toMatchObject({ status: 200, body: { taken: true, detail: 'errcode 0 ok' } })
  expect(world.wecom.at(-1)).toContain('这是一条测试消息')
  const wrong = { address: world.addresses.wecom.replace('693a', '0000') }
  expect(await administrator.post(`/api/channels/${body.id}`, wrong)).toMatchObject({ status: 204 })
  expect(await administrator.post(`/api/channels/${body.id}/test`, {})).toMatchObject({
    body: { taken: false, faultLabel: '对方拒绝', detail: expect.stringContaining('93000') as string },
  })
})

test.each([
  [{ address: 'http://example.gov.cn/hook' }, ['address']],
  [{ address: 'https://169.254.169.254/' }, ['address']],
  [{ address: 'https://user:password@example.gov.cn/' }, ['address']],
  [{ address: 'no address' }, ['address']],
  [{ perMinute: 100 }, ['perMinute']],
  [{ kind: 'webhook' }, ['secret']],
])('%j is turned away', async (changes, paths) => {
  const reply = await add(ofWecom({ unitId: units.east2, ...changes }))
  expect([reply.status, problemsOf(reply)]).toEqual([422, paths])
})

test('mail is everybody’s and has no address to change', async () => {
  const mail = (await list()).find(({ kind }) => kind === 'mail')
  expect(mail).toMatchObject({
    flaw: '没有配置邮件服务器（SMTP_URL、MAIL_FROM）',
    allowedCommands: ['change', 'test'],
  })
  expect(await administrator.post('/api/channels/mail', { address: world.addresses.webhook })).toMatchObject({
    status: 422,
  })
  expect(await administrator.post('/api/channels/mail/remove', { reason: '试试' })).toMatchObject({
    status: 404,
  })
})

test('a dead letter says why; it is retried, or given up with a reason, each by its own id', async () => {
  for (const title of ['甲项', '乙项']) {
    await offerClaim(api.database.pool, { title })
    await dispatch()
  }
  const dead = async () => (await administrator.get<z.output<typeof deadLetters>>('/api/dead-letters')).body
  const { items, total } = await dead()
  expect(total).toBe(2)
  expect(items[0]).toMatchObject({
    faultLabel: '对方拒绝',
    recipientName: '东一社区',
    titles: ['乙项'],
    reason: expect.stringContaining('93000') as string,
  })
  const [second, first] = items.map(({ id }) => id)
  const channelId = (await list()).find(({ kind }) => kind === 'wecom')?.id
  await administrator.post(`/api/channels/${channelId}`, { address: world.addresses.wecom })
  expect(await administrator.post('/api/dead-letters', { name: 'retry', ids: [first] })).toMatchObject({
    body: { done: [first], others: 0 },
  })
  await dispatch()
  expect(world.wecom.at(-1)).toContain('甲项')
  expect(await administrator.post('/api/dead-letters', { name: 'drop', ids: [second] })).toMatchObject({
    status: 422,
  })
  const drop = { name: 'drop', ids: [first, second], reason: '群已解散' }
  expect(await administrator.post('/api/dead-letters', drop)).toMatchObject({
    body: { done: [second], others: 1 },
  })
  expect((await dead()).total).toBe(0)
})

test('the log tells every way of every notice, is searched, and goes into a spreadsheet', async () => {
  const log = async (query = '') =>
    (await administrator.get<z.output<typeof deliveries>>(`/api/deliveries${query}`)).body.items
  const told = (await log(`?search=${encodeURIComponent('乙项')}`)).map(
    ({ wayLabel, recipientName, stateLabel, note }) => [wayLabel, recipientName, stateLabel, note],
  )
  expect(told).toContainEqual(['企业微信', '东一社区', '已放弃', '群已解散'])
  expect(told).toContainEqual(['站内', '测试东一', '已发', undefined])
  expect(await log('?way=wecom&state=sent')).toMatchObject([{ title: '甲项', attempts: 2 }])
  expect(await log('?to=2020-01-01')).toEqual([])
  const csv = await administrator.get<string>(`/api/deliveries.csv?search=${encodeURIComponent('甲项')}`)
  expect(String(csv.body)).toContain('企业微信')
})

test('the timeline of a process says who was told, by which ways', async () => {
  const { rows } = await api.database.pool.query<{ id: string }>(
    `SELECT id FROM process WHERE title = '甲项'`,
  )
  const secretary = await api.as(people.east1Secretary)
  const { body } = await secretary.get<{ lines: { told?: string }[] }>(
    `/api/processes/${rows[0]?.id}/timeline`,
  )
  expect(body.lines.at(-1)?.told).toMatch(/^已通知 .*东一社区：企业微信.*站内/)
})

test('quiet hours are the nearest unit’s, and are taken back', async () => {
  const set = (hours: unknown) =>
    administrator.post<Problem>('/api/quiet-hours', { unitId: units.east, hours })
  const shown = async () =>
    (await administrator.get<z.output<typeof quietHours>>('/api/quiet-hours')).body.items.find(
      ({ unit }) => unit.id === units.east,
    )
  expect(await set({ from: '20:00', to: '09:00' })).toMatchObject({ status: 204 })
  expect(await shown()).toMatchObject({ hours: { from: '20:00', to: '09:00' } })
  expect(problemsOf(await set({ from: '25:00', to: '09:00' }))).toBeDefined()
  await set('inherit')
  expect(await shown()).toBeUndefined()
})

test('a person chooses whether they are mailed; the portal is always there', async () => {
  const secretary = await api.as(people.east1Secretary)
  expect(await secretary.post('/api/account/notices', { mail: false, gapMinutes: 60 })).toMatchObject({
    status: 204,
  })
  expect(await secretary.get('/api/account/notices')).toMatchObject({
    body: { mail: false, gapMinutes: 60, hasEmail: false, mailIsThere: false },
  })
  expect(await secretary.post('/api/account/notices', { mail: true, gapMinutes: 7 })).toMatchObject({
    status: 422,
  })
  expect(await secretary.post('/api/account/notices', { portal: false })).toMatchObject({ status: 422 })
})

test('a channel that is removed leaves its record and no address', async () => {
  const id = (await list()).find(({ kind }) => kind === 'wecom')?.id
  expect(await administrator.post(`/api/channels/${id}/remove`, { reason: '不再使用' })).toMatchObject({
    status: 204,
  })
  expect((await list()).map(({ kind }) => kind)).toEqual(['mail'])
  const { rows } = await api.database.pool.query('SELECT address, secret FROM channel WHERE id = $1', [id])
  expect(rows).toEqual([{ address: null, secret: null }])
})
