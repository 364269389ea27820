/** The administrators' checklist: what the one list finds, told to the system administrator alone. */
import { noteFact } from '#persistence/installation/facts.js'
import { people } from '#testing/claims.js'
import { testApi, type TestApi } from './support/api.js'

interface Report {
  ready: boolean
  items: { id: string; weight: string; finding?: { what: string; remedy: string } }[]
}

let api: TestApi
beforeAll(async () => {
  api = await testApi()
})
afterAll(() => api.close())

const report = async (): Promise<Report> => {
  const administrator = await api.as(people.systemAdministrator)
  const { status, body } = await administrator.get<Report>('/api/installation/readiness')
  expect(status).toBe(200)
  return body
}

const missing = ({ items }: Report): string[] => items.filter(({ finding }) => finding).map(({ id }) => id)

test('what is missing is said with its remedy, and what is mended is missing no longer', async () => {
  const before = await report()
  expect(before.ready).toBe(false)
  expect(missing(before)).toEqual(expect.arrayContaining(['mode', 'administrators', 'backup', 'origin']))
  for (const { finding } of before.items) if (finding) expect(finding.remedy).toMatch(/\p{Script=Han}/u)
  for (const id of ['clock', 'temporal', 'keys', 'calendar', 'files'])
    expect(missing(before)).not.toContain(id)

  await noteFact(api.database.pool, 'mode', { live: true, district: '区' })
  await noteFact(api.database.pool, 'lastBackup', {
    file: 'x',
    takenAt: new Date().toISOString(),
    rows: 1,
    bytes: 1,
  })
  const left = missing(await report())
  expect(left).not.toContain('mode')
  expect(left).not.toContain('backup')
})

test('one security administrator is one too few, two are enough', async () => {
  const second = 'secondSecurityAdministrator'
  await api.database.pool.query(
    `INSERT INTO account (person_id, state) VALUES ($1, 'active'), ($2, 'active')`,
    [people.securityAdministrator, people.head],
  )
  const { items } = await report()
  expect(items.find(({ id }) => id === second)).toMatchObject({
    weight: 'should',
    finding: { what: '已激活的安全管理员有 1 位' },
  })
  await api.database.pool.query(
    `INSERT INTO role_grant (person_id, role, unit_id, granted_by) VALUES ($1, 'SecurityAdministrator', '511702', 'test')`,
    [people.head],
  )
  expect(missing(await report())).not.toContain(second)
})

test('a seal whose key is gone is found', async () => {
  await api.database.pool.query(`UPDATE person SET phone = 'gone.x' WHERE id = $1`, [people.member])
  const { items } = await report()
  expect(items.find(({ id }) => id === 'keys')?.finding?.what).toContain('gone')
})

test('nobody else is told', async () => {
  for (const person of [people.securityAdministrator, people.securityAuditor, people.officer]) {
    const visitor = await api.as(person)
    expect((await visitor.get('/api/installation/readiness')).status).toBe(403)
  }
})

test('messages that did not come through and channels that nobody can open are told of', async () => {
  const { pool } = api.database
  const found = async () =>
    Object.fromEntries((await report()).items.map(({ id, finding }) => [id, finding?.what]))
  expect(await found()).toMatchObject({ deliveries: undefined, channels: undefined })
  await pool.query(`
    INSERT INTO envelope (channel_id, recipient, state) VALUES ('mail', 'officer-1', 'dead');
    INSERT INTO envelope (channel_id, recipient, created_at) VALUES ('mail', 'officer-1', now() - interval '2 hours');
    INSERT INTO channel (id, kind, unit_id, name, address, per_minute, gap_minutes)
    SELECT 'gone', 'wecom', id, '工作群', 'another-key.x', 1, 0 FROM org_unit LIMIT 1;
    UPDATE channel SET rests_until = now() + interval '1 minute' WHERE id = 'mail'`)
  expect(await found()).toMatchObject({
    deliveries: '有 1 封消息没有送达，最早一封已等待 120 分钟',
    channels: '工作群（地址解不开）、邮件（被对方限速）',
    keys: expect.stringContaining('another-key') as string,
  })
})
