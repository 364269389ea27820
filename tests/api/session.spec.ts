/** Sign-ins: what the browser gets, what Postgres keeps, and when they end. */
import type { Problem } from '#contracts/http/shared.js'
import { people } from '#testing/claims.js'
import { testApi, type TestApi } from './support/api.js'

let api: TestApi
beforeAll(async () => {
  api = await testApi()
})
afterAll(() => api.close())

const age = (column: string, by: string) =>
  api.database.pool.query(`UPDATE sign_in_session SET ${column} = now() - interval '${by}'`)

test('the cookie is for this site and its server only, and Postgres knows but its hash', async () => {
  const { headers, body } = await api
    .visitor()
    .post<object>('/api/demo/sign-in', { personId: people.officer })
  const cookie = headers.get('set-cookie') ?? ''
  expect(cookie).toMatch(/^session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
  expect(body).toMatchObject({ personId: people.officer, grants: [{ roleLabel: '组织部经办' }] })
  const { rows } = await api.database.pool.query<{ row: string }>(
    'SELECT s::text AS row FROM sign_in_session s',
  )
  expect(rows.some(({ row }) => row.includes(cookie.slice(8, 51)))).toBe(false)
})

test('it ends after half an hour without a request', async () => {
  const officer = await api.as(people.officer)
  await age('last_seen_at', '29 minutes')
  expect(await officer.get('/api/session')).toMatchObject({ status: 200 })
  await age('last_seen_at', '31 minutes')
  expect(await officer.get('/api/session')).toMatchObject({ status: 401, body: { code: 'notSignedIn' } })
})

test('it ends after its hours, busy or not', async () => {
  const officer = await api.as(people.officer)
  await age('expires_at', '1 second')
  expect(await officer.get('/api/session')).toMatchObject({ status: 401 })
})

test('an office that has ended opens nothing any more', async () => {
  const officer = await api.as(people.otherOfficer)
  await api.database.pool.query(`UPDATE role_grant SET valid_to = current_date - 2 WHERE person_id = $1`, [
    people.otherOfficer,
  ])
  expect(await officer.get('/api/session')).toMatchObject({ body: { grants: [] } })
})

test('an invented cookie and a stranger are nobody', async () => {
  const visitor = api.visitor()
  const invented = { cookie: `session=${'x'.repeat(43)}` }
  expect(await visitor.get('/api/session', invented)).toMatchObject({ status: 401 })
  const reply = await visitor.post<Problem>('/api/demo/sign-in', { personId: 'nobody' })
  expect(reply).toMatchObject({ status: 404, body: { code: 'notFound' } })
})

test('outside the demo there are no role cards; over https the cookie insists on it', async () => {
  const real = await testApi({ DEMO_MODE: '0', PUBLIC_ORIGIN: 'https://portal.example' })
  const visitor = real.visitor()
  for (const path of ['/api/demo/sign-in', '/api/demo/fast-forward'])
    expect(await visitor.post(path, { personId: people.officer })).toMatchObject({
      body: { code: 'demoOnly' },
    })
  expect(await visitor.get('/api/demo/accounts')).toMatchObject({ status: 404, body: { code: 'demoOnly' } })
  expect((await visitor.get('/health/live')).headers.get('strict-transport-security')).toMatch(/max-age/)
  await real.close()
})
