/** Worker, Temporal or Postgres away: an honest 503 within five seconds, and the same key later has one outcome. */
import type { Pool } from 'pg'
import type { Problem } from '#contracts/http/shared.js'
import { claimTerms, people, projects, units } from '#testing/claims.js'
import { testServers } from '#testing/servers.js'
import { DATABASE } from '../../apps/api/src/dependencies.js'
import { newKey, testApi, type TestApi } from './support/api.js'
import { lineTo, type Line } from './support/line.js'
import { offered } from './support/offer.js'
import type { Answer, Reply, Visitor } from './support/visitor.js'

const longestMs = 5_000

let toPostgres: Line
let toTemporal: Line
let api: TestApi
let agency: Visitor

beforeAll(async () => {
  const { adminUrl, temporalAddress } = testServers()
  const [host = '', port] = temporalAddress.split(':')
  toTemporal = await lineTo(host, Number(port))
  toPostgres = await lineTo(new URL(adminUrl).hostname, Number(new URL(adminUrl).port))
  api = await testApi({ TEMPORAL_ADDRESS: toTemporal.address }, url => {
    const through = new URL(url)
    through.host = toPostgres.address
    return through.href
  })
  agency = await api.as(people.liaison)
})

afterAll(async () => {
  await api.close()
  await toTemporal.close()
  await toPostgres.close()
})

const offer = (projectId: string) => ({
  projectId,
  agencyId: units.j1,
  startedBy: 'agency',
  submit: true,
  terms: claimTerms(),
})

const timed = async (send: () => Promise<Reply<Answer & Problem>>) => {
  const start = Date.now()
  const { status, body } = await send()
  return { status, code: body.code, inTime: Date.now() - start < longestMs }
}

const unknown = { status: 503, code: 'outcomeUnknown', inTime: true }

/** Sends it during the outage and again after it. */
const throughOutage = async (projectId: string, mend: () => Promise<{ stop(): Promise<void> }>) => {
  const key = newKey()
  const send = () => agency.commandOnce('/api/claims', key, offer(projectId))
  expect(await Promise.all([timed(send), timed(send)])).toEqual([unknown, unknown])
  expect(await agency.get('/api/inbox')).toMatchObject({ status: 200 })
  const worker = await mend()
  const replies = await Promise.all([send(), send(), send()])
  await worker.stop()
  expect(replies.map(({ status, body }) => [status, body])).toEqual(
    replies.map(() => [201, replies[0]?.body]),
  )
  const { rows } = await api.database.pool.query<{ claims: number; steps: number }>(
    `SELECT count(DISTINCT process_id)::int AS claims, count(DISTINCT journal.step_no)::int AS steps
     FROM journal JOIN process ON process.id = process_id WHERE subject_id = $1`,
    [projectId],
  )
  expect(rows[0]).toEqual({ claims: 1, steps: 1 })
}

test('without a worker a command is 结果未知; once there is one, the same key has its one outcome', () =>
  throughOutage(projects.east1[0], () => api.startWorker()))

test('without Temporal likewise, reads go on, and readiness says degraded', async () => {
  toTemporal.cut()
  expect(await agency.get('/health/ready')).toMatchObject({
    status: 200,
    body: { status: 'degraded', postgres: 'up', temporal: 'down' },
  })
  await throughOutage(projects.east1[1], () => {
    toTemporal.mend()
    return api.startWorker()
  })
})

test('without Postgres everything is 503 and nothing a 500; life goes on when it is back', async () => {
  toPostgres.cut()
  const unavailable = { status: 503, code: 'unavailable', inTime: true }
  const paths = ['/health/ready', '/api/session', '/api/inbox', '/api/projects', '/api/processes/x/timeline']
  for (const path of paths) expect(await timed(() => agency.get(path))).toEqual(unavailable)
  // A key means nothing where none is heeded: there is no outcome that it could ask for.
  const look = () => agency.commandOnce('/api/batches/preflight', newKey(), { items: [] })
  expect(await timed(look)).toEqual(unavailable)
  expect(await agency.get('/health/live')).toMatchObject({ status: 200 })
  toPostgres.mend()
  expect(await agency.get('/api/inbox')).toMatchObject({ status: 200 })
})

test('without Postgres a command is 结果未知, also one that was done; the same key then has its one outcome', async () => {
  const secretary = await api.as(people.east1Secretary)
  const entering = (text: string, key = newKey()) => {
    const body = { communityId: units.east1, source: 'community', text }
    return () => secretary.commandOnce('/api/needs', key, body)
  }
  const [done, waiting] = [entering('楼道灯坏了'), entering('缺一张长椅')]
  const first = await done()
  expect(first.status).toBe(201)
  toPostgres.cut()
  expect([await timed(done), await timed(waiting)]).toEqual([unknown, unknown])
  toPostgres.mend()
  expect([await done(), await done()]).toMatchObject(
    [first, first].map(({ status, body }) => ({ status, body })),
  )
  expect([(await waiting()).status, (await waiting()).status]).toEqual([201, 201])
  const { rows } = await api.database.pool.query('SELECT text FROM need ORDER BY text')
  expect(rows).toEqual([{ text: '楼道灯坏了' }, { text: '缺一张长椅' }])
})

test('what is done is told as done, though Postgres is away before its draft is forgotten', async () => {
  const worker = await api.startWorker()
  const processId = await offered(agency, { projectId: projects.east1[2] })
  const pool = api.application.get<Pool>(DATABASE)
  const usual = pool.query.bind(pool) as (asking: { name?: string }) => Promise<unknown>
  const watched = jest
    .spyOn(pool, 'query')
    .mockImplementation(((asking: { name?: string }) =>
      asking.name === 'forget-opinion-draft'
        ? Promise.reject(new Error('Connection terminated unexpectedly'))
        : usual(asking)) as never)
  const { version } = await agency.page(processId)
  const act = { seatId: '', act: 'comment', expectedVersion: version, body: { text: '已与社区通话' } }
  const said = await agency.commandOnce(`/api/processes/${processId}/acts`, newKey(), act)
  watched.mockRestore()
  await worker.stop()
  expect(said).toMatchObject({ status: 200 })
})

test('a Postgres that hangs is as good as none, within five seconds', async () => {
  toPostgres.hang()
  const asked = Array.from({ length: 20 }, () => timed(() => agency.get('/api/inbox')))
  const unavailable = { status: 503, code: 'unavailable', inTime: true }
  expect(await Promise.all(asked)).toEqual(asked.map(() => unavailable))
  toPostgres.mend()
  expect(await agency.get('/api/inbox')).toMatchObject({ status: 200 })
})

test('the demo clock that could move nothing says so, in time', async () => {
  const forward = () => agency.commandOnce('/api/demo/fast-forward', newKey(), { hours: 1 })
  expect(await timed(forward)).toEqual(unknown)
})
