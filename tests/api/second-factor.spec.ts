/** The second factor: who needs it, what counts as a code, and how often. */
import { people } from '#testing/claims.js'
import { hashOfRecoveryCode, totpCodeAt } from '#secrets/one-time-codes.js'
import { activated, enrol, goodPassword, otherPassword, signedIn, signIn } from './support/accounts.js'
import { testApi, type TestApi } from './support/api.js'
import type { Visitor } from './support/visitor.js'

let api: TestApi
beforeAll(async () => {
  api = await testApi({ DEMO_MODE: '0', SIGN_IN_BURST: '1000' })
})
afterAll(() => api.close())
afterEach(() => api.database.pool.query('DELETE FROM sign_in_failure'))

const code = (visitor: Visitor, text: string) => visitor.post('/api/sign-in/code', { code: text })
const refused = { status: 422, body: { code: 'codeRefused' } }
/** The next code counts already; later ones need the account to forget the last one. */
const soon = () => Date.now() + 30_000
const forgetStep = (personId: string) =>
  api.database.pool.query('UPDATE account SET totp_used_step = NULL WHERE person_id = $1', [personId])

test.each(['systemAdministrator', 'securityAdministrator', 'securityAuditor'] as const)(
  '%s cannot do anything before an authenticator is bound',
  async office => {
    await activated(api, people[office])
    const visitor = api.visitor()
    expect(await signIn(visitor, people[office])).toMatchObject({ body: { next: 'enrolment' } })
    for (const path of ['/api/session', '/api/accounts', '/api/processes'])
      expect(await visitor.get(path)).toMatchObject({ status: 401, body: { code: 'signInUnfinished' } })
    for (const [path, body] of [
      ['/api/sign-in/code', { code: '123456' }],
      ['/api/account/password', { current: goodPassword, password: otherPassword }],
    ] as const)
      expect(Math.floor((await visitor.post(path, body)).status / 100)).toBe(4)
    const { session, recoveryCodes } = await enrol(visitor)
    expect(session?.personId).toBe(people[office])
    expect(recoveryCodes).toHaveLength(10)
    expect(await visitor.get('/api/session')).toMatchObject({ status: 200 })
    expect(await visitor.post('/api/account/second-factor/remove', { password: goodPassword })).toMatchObject(
      { status: 409, body: { code: 'secondFactorRequired' } },
    )
  },
)

test('approvers need it where the district says so', async () => {
  const strict = await testApi({ DEMO_MODE: '0', SECOND_FACTOR_FOR_APPROVERS: '1' })
  for (const [person, next] of [
    [people.officer, 'enrolment'],
    [people.head, 'enrolment'],
    [people.liaison, undefined],
  ] as const) {
    await activated(strict, person)
    expect((await signIn(strict.visitor(), person)).body.next).toBe(next)
  }
  await strict.close()
})

describe('somebody who has bound an authenticator', () => {
  let secret: string
  let recoveryCodes: string[]

  beforeAll(async () => {
    await activated(api, people.officer)
    const visitor = await signedIn(api, people.officer)
    expect(await visitor.post('/api/account/second-factor', {})).toMatchObject({ status: 422 })
    expect(await visitor.post('/api/account/second-factor', { password: otherPassword })).toMatchObject({
      status: 422,
      body: { code: 'passwordRefused' },
    })
    ;({ secret, recoveryCodes } = await enrol(visitor, goodPassword))
  })
  beforeEach(() => forgetStep(people.officer))

  const half = async () => {
    const visitor = api.visitor()
    expect(await signIn(visitor, people.officer)).toMatchObject({ body: { next: 'secondFactor' } })
    return visitor
  }

  test('signs in with password and code, under a new cookie', async () => {
    const visitor = await half()
    const before = visitor.cookie
    expect(await visitor.get('/api/inbox')).toMatchObject({ status: 401, body: { code: 'signInUnfinished' } })
    expect(await code(visitor, totpCodeAt(secret))).toMatchObject({
      status: 200,
      body: { session: { personId: people.officer } },
    })
    expect(await visitor.get('/api/inbox')).toMatchObject({ status: 200 })
    expect(await api.visitor().get('/api/inbox', { cookie: before })).toMatchObject({ status: 401 })
  })

  test('the same code does not count twice, nor does an earlier one', async () => {
    const [now, later] = [totpCodeAt(secret), totpCodeAt(secret, soon())]
    expect(await code(await half(), later)).toMatchObject({ status: 200 })
    expect(await code(await half(), later)).toMatchObject(refused)
    expect(await code(await half(), now)).toMatchObject(refused)
  })

  test('one code for eight sign-ins at once opens one', async () => {
    const visitors = await Promise.all(Array.from({ length: 4 }, half))
    const replies = await Promise.all(visitors.map(visitor => code(visitor, totpCodeAt(secret))))
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 422, 422, 422])
  })

  test('a wrong code, one of long ago and nonsense are refused; five wrong ones lock', async () => {
    const visitor = await half()
    expect(await code(visitor, totpCodeAt(secret, Date.now() - 120_000))).toMatchObject(refused)
    expect(await code(visitor, 'aaaaaa')).toMatchObject({ status: 422, body: { code: 'invalidRequest' } })
    for (let time = 0; time < 4; time += 1) expect(await code(visitor, '000000')).toMatchObject(refused)
    expect(await code(visitor, totpCodeAt(secret))).toMatchObject({
      status: 429,
      body: { code: 'signInLocked' },
    })
    expect(await signIn(api.visitor(), people.officer)).toMatchObject({ status: 429 })
  })

  test('the right password in between does not give guesses back', async () => {
    const answers: number[] = []
    for (let time = 0; time < 7; time += 1) {
      const visitor = api.visitor()
      answers.push((await signIn(visitor, people.officer)).status)
      answers.push((await code(visitor, '000000')).status)
    }
    expect(answers.filter(status => status === 422)).toHaveLength(5)
    expect(answers.at(-2)).toBe(429)
  })

  test('a recovery code stands in, once', async () => {
    const [first = ''] = recoveryCodes
    expect(await code(await half(), first.toLowerCase())).toMatchObject({ status: 200 })
    expect(await code(await half(), first)).toMatchObject(refused)
    const { rows } = await api.database.pool.query<{ kept: string }>(
      `SELECT recovery_codes::text || totp_secret AS kept FROM account WHERE person_id = $1`,
      [people.officer],
    )
    expect(rows[0]?.kept).not.toContain(recoveryCodes[1]?.replace(/-/g, ''))
    expect(rows[0]?.kept).not.toContain(secret)
  })

  test('renewed recovery codes take the place of the old ones', async () => {
    const visitor = await half()
    await code(visitor, totpCodeAt(secret))
    const renewed = await visitor.post<{ recoveryCodes: string[] }>('/api/account/recovery-codes', {
      password: goodPassword,
    })
    expect(await code(await half(), recoveryCodes[5] ?? '')).toMatchObject(refused)
    expect(await code(await half(), renewed.body.recoveryCodes[5] ?? '')).toMatchObject({ status: 200 })
  })

  test('binding another one needs the password, and the old one counts until a code confirms', async () => {
    const visitor = await half()
    await code(visitor, totpCodeAt(secret))
    await forgetStep(people.officer)
    const begun = await visitor.post<{ secret: string; picture: string }>('/api/account/second-factor', {
      password: goodPassword,
    })
    expect(begun.body.picture).toMatch(/^data:image\/svg\+xml;base64,/)
    expect(
      await visitor.post('/api/account/second-factor/confirm', { code: totpCodeAt(secret) }),
    ).toMatchObject(refused)
    expect(await code(await half(), totpCodeAt(secret))).toMatchObject({ status: 200 })
    const confirmed = await visitor.post('/api/account/second-factor/confirm', {
      code: totpCodeAt(begun.body.secret),
    })
    expect(confirmed).toMatchObject({ status: 200 })
    await forgetStep(people.officer)
    expect(await code(await half(), totpCodeAt(secret))).toMatchObject(refused)
  })

  test('it can be removed where the role does not ask for it, with the password', async () => {
    const visitor = await signedInByRecovery()
    expect(
      await visitor.post('/api/account/second-factor/remove', { password: otherPassword }),
    ).toMatchObject({ status: 422 })
    expect(await visitor.post('/api/account/second-factor/remove', { password: goodPassword })).toMatchObject(
      { status: 204 },
    )
    await signedIn(api, people.officer)
  })

  const signedInByRecovery = async () => {
    const visitor = await half()
    const { rows } = await api.database.pool.query(
      `UPDATE account SET recovery_codes = $2 WHERE person_id = $1 RETURNING person_id`,
      [people.officer, JSON.stringify([hashOfRecoveryCode('ABCD-ABCD-ABCD-ABCD')])],
    )
    expect(rows).toHaveLength(1)
    await code(visitor, 'ABCD-ABCD-ABCD-ABCD')
    return visitor
  }
})
