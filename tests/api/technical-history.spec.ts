/** What the Temporal server keeps of a process, for the system administrator: ids and codes, in time, and on record. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Problem } from '#contracts/http/shared.js'
import { technicalHistory } from '#contracts/http/technical-history.js'
import { workflowIdOf } from '#contracts/workflow/process.js'
import { claimTerms, people } from '#testing/claims.js'
import { testServers } from '#testing/servers.js'
import { newKey, testApi, type TestApi } from './support/api.js'
import { offered } from './support/offer.js'
import { lineTo, type Line } from './support/line.js'
import type { Visitor } from './support/visitor.js'

const secret = '老旧管网的秘密'

let line: Line
let api: TestApi
let administrator: Visitor
let id: string

beforeAll(async () => {
  const [host = '', port] = testServers().temporalAddress.split(':')
  line = await lineTo(host, Number(port))
  api = await testApi({ TEMPORAL_ADDRESS: line.address })
  await api.startWorker()
  administrator = await api.as(people.systemAdministrator)
  const agency = await api.as(people.liaison)
  const terms = claimTerms({ content: secret })
  id = await offered(agency, { terms })
  const community = await api.as(people.east1Secretary)
  const { allowedActions, version } = await community.page(id)
  const seatId = allowedActions.find(({ act }) => act === 'refuseSigning')?.seatId
  const body = { reasonCode: 'overPromising', reason: secret }
  const refusal = { seatId, act: 'refuseSigning', expectedVersion: version, body }
  await administrator.command(`/api/processes/${id}/administration`, newKey(), {
    reason: secret,
    command: { name: 'rebuild' },
  })
  const again = (await community.page(id)).version
  await community.command(`/api/processes/${id}/acts`, newKey(), { ...refusal, expectedVersion: again })
})

afterAll(async () => {
  await api.close()
  await line.close()
})

const path = () => `/api/processes/${id}/technical-history`
const read = async (query = '') => {
  const { status, body } = await administrator.get<unknown>(path() + query)
  expect(status).toBe(200)
  return technicalHistory.parse(body)
}

/** An act is answered by its commit; its run ends a moment later. */
const readEnded = async () => {
  for (;;) {
    const found = await read('?limit=200')
    if (found.runs[0]?.status !== 'Running') return found
    await sleep(50)
  }
}

test('runs and events in words, with ids and codes; nobody’s own words', async () => {
  const newest = await readEnded()
  expect(newest.workflowId).toBe(`claim/${id}`)
  expect(newest.runs).toHaveLength(2)
  expect(newest.runs.map(({ status }) => status)).toEqual(['Completed', 'Terminated'])
  const labels = newest.events.map(({ label }) => label)
  expect(labels[0]).toBe('运行结束')
  expect(labels.at(-1)).toBe('运行开始')
  const accepted = newest.events.find(({ type }) => type === 'WorkflowExecutionUpdateAccepted')
  expect(accepted?.summary).toEqual(
    expect.arrayContaining(['act=refuseSigning', `by=${people.east1Secretary}`, 'type=act']),
  )
  const first = await read(`?run=${newest.runs[1]?.runId}&limit=200`)
  expect(first.events.map(({ type }) => type)).toContain('WorkflowExecutionStarted')
  const said = JSON.stringify([newest, first])
  expect(said).not.toContain(secret)
  expect(said).not.toContain('overPromising')
  expect(said).toContain('stepNo=')
})

test('page by page, newest first, nothing twice and nothing missing', async () => {
  const whole = await read('?limit=200')
  const ids: number[] = []
  let page = await read('?limit=7')
  ids.push(...page.events.map(({ eventId }) => eventId))
  while (page.next) {
    page = await read(`?limit=7&run=${whole.runId}&page=${page.next}`)
    expect(page.events.length).toBeLessThanOrEqual(7)
    ids.push(...page.events.map(({ eventId }) => eventId))
  }
  expect(ids).toEqual(whole.events.map(({ eventId }) => eventId))
})

test('the system administrator’s alone, and each look is on record', async () => {
  const officer = await api.as(people.officer)
  expect(await officer.get(path())).toMatchObject({ status: 403 })
  const before = await looks()
  await read()
  expect(await looks()).toBe(before + 1)
})

const looks = async (): Promise<number> => {
  const { rows } = await api.database.pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM audit_entry
     WHERE operation = 'technicalHistory' AND outcome = 'done' AND subject_id = $1`,
    [id],
  )
  return rows[0]?.count ?? 0
}

const timed = async () => {
  const start = Date.now()
  const { status, body } = await administrator.get<Problem>(path())
  return { status, code: body.code, inTime: Date.now() - start < 5_000 }
}

test('Temporal away or silent: said so within five seconds', async () => {
  line.cut()
  expect(await timed()).toEqual({ status: 503, code: 'historyAway', inTime: true })
  line.mend()
  line.hang()
  expect(await timed()).toEqual({ status: 503, code: 'historyAway', inTime: true })
  line.mend()
})

test('a run that is not there, and a page that is none', async () => {
  const other = '00000000-0000-4000-8000-000000000000'
  expect(await administrator.get(`${path()}?run=${other}`)).toMatchObject({
    status: 410,
    body: { code: 'historyExpired' },
  })
  expect(await administrator.get(`${path()}?page=bm8tc3VjaC1wYWdl`)).toMatchObject({ status: 422 })
  expect(await administrator.get(`${path()}?page=*`)).toMatchObject({ status: 422 })
})

test('what the server no longer keeps is said to be gone', async () => {
  const { client, namespace } = api.temporal
  const { runs } = await read()
  for (const { runId } of runs)
    await client.workflowService.deleteWorkflowExecution({
      namespace,
      workflowExecution: { workflowId: workflowIdOf('claim', id), runId },
    })
  for (;;) {
    const { status, body } = await administrator.get<Problem>(path())
    if (status === 410) {
      expect(body).toMatchObject({ code: 'historyExpired' })
      return
    }
    await new Promise(resolve => setTimeout(resolve, 100))
  }
})
