/** What browsers are told with every answer, whoever gets it, and what the door does not know. */
import { request } from 'node:http'
import { people } from '#testing/claims.js'
import { testApi, type TestApi } from './support/api.js'

let api: TestApi
beforeAll(async () => {
  api = await testApi({ PUBLIC_ORIGIN: 'https://portal.example' })
})
afterAll(() => api.close())

const paths = ['/api/session', '/api/openapi.json', '/api/no-such-thing', '/health/live', '/no/such/page']

test.each(paths)(
  '%s: no guessing of types, no frames, no scripts but our own, https for a year',
  async path => {
    const { headers } = await api.visitor().get(path, { origin: 'https://evil.example' })
    const policy = headers.get('content-security-policy') ?? ''
    for (const directive of [
      `default-src 'none'`,
      `script-src 'self'`,
      `object-src 'none'`,
      `base-uri 'none'`,
      `frame-ancestors 'none'`,
    ])
      expect(policy).toContain(directive)
    expect(policy).not.toMatch(/script-src[^;]*unsafe/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('same-origin')
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=(\d{8,}); includeSubDomains/)
    expect(headers.get('access-control-allow-origin')).toBeNull()
    expect(headers.get('x-powered-by')).toBeNull()
  },
)

test('what the API answers is kept by nobody, and says what it is', async () => {
  const { headers } = await api.visitor().get('/api/session')
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
})

test.each(['TRACE', 'PUT', 'DELETE'])('%s is not understood', async method => {
  const { hostname, port } = new URL(api.url)
  const status = await new Promise<number>((resolve, reject) => {
    const sent = request({ host: hostname.replace(/[[\]]/g, ''), port, method, path: '/api/session' })
    sent.on('response', response => resolve(response.resume().statusCode ?? 0)).on('error', reject)
    sent.end()
  })
  expect(Math.floor(status / 100)).toBe(4)
})

test('a parameter given twice is refused, not chosen from', async () => {
  const officer = await api.visitor().signIn(people.officer)
  const reply = await officer.get('/api/units?kind=community&kind=agency')
  expect(reply).toMatchObject({ status: 422, body: { code: 'invalidRequest' } })
})
