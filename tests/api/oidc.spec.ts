/** Signing in by a real identity provider, and everything that can be wrong on the way back. */
import { people } from '#testing/claims.js'
import { totpCodeAt } from '#secrets/one-time-codes.js'
import { activated, enrol, goodPassword, invited, signedIn } from './support/accounts.js'
import { testApi, type TestApi } from './support/api.js'
import { freePort, ProviderBrowser, testProvider, type TestProvider } from './support/oidc.js'
import type { Visitor } from './support/visitor.js'

let api: TestApi
let provider: TestProvider
let origin: string

beforeAll(async () => {
  const port = await freePort()
  origin = `http://127.0.0.1:${port}`
  provider = await testProvider(origin)
  api = await testApi({
    DEMO_MODE: '0',
    PORT: String(port),
    SIGN_IN_BURST: '1000',
    PUBLIC_ORIGIN: origin,
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: provider.clientId,
    OIDC_CLIENT_SECRET: provider.clientSecret,
  })
  await activated(api, people.officer)
  await invited(api, people.liaison)
})
afterAll(async () => {
  await api.close()
  await provider.close()
})

const begin = async (visitor: Visitor, to = '/inbox'): Promise<string> =>
  (await visitor.get(`/api/sign-in/oidc?to=${encodeURIComponent(to)}`)).headers.get('location') ?? ''
const comeBack = async (visitor: Visitor, address: string): Promise<string> =>
  (await visitor.get(address.slice(origin.length))).headers.get('location') ?? ''
const through = async (visitor: Visitor, login: string, to?: string): Promise<string> => {
  const address = await new ProviderBrowser().signInAs(login, await begin(visitor, to), origin)
  return comeBack(visitor, address)
}

test('the page offers it, and the browser is sent there with PKCE, state and nonce', async () => {
  const visitor = api.visitor()
  expect(await visitor.get('/api/sign-in')).toMatchObject({ body: { oidc: { label: '统一身份认证' } } })
  const reply = await visitor.get('/api/sign-in/oidc')
  expect(reply.status).toBe(302)
  expect(reply.headers.get('set-cookie')).toMatch(
    /^oidc=[^;]+; Max-Age=900; Path=\/; HttpOnly; SameSite=Lax$/,
  )
  const { searchParams } = new URL(reply.headers.get('location') ?? '')
  expect(Object.fromEntries(searchParams)).toMatchObject({
    response_type: 'code',
    code_challenge_method: 'S256',
    redirect_uri: `${origin}/api/sign-in/oidc/callback`,
    state: expect.stringMatching(/.{20,}/),
    nonce: expect.stringMatching(/.{20,}/),
  })
})

test('whoever the provider knows under their staff number is signed in, back at the page they wanted', async () => {
  const visitor = api.visitor()
  expect(await through(visitor, `sub-${people.officer}`)).toBe('/inbox')
  expect(await visitor.get('/api/session')).toMatchObject({ status: 200, body: { personId: people.officer } })
  expect(await visitor.get('/api/account/devices')).toMatchObject({
    body: { items: [{ methodLabel: '统一认证' }] },
  })
})

test('an invited person is active from then on, without a password', async () => {
  expect(await through(api.visitor(), people.liaison)).toBe('/inbox')
  const { rows } = await api.database.pool.query(
    `SELECT state, password_hash AS password FROM account WHERE person_id = $1`,
    [people.liaison],
  )
  expect(rows).toEqual([{ state: 'active', password: null }])
})

test.each([
  ['nobody here', 'TC99999'],
  ['a person without an account', people.member],
  ['a disabled account', people.head],
])('%s is told so and stays outside', async (_who, login) => {
  await activated(api, people.head).catch(() => undefined)
  await api.database.pool.query(`UPDATE account SET state = 'disabled' WHERE person_id = $1`, [people.head])
  const visitor = api.visitor()
  expect(await through(visitor, login)).toBe('/sign-in?problem=oidcUnknown&to=%2Finbox')
  expect(await visitor.get('/api/session')).toMatchObject({ status: 401 })
})

test('a second factor is asked for here as well', async () => {
  await activated(api, people.deputyHead)
  const { secret } = await enrol(await signedIn(api, people.deputyHead), goodPassword)
  const visitor = api.visitor()
  expect(await through(visitor, people.deputyHead)).toBe('/sign-in?step=secondFactor&to=%2Finbox')
  expect(await visitor.get('/api/session')).toMatchObject({ status: 401, body: { code: 'signInUnfinished' } })
  const later = totpCodeAt(secret, Date.now() + 30_000)
  expect(await visitor.post('/api/sign-in/code', { code: later })).toMatchObject({ status: 200 })
  expect(await visitor.get('/api/session')).toMatchObject({ status: 200 })
})

test('another site is no place to come back to', async () => {
  for (const to of ['https://evil.example/', '//evil.example', '/\\evil.example'])
    expect(await through(api.visitor(), people.officer, to)).toBe('/')
})

test('an answer counts for the browser that asked, unchanged, once', async () => {
  const visitor = api.visitor()
  const address = await new ProviderBrowser().signInAs(people.officer, await begin(visitor), origin)
  const refused = expect.stringContaining('problem=oidcRefused')
  // Another browser is led to this answer: signing somebody in to a stranger's account.
  expect(await comeBack(api.visitor(), address)).toEqual(refused)
  const other = api.visitor()
  await begin(other)
  expect(await comeBack(other, address)).toEqual(refused)
  const changed = new URL(address)
  changed.searchParams.set('state', 'x'.repeat(43))
  const copy = Object.assign(Object.create(Object.getPrototypeOf(visitor) as object), visitor) as Visitor
  expect(await comeBack(copy, changed.href)).toEqual(refused)
  const again = Object.assign(Object.create(Object.getPrototypeOf(visitor) as object), visitor) as Visitor
  expect(await comeBack(visitor, address)).toBe('/inbox')
  expect(await comeBack(again, address)).toEqual(refused)
})

test('a statement that the provider’s published keys did not sign opens nothing', async () => {
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const forged = await testProvider(address, { otherKeys: true })
  const other = await testApi({
    DEMO_MODE: '0',
    PORT: String(port),
    PUBLIC_ORIGIN: address,
    OIDC_ISSUER: forged.issuer,
    OIDC_CLIENT_ID: forged.clientId,
    OIDC_CLIENT_SECRET: forged.clientSecret,
  })
  await activated(other, people.officer)
  const visitor = other.visitor()
  const answer = await new ProviderBrowser().signInAs(people.officer, await begin(visitor), address)
  const { headers } = await visitor.get(answer.slice(address.length))
  const session = await visitor.get('/api/session')
  await other.close()
  await forged.close()
  expect(headers.get('location')).toContain('problem=oidcRefused')
  expect(session).toMatchObject({ status: 401 })
})

test('nonsense on the way back, and a person who declines', async () => {
  for (const query of ['', '?code=x', '?error=access_denied&state=x', '?code=x&state=%00'])
    expect((await api.visitor().get(`/api/sign-in/oidc/callback${query}`)).status).toBeLessThan(500)
  const visitor = api.visitor()
  const state = new URL(await begin(visitor)).searchParams.get('state') ?? ''
  const denied = `${origin}/api/sign-in/oidc/callback?error=access_denied&state=${state}&iss=${provider.issuer}`
  expect(await comeBack(visitor, denied)).toBe('/sign-in?problem=oidcRefused&to=%2Finbox')
})

test('a provider that is away is said to be; the password still opens', async () => {
  const away = await testApi({
    DEMO_MODE: '0',
    PUBLIC_ORIGIN: 'http://127.0.0.1:1',
    OIDC_ISSUER: `http://127.0.0.1:${await freePort()}`,
    OIDC_CLIENT_ID: 'x',
    OIDC_CLIENT_SECRET: 'y',
  })
  expect(await away.visitor().get('/api/sign-in/oidc')).toMatchObject({
    status: 503,
    body: { code: 'oidcAway' },
  })
  await activated(away, people.officer)
  await signedIn(away, people.officer)
  await away.close()
  const off = await testApi({ DEMO_MODE: '0' })
  expect(await off.visitor().get('/api/sign-in/oidc')).toMatchObject({
    status: 404,
    body: { code: 'oidcOff' },
  })
  await off.close()
})
