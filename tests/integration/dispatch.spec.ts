/** What leaves the platform: by mail, robots and webhooks that behave as documented, in pace, once, or given up on. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createMailer } from '#mail/mailer.js'
import { networksOf } from '#notices/allowed-address.js'
import { Dispatcher, type DispatcherOptions, type Round } from '#notices/dispatcher.js'
import { claimEnvelopes } from '#persistence/notices/claim-envelopes.js'
import { deliverNotices } from '#persistence/notices/deliver-notices.js'
import { readKeys, type Keys } from '#secrets/key-file.js'
import { people, units } from '#testing/claims.js'
import type { TestDatabase } from '#testing/database.js'
import { formLabel, numberOf, stageLabel } from '#workflows/story-labels.js'
import { claimsDatabase } from './support/databases.js'
import { testAuthority, testMailbox, type TestMailbox } from '../api/support/mailbox.js'
import { addChannel, beginInterview, disturbAlways, giveMailbox, offerClaim } from './support/notices.js'
import { dingtalkSecret, outside, webhookSecret, type Outside } from './support/outside.js'

const folder = mkdtempSync(join(tmpdir(), 'dispatch-'))
let database: TestDatabase
let keys: Keys
let mailbox: TestMailbox
let world: Outside

beforeAll(async () => {
  const keyFile = join(folder, 'key')
  writeFileSync(keyFile, randomBytes(32).toString('base64'))
  keys = readKeys(keyFile)
  database = await claimsDatabase()
})
afterAll(async () => {
  await database.drop()
  rmSync(folder, { recursive: true })
})

beforeEach(async () => {
  mailbox = await testMailbox()
  world = await outside()
  await database.pool.query('ALTER TABLE journal DISABLE TRIGGER USER')
  await database.pool.query(`
    TRUNCATE process, process_unit, task, journal, act_key, notice, message, delivery, envelope, envelope_attempt,
      notice_preference, quiet_hours, account CASCADE;
    DELETE FROM channel WHERE id <> 'mail';
    UPDATE channel SET gap_minutes = 0, per_minute = 60, is_on = true, rests_until = NULL`)
  await disturbAlways(database.pool)
})
afterEach(async () => {
  await mailbox.close()
  await world.close()
})

const dispatcher = (changes: Partial<DispatcherOptions> = {}): Dispatcher =>
  new Dispatcher(database.pool, {
    mailer: createMailer({ SMTP_URL: mailbox.url, MAIL_FROM: '双报到协同平台 <dj@example.gov.cn>' }),
    keys,
    open: networksOf('127.0.0.0/8'),
    wording: { stageLabel, formLabel, numberOf },
    origin: 'https://dj.example.gov.cn',
    leaseSeconds: 60,
    retrySeconds: 30,
    chance: () => 1,
    ...changes,
  })

/** Lays out what waits, then one round. */
const round = async (changes: Partial<DispatcherOptions> = {}): Promise<Round> => {
  await deliverNotices(database.pool, { hasMail: true })
  return dispatcher(changes).round()
}

const envelopes = async () => {
  const { rows } = await database.pool.query<Record<string, unknown>>(
    `SELECT state, fault, attempts, failures, round(extract(epoch FROM next_try_at - now()))::int AS "triedIn", reason
     FROM envelope ORDER BY created_at, id`,
  )
  return rows
}
const dueNow = () =>
  database.pool.query('UPDATE envelope SET next_try_at = now(); UPDATE channel SET rests_until = NULL')

const secretaryMail = () => giveMailbox(database.pool, people.east1Secretary)
const robot = (kind: 'wecom' | 'dingtalk' | 'webhook', changes: object = {}) =>
  addChannel(database.pool, keys, {
    kind,
    unitId: units.east1,
    address: world.addresses[kind],
    ...(kind === 'dingtalk' && { secret: dingtalkSecret }),
    ...(kind === 'webhook' && { secret: webhookSecret }),
    ...changes,
  })

test('a mail says what, by when, what happens next by itself, and leads to the seat', async () => {
  const email = await secretaryMail()
  const processId = await offerClaim(database.pool)
  expect(await round()).toMatchObject({ sent: 1, dead: 0 })
  const letter = await mailbox.letterTo(email)
  expect(letter.subject).toBe('【双报到协同平台】新待办：答复认领条款“清理楼道”')
  expect(letter.text).toMatch(/事项：RL-\d{4}-\d{6} 清理楼道/)
  expect(letter.text).toMatch(/期限：\d+月\d+日（周.）.*还有 3 个工作日/)
  expect(letter.text).toMatch(/接下来：\d+月\d+日 \S+仍未办理的，系统将/)
  expect(letter.text).toContain(`https://dj.example.gov.cn/processes/${processId}?seat=negotiating.terms`)
  expect(letter.id).toMatch(/^<[0-9a-f-]{36}@example\.gov\.cn>$/)
  expect(await envelopes()).toMatchObject([{ state: 'sent', fault: null, attempts: 1 }])
})

test('robots of the unit are told once, signed, without a name; the webhook with its signature', async () => {
  await Promise.all([robot('wecom'), robot('dingtalk'), robot('webhook')])
  const processId = await offerClaim(database.pool)
  expect(await round()).toMatchObject({ sent: 3, dead: 0 })
  expect(world.faults).toEqual([])
  expect(world.wecom).toHaveLength(1)
  expect(world.wecom).toEqual([expect.stringContaining('【新待办】RL-')])
  expect(world.dingtalk).toEqual([expect.stringContaining(`/processes/${processId}?seat=`)])
  const { rows } = await database.pool.query<{ name: string }>('SELECT name FROM person')
  for (const text of [...world.wecom, ...world.dingtalk, world.events[0]?.body ?? ''])
    expect(rows.filter(({ name }) => text.includes(name))).toEqual([])
  const [event] = world.events
  expect(JSON.parse(event?.body ?? '{}')).toMatchObject({
    id: event?.id,
    notices: [{ template: 'task.opened', title: '清理楼道', unitId: units.east1 }],
  })
})

test('an interview is told to those who read it, and to no group: there it would be known whom it is about', async () => {
  await Promise.all(
    (['wecom', 'dingtalk', 'webhook'] as const).map(kind => robot(kind, { unitId: units.j1 })),
  )
  const email = await giveMailbox(database.pool, people.agencySecretary)
  const processId = await beginInterview(database.pool)
  expect(await round()).toMatchObject({ sent: 1, dead: 0 })
  expect([world.wecom.length, world.dingtalk.length, world.events.length]).toEqual([0, 0, 0])
  expect((await mailbox.letterTo(email)).text).toContain(`/processes/${processId}?seat=`)
  const { rows } = await database.pool.query('SELECT person_id AS id FROM message ORDER BY id')
  expect(rows.map(({ id }: { id: string }) => id)).toEqual([people.agencySecretary, people.member].sort())
})

test('the nearest unit that serves those below does; its own kind of each', async () => {
  await robot('wecom', { unitId: units.district, servesBelow: true })
  await robot('dingtalk', { unitId: units.east, servesBelow: false })
  await robot('webhook', { unitId: units.east, servesBelow: true })
  await offerClaim(database.pool)
  await round()
  expect([world.wecom.length, world.dingtalk.length, world.events.length]).toEqual([1, 0, 1])
})

test('what comes for one recipient within the gap goes out as one message', async () => {
  const email = await secretaryMail()
  await database.pool.query(`UPDATE channel SET gap_minutes = 10`)
  await offerClaim(database.pool, { title: '第一项' })
  await round()
  for (const title of ['第二项', '第三项']) await offerClaim(database.pool, { title })
  expect(await round()).toMatchObject({ sent: 0 })
  await database.pool.query(`UPDATE envelope SET created_at = created_at - interval '11 minutes'`)
  expect(await round()).toMatchObject({ sent: 1 })
  const letters = mailbox.letters.filter(({ to }) => to === email)
  expect(letters.map(({ subject }) => subject)).toEqual([
    '【双报到协同平台】新待办：答复认领条款“第一项”',
    '【双报到协同平台】2 条通知，最近一条是新待办：答复认领条款',
  ])
  expect(letters[1]?.text).toMatch(/第二项[\s\S]*第三项/)
})

test('somebody who wants no mail gets none; in the portal they are told all the same', async () => {
  await secretaryMail()
  await database.pool.query(`INSERT INTO notice_preference (person_id, mail) VALUES ($1, false)`, [
    people.east1Secretary,
  ])
  await offerClaim(database.pool)
  expect(await round()).toMatchObject({ sent: 0 })
  const { rows } = await database.pool.query('SELECT person_id FROM message')
  expect(rows).toEqual([{ person_id: people.east1Secretary }])
})

test('quiet hours hold messages back, never the mailbox of the portal; the nearest unit that has said something decides', async () => {
  await secretaryMail()
  await robot('wecom')
  const quiet = (unitId: string, from: string | null, to: string | null) =>
    database.pool.query(
      `INSERT INTO quiet_hours VALUES ($1, $2, $3) ON CONFLICT (unit_id) DO UPDATE SET quiet_from = $2, quiet_to = $3`,
      [unitId, from, to],
    )
  const [before, after] = aroundNow()
  await quiet(units.east, before, after)
  await offerClaim(database.pool)
  expect(await round()).toMatchObject({ sent: 0 })
  expect((await database.pool.query('SELECT FROM message')).rowCount).toBe(1)
  // The community itself wants to be told at any time; its robot is its own, its secretary is its member.
  await quiet(units.east1, null, null)
  expect(await round()).toMatchObject({ sent: 2 })
})

test('what was done before the message went out nobody is told of', async () => {
  await secretaryMail()
  await offerClaim(database.pool)
  await deliverNotices(database.pool, { hasMail: true })
  await database.pool.query(`UPDATE task SET status = 'done'`)
  expect(await round()).toMatchObject({ sent: 0 })
  const { rows } = await database.pool.query('SELECT skipped, envelope_id FROM delivery')
  expect(rows).toEqual([{ skipped: 'settled', envelope_id: null }])
})

test('a robot is sent at most its pace a minute by several relays together', async () => {
  await robot('wecom', { perMinute: 5 })
  // Made up while the channel rests, so that all of it waits at once.
  await database.pool.query(`UPDATE channel SET rests_until = now() + interval '1 hour'`)
  for (let index = 0; index < 20; index += 1) {
    await offerClaim(database.pool)
    await round()
  }
  expect(world.wecom).toEqual([])
  await database.pool.query('UPDATE channel SET rests_until = NULL')
  const relays = [1, 2, 3, 4]
  await Promise.all(relays.map(() => database.pool.query('SELECT pg_sleep(0.1)')))
  const claims = await Promise.all(
    relays.map(() => claimEnvelopes(database.pool, { leaseSeconds: 1, ofChannel: 8, atOnce: 24 })),
  )
  expect(claims.flat()).toHaveLength(5)
  expect(await round()).toMatchObject({ sent: 0 })
})

test('told that it was too fast, a channel rests as long as its maker says, and nothing counts as failed', async () => {
  world.pace = 1
  await Promise.all([robot('dingtalk'), robot('wecom')])
  for (let index = 0; index < 2; index += 1) {
    await offerClaim(database.pool)
    await round()
  }
  const slowed = (await envelopes()).filter(({ fault }) => fault === 'slowDown')
  expect(slowed).toMatchObject([
    { state: 'waiting', failures: 0 },
    { state: 'waiting', failures: 0 },
  ])
  expect(slowed.map(({ triedIn }) => triedIn).sort()).toEqual([60, 600])
  const { rows } = await database.pool.query<{ kind: string; seconds: number }>(
    `SELECT kind, round(extract(epoch FROM rests_until - now()))::int AS seconds FROM channel WHERE id <> 'mail' ORDER BY kind`,
  )
  expect(rows).toEqual([
    { kind: 'dingtalk', seconds: 600 },
    { kind: 'wecom', seconds: 60 },
  ])
})

test('a server that is away is tried again, later each time, and given up on at last', async () => {
  await robot('webhook', { perMinute: 60 })
  world.answer = 503
  await offerClaim(database.pool)
  await round()
  const pauses: unknown[] = []
  for (let index = 0; index < 20; index += 1) {
    const [envelope] = await envelopes()
    if (envelope?.state !== 'waiting') break
    pauses.push(envelope.triedIn)
    await dueNow()
    await round()
  }
  expect(pauses.slice(0, 4)).toEqual([30, 60, 120, 240])
  expect(Math.max(...(pauses as number[]))).toBe(1_800)
  expect(await envelopes()).toMatchObject([
    { state: 'dead', fault: 'away', failures: 20, reason: 'HTTP 503' },
  ])
})

test('by chance the pause is half as long at the least', async () => {
  await robot('webhook')
  world.answer = 503
  await offerClaim(database.pool)
  await round({ chance: () => 0 })
  expect(await envelopes()).toMatchObject([{ triedIn: 15 }])
})

test.each([
  [
    'a wrong robot',
    'wecom',
    (address: string) => address.replace('693a', '0000'),
    /93000 invalid webhook url/,
  ],
  ['a redirect', 'webhook', (address: string) => address.replace('/hook', '/elsewhere'), /HTTP 302/],
] as const)(
  '%s is a dead letter at once, with what the other side said',
  async (_name, kind, wrong, said) => {
    await robot(kind, { address: wrong(world.addresses[kind]) })
    await offerClaim(database.pool)
    expect(await round()).toMatchObject({ dead: 1 })
    expect(await envelopes()).toMatchObject([
      { state: 'dead', fault: 'refused', reason: expect.stringMatching(said) as string },
    ])
    expect(world.events).toEqual([])
  },
)

test('a wrong secret is a dead letter: the sign does not match', async () => {
  await robot('dingtalk', { secret: 'SEC-wrong' })
  await offerClaim(database.pool)
  await round()
  expect(await envelopes()).toMatchObject([{ state: 'dead', reason: 'errcode 310000 sign not match' }])
})

test('this machine and inner networks are closed unless they are listed', async () => {
  await robot('webhook')
  await robot('wecom', { address: 'https://169.254.169.254/latest' })
  await robot('dingtalk', { address: 'https://localhost/robot/send?access_token=x' })
  await offerClaim(database.pool)
  expect(await round({ open: networksOf(undefined) })).toMatchObject({ dead: 3, sent: 0 })
  expect((await envelopes()).map(({ fault }) => fault)).toEqual(['notAllowed', 'notAllowed', 'notAllowed'])
  expect(world.events).toEqual([])
})

test('a mailbox that does not exist is a dead letter; a server that is away is not', async () => {
  await secretaryMail()
  mailbox.refuse(true)
  await offerClaim(database.pool)
  expect(await round()).toMatchObject({ dead: 1 })
  await offerClaim(database.pool)
  const away = createMailer({ SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'dj@example.gov.cn' })
  expect(await round({ mailer: away })).toMatchObject({ postponed: 1 })
})

test('a text for a group keeps within its size, however much there is to tell', async () => {
  await robot('wecom')
  for (let index = 0; index < 30; index += 1)
    await offerClaim(database.pool, { title: '很长的题目'.repeat(20) })
  expect(await round()).toMatchObject({ sent: 1, dead: 0 })
  expect(world.faults).toEqual([])
  expect(world.wecom[0]).toMatch(/另有 \d+ 条通知/)
})

test('a channel whose key is gone is a dead letter that says so', async () => {
  await robot('wecom')
  await offerClaim(database.pool)
  const otherFile = join(folder, 'other')
  writeFileSync(otherFile, randomBytes(32).toString('base64'))
  await round({ keys: readKeys(otherFile) })
  expect(await envelopes()).toMatchObject([{ state: 'dead', fault: 'unreadable' }])
})

test('an attempt that never ended is another relay’s after its lease, under the same id, and is on record', async () => {
  await robot('webhook')
  await offerClaim(database.pool)
  await round()
  // As if the relay had died after the receiver took it and before it was written down.
  await database.pool.query(`
    UPDATE envelope SET state = 'waiting', sent_at = NULL, leased_until = now() + interval '1 minute';
    UPDATE envelope_attempt SET ended_at = NULL`)
  expect(await round()).toMatchObject({ sent: 0 })
  await database.pool.query(`UPDATE envelope SET leased_until = now()`)
  expect(await round()).toMatchObject({ sent: 1 })
  expect(new Set(world.events.map(({ id }) => id)).size).toBe(1)
  expect(world.events).toHaveLength(2)
  const { rows } = await database.pool.query('SELECT no, fault FROM envelope_attempt ORDER BY no')
  expect(rows).toEqual([
    { no: 1, fault: 'lost' },
    { no: 2, fault: null },
  ])
})

describe.each(['startTls', 'always'] as const)('a mail server that speaks TLS (%s)', tls => {
  const login = { user: 'dj', pass: 'a-password' }
  let server: TestMailbox
  beforeEach(async () => {
    server = await testMailbox({ tls, login })
  })
  afterEach(() => server.close())

  const mailer = (SMTP_CA_FILE?: string) =>
    createMailer({ SMTP_URL: server.url, MAIL_FROM: 'dj@example.gov.cn', SMTP_CA_FILE })

  test('takes letters when its certificate comes from a known authority', async () => {
    const email = await secretaryMail()
    await offerClaim(database.pool)
    expect(await round({ mailer: mailer(testAuthority) })).toMatchObject({ sent: 1 })
    expect((await server.letterTo(email)).subject).toContain('新待办')
  })

  test('gets neither password nor letter when its certificate is anybody’s', async () => {
    await secretaryMail()
    await offerClaim(database.pool)
    expect(await round({ mailer: mailer() })).toMatchObject({ sent: 0, postponed: 1 })
    expect(server.letters).toEqual([])
  })
})

/** Two times of the day in Shanghai, an hour before and after this moment. */
const aroundNow = (): [string, string] => {
  const at = (minutes: number) =>
    new Date(Date.now() + (8 * 60 + minutes) * 60_000).toISOString().slice(11, 16)
  return [at(-60), at(60)]
}
