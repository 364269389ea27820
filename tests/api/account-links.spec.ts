/** Invitations and resets: once, in time, by mail or by hand, and to nobody else. */
import type { z } from 'zod'
import type { accountLink, invitationResults } from '#contracts/http/accounts.js'
import type { Problem } from '#contracts/http/shared.js'
import { people } from '#testing/claims.js'
import { activated, goodPassword, invited, otherPassword, signedIn, signIn } from './support/accounts.js'
import { testApi, type TestApi } from './support/api.js'
import { testMailbox, type TestMailbox } from './support/mailbox.js'

type Results = z.output<typeof invitationResults>

let api: TestApi
let mailbox: TestMailbox

beforeAll(async () => {
  mailbox = await testMailbox()
  api = await testApi({
    SIGN_IN_BURST: '1000',
    PUBLIC_ORIGIN: 'https://portal.example',
    SMTP_URL: mailbox.url,
    MAIL_FROM: '双报到协同平台 <dj@portal.example>',
  })
})
afterAll(async () => {
  await api.close()
  await mailbox.close()
})

const look = (token: string) =>
  api.visitor().post<z.output<typeof accountLink> & Problem>('/api/account-links/look', { token })
const use = (token: string, password = goodPassword) =>
  api.visitor().post<Problem>('/api/account-links/use', { token, password })
const spent = { status: 410, body: { code: 'linkSpent' } }
const sql = (text: string, values: unknown[] = []) => api.database.pool.query(text, values)

test('a link tells whose it is and what a password must be; using it activates the account', async () => {
  const token = await invited(api, people.officer)
  expect(await signIn(api.visitor(), people.officer)).toMatchObject({ status: 401 })
  expect(await look(token)).toMatchObject({
    status: 200,
    body: {
      purpose: 'invitation',
      name: '测试经办甲',
      staffNumber: people.officer,
      passwordPolicy: { minLength: 10, minClasses: 3 },
      own: ['测试经办甲', 'ceshijingbanjia', 'csjbj', people.officer],
    },
  })
  expect(await use(token)).toMatchObject({ status: 200, body: { staffNumber: people.officer } })
  await signedIn(api, people.officer)
})

test('it is spent by its use, replaced by a newer one, and ends with its time', async () => {
  const used = await invited(api, people.j2Liaison)
  await use(used)
  const replaced = await invited(api, people.j2Secretary)
  await invited(api, people.j2Secretary)
  const late = await invited(api, people.j3Liaison)
  await sql(`UPDATE account_link SET expires_at = now() - interval '1 second' WHERE person_id = $1`, [
    people.j3Liaison,
  ])
  for (const token of [used, replaced, late, 'x'.repeat(43)]) {
    expect(await look(token)).toMatchObject(spent)
    expect(await use(token, otherPassword)).toMatchObject(spent)
  }
  expect(await signIn(api.visitor(), people.j2Liaison, otherPassword)).toMatchObject({ status: 401 })
})

test('of eight uses at once one counts', async () => {
  const token = await invited(api, people.j3Secretary)
  const replies = await Promise.all(Array.from({ length: 8 }, () => use(token)))
  expect(replies.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(7).fill(410)])
})

test.each([
  ['Ab1-xyz', ['密码须符合：10–128 个字符']],
  ['chunfengqiaotou', ['密码须符合：大写字母、小写字母、数字、其他字符中至少 3 类']],
  ['J1-secretary-Qiao', ['密码须符合：不含姓名或工号']],
  ['Password2026', ['密码须符合：不是常见密码，也不是连续或重复的字符']],
])('%s is refused by the rule it breaks, and the link stays good', async (password, messages) => {
  const token = await invited(api, people.agencySecretary)
  const { status, body } = await use(token, password)
  expect({ status, messages: body.problems?.map(({ message }) => message) }).toEqual({
    status: 422,
    messages,
  })
  expect(await look(token)).toMatchObject({ status: 200 })
})

test('nonsense instead of a token is refused as such', async () => {
  for (const token of ['', 'x', '../../etc', "'; DROP TABLE account; --", 'x'.repeat(500)])
    expect(await look(token)).toMatchObject({ status: 422 })
})

test('the administrator’s invitation arrives by mail with a link on the public address, which works once', async () => {
  const administrator = await api.as(people.securityAdministrator)
  const { body } = await administrator.post<Results>('/api/accounts/invitations', {
    people: [
      { personId: people.eastCoordinator, email: 'east@example.cn' },
      { personId: people.westCoordinator },
      { personId: 'nobody' },
      { personId: people.officer },
    ],
  })
  expect(body.items.map(({ invited, link, reason }) => [invited, link?.outcome, reason])).toEqual([
    [true, 'mailed', undefined],
    [true, 'link', undefined],
    [false, undefined, '没有此人，或不在您的权限范围内'],
    [false, undefined, '账号已激活，忘记密码请发送重设链接'],
  ])
  expect(JSON.stringify(body.items[0])).not.toContain('account-link')
  expect(body.items[1]?.link?.link).toMatch(/^https:\/\/portal\.example\/account-link#[\w-]{43}$/)
  const letter = await mailbox.letterTo('east@example.cn')
  expect(letter).toMatchObject({ from: 'dj@portal.example', subject: '【双报到协同平台】请激活您的账号' })
  expect(letter.text).toContain(`测试东街，您好`)
  const token = /https:\/\/portal\.example\/account-link#([\w-]{43})/.exec(letter.text)?.[1]
  expect(await use(token ?? '')).toMatchObject({ status: 200 })
  expect(await use(token ?? '')).toMatchObject(spent)
})

test('a mail server that is away or refuses: the administrator gets the link, and is told why', async () => {
  const administrator = await api.as(people.securityAdministrator)
  mailbox.refuse(true)
  const { body } = await administrator.post<Results>('/api/accounts/invitations', {
    people: [{ personId: people.deputyHead, email: 'deputy@example.cn' }],
  })
  mailbox.refuse(false)
  expect(body.items[0]?.link).toMatchObject({
    outcome: 'link',
    note: expect.stringContaining('邮件没有发出'),
  })
})

describe('a forgotten password', () => {
  const ask = (staffNumber: string) => api.visitor().post('/api/account-links/reset', { staffNumber })

  beforeAll(async () => {
    await activated(api, people.liaison)
    await sql(`UPDATE account SET email = 'liaison@example.cn' WHERE person_id = $1`, [people.liaison])
  })

  test('is reset by mail: the new password counts, the old one and every sign-in end', async () => {
    const before = await signedIn(api, people.liaison)
    expect(await ask(people.liaison)).toMatchObject({ status: 202, body: '' })
    const letter = await mailbox.letterTo('liaison@example.cn')
    const token = /account-link#([\w-]{43})/.exec(letter.text)?.[1] ?? ''
    expect(await look(token)).toMatchObject({ body: { purpose: 'reset' } })
    expect(await use(token, goodPassword)).toMatchObject({
      status: 422,
      body: { problems: [{ message: '不能使用现在或最近用过的密码' }] },
    })
    expect(await use(token, otherPassword)).toMatchObject({ status: 200 })
    expect(await before.get('/api/session')).toMatchObject({ status: 401 })
    expect(await signIn(api.visitor(), people.liaison)).toMatchObject({ status: 401 })
    await signedIn(api, people.liaison, otherPassword)
  })

  test('gets the same answer whoever asks: nobody, no account, no address, disabled', async () => {
    await activated(api, people.head)
    await sql(`UPDATE account SET state = 'disabled', email = 'head@example.cn' WHERE person_id = $1`, [
      people.head,
    ])
    const answers = await Promise.all(['TC99999', people.member, people.officer, people.head].map(ask))
    for (const { status, body, headers } of answers) {
      expect({ status, body }).toEqual({ status: 202, body: '' })
      expect([...headers.keys()].sort()).toEqual([...(answers[0]?.headers.keys() ?? [])].sort())
    }
    expect(await mailbox.hasLetterTo('head@example.cn')).toBe(false)
  })

  test('does not flood a mailbox: three an hour', async () => {
    for (let time = 0; time < 6; time += 1) await ask(people.liaison)
    await new Promise(resolve => setTimeout(resolve, 500))
    const { rows } = await sql(
      `SELECT count(*)::int AS count FROM account_link WHERE person_id = $1 AND created_by = 'self'`,
      [people.liaison],
    )
    expect(rows[0]?.count).toBe(3)
  })
})

test('a claimed host never comes into a link', async () => {
  const { payload } = await api.application.inject({
    method: 'POST',
    url: '/api/account-links/reset',
    headers: { host: 'evil.example', 'x-forwarded-host': 'evil.example' },
    payload: { staffNumber: people.liaison },
  })
  expect(payload).toContain('crossSite')
  const administrator = await api.as(people.securityAdministrator)
  const { body } = await administrator.post<Results>(
    '/api/accounts/invitations',
    { people: [{ personId: people.east2Secretary }] },
    { 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example' },
  )
  expect(body.items[0]?.link?.link).toMatch(/^https:\/\/portal\.example\//)
})
