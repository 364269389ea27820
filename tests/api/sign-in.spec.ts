/** Signing in with staff number and password: what is answered, what is counted, what the browser gets. */
import type { Problem } from '#contracts/http/shared.js'
import { people } from '#testing/claims.js'
import { activated, goodPassword, invited, otherPassword, signedIn, signIn } from './support/accounts.js'
import { testApi, type TestApi } from './support/api.js'

let api: TestApi
beforeAll(async () => {
  api = await testApi({ DEMO_MODE: '0', SIGN_IN_BURST: '1000' })
  await activated(api, people.officer)
  await activated(api, people.liaison)
  await invited(api, people.head)
})
afterAll(() => api.close())

const sql = (text: string, values: unknown[] = []) => api.database.pool.query(text, values)
const failed = async (staffNumber: string, times: number, visitor = api.visitor()) => {
  for (let time = 0; time < times; time += 1) await signIn(visitor, staffNumber, 'wrong-Password-1')
}
afterEach(() => sql('DELETE FROM sign_in_failure'))

test('a right password signs in under a new cookie, and says who one is', async () => {
  const visitor = api.visitor()
  const { status, body, headers } = await signIn(visitor, people.officer)
  expect({ status, body }).toMatchObject({
    status: 200,
    body: { session: { personId: people.officer, demo: false, grants: [{ roleLabel: '组织部经办' }] } },
  })
  const [session, known] = headers.getSetCookie()
  expect(session).toMatch(/^session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
  expect(known).toMatch(/^known=[\w-]+\.[\w-]{43}; Max-Age=15552000; Path=\/; HttpOnly; SameSite=Strict$/)
  expect(await visitor.get('/api/session')).toMatchObject({ status: 200, body: { personId: people.officer } })
})

test('over https the cookies insist on it, on this host and the whole path', async () => {
  const real = await testApi({ DEMO_MODE: '0', PUBLIC_ORIGIN: 'https://portal.example' })
  await activated(real, people.officer)
  const { headers } = await signIn(real.visitor(), people.officer)
  for (const cookie of headers.getSetCookie())
    expect(cookie).toMatch(/^__Host-(session|known)=.*; Path=\/; HttpOnly; Secure; SameSite=Strict$/)
  const plain = headers.getSetCookie()[0]?.replace('__Host-', '').split(';')[0]
  expect(await real.visitor().get('/api/session', { cookie: plain ?? '' })).toMatchObject({ status: 401 })
  await real.close()
})

test('signing in again ends the sign-in the browser had: a planted cookie is worth nothing', async () => {
  const visitor = await signedIn(api, people.officer)
  const planted = visitor.cookie
  await signIn(visitor, people.officer)
  expect(visitor.cookie).not.toBe(planted)
  expect(await api.visitor().get('/api/session', { cookie: planted })).toMatchObject({ status: 401 })
})

test.each([
  ['somebody who is not there', 'TC99999'],
  ['a wrong password', people.liaison],
  ['an account that is not active yet', people.head],
  ['a person without an account', people.member],
])('%s gets the one answer', async (_who, staffNumber) => {
  const { status, body } = await signIn(api.visitor(), staffNumber, otherPassword)
  expect({ status, body }).toEqual({
    status: 401,
    body: expect.objectContaining({ code: 'signInRefused', instance: '/api/sign-in' }),
  })
})

test('who is not there takes as long as who is: the password is worked on either way', async () => {
  const times: Record<string, number[]> = { [people.liaison]: [], TC99999: [] }
  // In turns, so that whatever else the machine does meanwhile slows both.
  for (let turn = 0; turn < 4; turn += 1)
    for (const [staffNumber, own] of Object.entries(times)) {
      const begin = performance.now()
      await signIn(api.visitor(), staffNumber, 'wrong-Password-1')
      own.push(performance.now() - begin)
    }
  const [there = 0, nowhere = 0] = Object.values(times).map(own => Math.min(...own))
  expect(nowhere).toBeGreaterThan(there * 0.6)
  expect(nowhere).toBeLessThan(there * 1.6)
})

test.each(['TC99999', people.liaison])(
  'five failures lock %s alike, with the time to wait',
  async staffNumber => {
    await failed(staffNumber, 5)
    const { status, body, headers } = await signIn(api.visitor(), staffNumber)
    expect({ status, body }).toMatchObject({ status: 429, body: { code: 'signInLocked' } })
    expect(body.detail).toContain('1 分钟后再试')
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(50)
  },
)

test('the lock grows with every failure, up to a quarter of an hour, and a right password forgets it', async () => {
  await failed(people.liaison, 5)
  const waits: number[] = []
  for (let round = 0; round < 6; round += 1) {
    await sql(`UPDATE sign_in_failure SET locked_until = now() - interval '1 second'`)
    await failed(people.liaison, 1)
    waits.push(Number((await signIn(api.visitor(), people.liaison)).headers.get('retry-after')))
  }
  expect(waits.map(wait => Math.round(wait / 60))).toEqual([2, 4, 8, 15, 15, 15])
  await sql(`UPDATE sign_in_failure SET locked_until = now() - interval '1 second'`)
  await signedIn(api, people.liaison)
  await failed(people.liaison, 4)
  await signedIn(api, people.liaison)
})

test('a day later counting begins anew', async () => {
  await failed(people.liaison, 4)
  await sql(`UPDATE sign_in_failure SET last_failed_at = now() - interval '25 hours'`)
  await failed(people.liaison, 4)
  await signedIn(api, people.liaison)
})

test('twenty guesses at once are still five', async () => {
  const guesses = await Promise.all(
    Array.from({ length: 20 }, () => signIn(api.visitor(), people.liaison, 'wrong-Password-1')),
  )
  expect(guesses.filter(({ body }) => body.code === 'signInRefused')).toHaveLength(5)
  expect(guesses.filter(({ body }) => body.code === 'signInLocked')).toHaveLength(15)
})

test('whoever guesses from elsewhere does not keep a person out of a browser they use', async () => {
  const own = await signedIn(api, people.liaison)
  await own.post('/api/session/sign-out', {})
  await failed(people.liaison, 8)
  expect(await signIn(api.visitor(), people.liaison)).toMatchObject({ status: 429 })
  expect(await signIn(own, people.liaison)).toMatchObject({ status: 200 })
  // The mark of that browser is for that person only, and is locked by failures of its own.
  await failed(people.officer, 5, own)
  expect(await signIn(api.visitor(), people.officer)).toMatchObject({ status: 429 })
  await failed(people.liaison, 5, own)
  expect(await signIn(own, people.liaison)).toMatchObject({ status: 429 })
})

test('an old password has to be replaced before anything opens', async () => {
  await activated(api, people.east1Secretary)
  await sql(`UPDATE account SET password_changed_at = now() - interval '91 days' WHERE person_id = $1`, [
    people.east1Secretary,
  ])
  const visitor = api.visitor()
  expect(await signIn(visitor, people.east1Secretary)).toMatchObject({ body: { next: 'newPassword' } })
  for (const path of ['/api/session', '/api/inbox', '/api/account/devices'])
    expect(await visitor.get(path)).toMatchObject({ status: 401, body: { code: 'signInUnfinished' } })
  const change = { current: goodPassword, password: otherPassword }
  const changed = await visitor.post('/api/account/password', change)
  expect(changed).toMatchObject({ status: 200, body: { session: { personId: people.east1Secretary } } })
  expect(await visitor.get('/api/inbox')).toMatchObject({ status: 200 })
})

test('what is sent is checked before anything is looked up', async () => {
  const visitor = api.visitor()
  for (const body of [
    {},
    { staffNumber: people.officer },
    { staffNumber: ['x'], password: {} },
    { staffNumber: people.officer, password: 'x'.repeat(129) },
    { staffNumber: 'x'.repeat(65), password: 'x' },
    { staffNumber: people.officer, password: 'x', admin: true },
    { staffNumber: `' OR 1=1 --\u0000`, password: 'x' },
  ])
    expect(await visitor.post('/api/sign-in', body)).toMatchObject({
      status: 422,
      body: { code: 'invalidRequest' },
    })
})

test('another site cannot sign anybody in or out', async () => {
  const visitor = await signedIn(api, people.officer)
  const credentials = { staffNumber: people.officer, password: goodPassword }
  const crossed: Record<string, string>[] = [
    { origin: 'https://evil.example' },
    { 'sec-fetch-site': 'cross-site' },
  ]
  for (const headers of crossed)
    for (const [path, body] of [
      ['/api/sign-in', credentials],
      ['/api/session/sign-out', {}],
      ['/api/account/password', { current: goodPassword, password: otherPassword }],
    ] as const)
      expect(await visitor.post(path, body, headers)).toMatchObject({
        status: 403,
        body: { code: 'crossSite' },
      })
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  expect(await visitor.postText('/api/sign-in', 'staffNumber=x&password=y', form)).toMatchObject({
    status: 415,
  })
  expect(await visitor.get('/api/session')).toMatchObject({ status: 200 })
})

test('a flood from one address is slowed down before anything is looked up', async () => {
  const small = await testApi({ DEMO_MODE: '0', SIGN_IN_BURST: '8' })
  const slowed = []
  // Each answer takes its time on a busy machine, and the allowance comes back meanwhile: a flood goes on.
  for (let time = 0; time < 60 && slowed.length < 3; time += 1) {
    const reply = await signIn(small.visitor(), `TC${time}`, 'x')
    if (reply.status === 429) slowed.push(reply)
  }
  expect(slowed).toHaveLength(3)
  for (const { body, headers } of slowed) {
    expect(body).toMatchObject<Partial<Problem>>({ code: 'tooManyRequests' })
    expect(Number(headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
  }
  // Nobody may claim to come from elsewhere, unless a trusted proxy says so.
  const spoofed = await small.visitor().post(
    '/api/sign-in',
    { staffNumber: 'x', password: 'y' },
    {
      'x-forwarded-for': '203.0.113.9',
    },
  )
  expect(spoofed.status).toBe(429)
  await small.close()
})

test('behind a trusted proxy the visitor’s own address counts', async () => {
  const proxied = await testApi({ DEMO_MODE: '0', SIGN_IN_BURST: '5', TRUSTED_PROXIES: '127.0.0.1, ::1' })
  const from = async (address: string) =>
    (
      await proxied
        .visitor()
        .post('/api/sign-in', { staffNumber: address, password: 'y' }, { 'x-forwarded-for': address })
    ).status
  for (let time = 0; time < 12; time += 1) await from('203.0.113.9')
  expect(await from('203.0.113.9')).toBe(429)
  expect(await from('203.0.113.10')).toBe(401)
  await proxied.close()
})

test('neither logs nor tables hold a password or a cookie', async () => {
  const visitor = await signedIn(api, people.officer)
  const { rows } = await sql(
    `SELECT to_jsonb(t)::text AS row FROM account t UNION ALL SELECT to_jsonb(t)::text FROM sign_in_session t
     UNION ALL SELECT to_jsonb(t)::text FROM sign_in_failure t`,
  )
  const kept = rows.map(({ row }) => row as string).join()
  for (const secret of [goodPassword, ...visitor.cookie.split('; ').map(pair => pair.split('=')[1] ?? '')])
    expect(kept).not.toContain(secret)
})
