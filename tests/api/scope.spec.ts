/** Who sees and touches a claim: its own offices and those above, whoever took part, and nobody beside or below. */
import { policies, routeRegister } from '../../apps/api/src/access/policies.js'
import type { Problem } from '#contracts/http/shared.js'
import { people } from '#testing/claims.js'
import { newKey, testApi, type TestApi } from './support/api.js'
import { offer } from './support/offer.js'
import type { Answer } from './support/visitor.js'

type Person = keyof typeof people

let api: TestApi
let claim: Answer

beforeAll(async () => {
  api = await testApi()
  await api.startWorker()
  const agency = await api.as(people.liaison)
  claim = (await agency.command('/api/claims', newKey(), offer())).body
})

afterAll(() => api.close())

const insiders: Person[] = [
  'liaison',
  'otherLiaison',
  'agencySecretary',
  'east1Secretary',
  'eastCoordinator',
  'officer',
  'head',
  'systemAdministrator',
]
const outsiders: Person[] = [
  'east2Secretary',
  'west1Secretary',
  'westCoordinator',
  'j2Liaison',
  'j3Secretary',
  'member',
]

const reads = ['', '/timeline', '/timeline.csv', '/differences?from=1&to=1']

test.each(insiders)('%s sees it', async person => {
  const visitor = await api.as(people[person])
  for (const read of reads)
    expect(await visitor.get(`/api/processes/${claim.processId}${read}`)).toMatchObject({ status: 200 })
  expect(await visitor.get('/api/processes')).toMatchObject({
    body: { total: 1, items: [{ id: claim.processId }] },
  })
})

test.each(outsiders)('%s does not, and cannot tell that it is there', async person => {
  const visitor = await api.as(people[person])
  const path = `/api/processes/${claim.processId}`
  for (const read of reads) expect(await visitor.get(path + read)).toMatchObject({ status: 404 })
  const act = { seatId: 'negotiating.terms.2', act: 'sign', expectedVersion: 1, body: { answers: [] } }
  expect(await visitor.command(`${path}/acts`, newKey(), act)).toMatchObject({ status: 404 })
  expect(await visitor.get('/api/processes')).toMatchObject({ body: { total: 0, items: [] } })
})

test('only whose office it is may act; seeing is not enough', async () => {
  const community = await api.as(people.east1Secretary)
  const page = await community.page(claim.processId)
  const seat = page.allowedActions.find(({ act }) => act === 'sign')?.seatId
  const request = { seatId: seat, act: 'sign', expectedVersion: page.version, body: { answers: [] } }
  for (const person of insiders.filter(each => each !== 'east1Secretary')) {
    const visitor = await api.as(people[person])
    const reply = await visitor.command(`/api/processes/${claim.processId}/acts`, newKey(), request)
    expect(reply).toMatchObject({ status: 403, body: { code: 'notYourSeat' } })
    // Whoever looks after it may remind the seat's holder, which is no act on it.
    const acts = (await visitor.page(claim.processId)).allowedActions.filter(({ seatId }) => seatId === seat)
    expect(acts.filter(({ act }) => act !== 'remind')).toEqual([])
  }
})

test('administration is for the system administrator alone', async () => {
  const request = {
    reason: '测试',
    command: { name: 'extend', region: 'main', round: 'terms', budget: { unit: 'workingDays', amount: 2 } },
  }
  const path = `/api/processes/${claim.processId}/administration`
  for (const person of ['officer', 'head', 'securityAdministrator', 'securityAuditor'] as const) {
    const reply = await (await api.as(people[person])).command(path, newKey(), request)
    expect(reply).toMatchObject({ status: 403, body: { code: 'forbidden' } })
  }
  const administrator = await api.as(people.systemAdministrator)
  const key = newKey()
  const replies = await Promise.all(
    Array.from({ length: 8 }, () => administrator.command(path, key, request)),
  )
  expect(replies.map(({ status, body }) => [status, body])).toEqual(
    replies.map(() => [200, replies[0]?.body]),
  )
  const page = await administrator.page(claim.processId)
  expect(page.rounds[0]).toMatchObject({ workingDaysLeft: 5 })
})

test('a rebuild goes on from Postgres, once for eight requests of one key', async () => {
  const administrator = await api.as(people.systemAdministrator)
  const path = `/api/processes/${claim.processId}/administration`
  const key = newKey()
  const request = { reason: '演练', command: { name: 'rebuild' } }
  const replies = await Promise.all(
    Array.from({ length: 8 }, () => administrator.command(path, key, request)),
  )
  expect(replies.map(({ status, body }) => [status, body])).toEqual(
    replies.map(() => [200, replies[0]?.body]),
  )
  const { rowCount } = await api.database.pool.query(
    `SELECT FROM journal WHERE process_id = $1 AND code = 'admin.rebuilt'`,
    [claim.processId],
  )
  expect(rowCount).toBe(1)
  const community = await api.as(people.east1Secretary)
  const page = await community.page(claim.processId)
  const seatId = page.allowedActions.find(({ act }) => act === 'sign')?.seatId
  const sign = { seatId, act: 'sign', expectedVersion: page.version, body: { answers: [] } }
  const reply = await community.command(`/api/processes/${claim.processId}/acts`, newKey(), sign)
  expect(reply).toMatchObject({ status: 200, body: { stage: 'awaitingApproval' } })
})

test('nothing but the public routes answers somebody who is not signed in', async () => {
  const visitor = api.visitor()
  const closed = Object.entries(policies).filter(([, { who }]) => who !== 'public')
  for (const [route] of closed) {
    const [method, path = ''] = route.split(' ')
    const url = path.replace(':id', claim.processId)
    const reply = await (method === 'GET' ? visitor.get(url) : visitor.command(url, newKey(), {}))
    expect({ route, status: reply.status }).toEqual({ route, status: 401 })
  }
})

test('a route without a policy and a policy without a route are both found', () => {
  const routes = routeRegister()
  routes.note({ method: 'GET', url: '/api/inbox' })
  routes.note({ method: ['GET', 'POST'], url: '/api/backdoor' })
  const rows = { 'GET /api/inbox': {}, 'GET /api/gone': {} }
  expect(() => routes.check(rows)).toThrow(
    'access policies: no policy for GET /api/backdoor; no policy for POST /api/backdoor; no route for policy GET /api/gone',
  )
})

test('other sites and other hosts are turned away, and a signed-out cookie is worth nothing', async () => {
  const member = await api.as(people.member)
  const crossed: Record<string, string>[] = [
    { origin: 'https://evil.example' },
    { 'sec-fetch-site': 'cross-site' },
    { origin: 'null' },
  ]
  for (const headers of crossed) {
    const reply = await member.post<Problem>('/api/messages/read', {}, headers)
    expect(reply).toMatchObject({ status: 403, body: { code: 'crossSite' } })
  }
  const own = { origin: api.url, 'sec-fetch-site': 'same-origin' }
  expect(await member.post('/api/messages/read', {}, own)).toMatchObject({ status: 200 })
  const { payload } = await api.application.inject({
    url: '/api/demo/accounts',
    headers: { host: 'rebound.example' },
  })
  expect(payload).toContain('crossSite')

  const stolen = Object.assign(
    Object.create(Object.getPrototypeOf(member) as object),
    member,
  ) as typeof member
  expect(await member.post('/api/session/sign-out', {})).toMatchObject({ status: 204 })
  expect(await stolen.get('/api/session')).toMatchObject({ status: 401 })
})
