/** What people do, try and look at stands in the audit, without holding up what they do. */
import { setTimeout as sleep } from 'node:timers/promises'
import { waitFor } from '#embedded/waiting.js'
import { auditOperations } from '#contracts/http/audit-operations.js'
import { auditEntries } from '#contracts/http/audit.js'
import { sealAudit } from '#persistence/audit/seal-audit.js'
import { readKeys } from '#secrets/key-file.js'
import { claimTerms, people, projects, units } from '#testing/claims.js'
import { policies } from '../../apps/api/src/access/policies.js'
import { controllers } from '../../apps/api/src/api.module.js'
import { operationsOf } from '../../apps/api/src/audit/operations.js'
import { newKey, testApi, type TestApi } from './support/api.js'
import { offer, offered } from './support/offer.js'
import type { Visitor } from './support/visitor.js'

let api: TestApi
let agency: Visitor
let claimId: string

beforeAll(async () => {
  api = await testApi()
  await api.startWorker()
  agency = await api.as(people.liaison)
  claimId = await offered(agency)
})
afterAll(() => api.close())

type Entry = Record<string, unknown>

/** Entries of an operation, once the last of them is there. */
const entriesOf = async (operation: string, code?: string): Promise<Entry[]> => {
  const find = async () => {
    const { rows } = await api.database.pool.query<Entry>(
      `SELECT person_id, session, subject, subject_id, outcome, code, address, request_id, details, operation FROM audit_entry
       WHERE operation = $1 AND code IS NOT DISTINCT FROM $2 ORDER BY id`,
      [operation, code ?? null],
    )
    return rows.length > 0 ? rows : undefined
  }
  return (await waitFor(find, { timeoutMs: 5_000 })) ?? []
}

const entries = async (): Promise<number> => {
  await sleep(500)
  return Number((await api.database.pool.query('SELECT FROM audit_entry')).rowCount)
}

test('a sign-in says who, from where, in which session; the cookie is nowhere in it', async () => {
  await api.as(people.member)
  const [entry] = (await entriesOf('demoSignIn')).slice(-1)
  expect(entry).toMatchObject({
    person_id: people.member,
    subject: 'person',
    subject_id: people.member,
    outcome: 'done',
    address: '127.0.0.1',
  })
  const { rows } = await api.database.pool.query('SELECT FROM sign_in_session WHERE id_hash = $1', [
    entry?.session,
  ])
  expect(rows).toHaveLength(1)
  expect(entry?.request_id).toMatch(/^[0-9a-f-]{36}$/)
})

test('an act is on record with its seat and its name, and nothing of what was written', async () => {
  const page = await (await api.as(people.east1Secretary)).page(claimId)
  const { seatId = '' } = page.allowedActions.find(({ act }) => act === 'refuseSigning') ?? {}
  const community = await api.as(people.east1Secretary)
  const request = {
    seatId,
    act: 'counter',
    expectedVersion: page.version,
    body: {
      terms: claimTerms({ sessions: 9 }),
      objections: [{ field: 'sessions', reason: 'more' }],
      answers: [],
    },
  }
  const reply = await community.command(`/api/processes/${claimId}/acts`, newKey(), request)
  expect(reply.status).toBe(200)
  expect(await entriesOf('act')).toMatchObject([
    {
      person_id: people.east1Secretary,
      subject: 'process',
      subject_id: claimId,
      outcome: 'done',
      details: { act: 'counter', seatId },
    },
  ])
  // The auditor reads names; what was kept stays beside them.
  const keys = readKeys(api.auditKeyFile)
  while ((await sealAudit(api.database.pool, keys)).sealed > 0);
  const auditor = await api.as(people.securityAuditor)
  const { items } = auditEntries.parse((await auditor.get('/api/audit/entries?operation=act')).body)
  expect(items).toMatchObject([
    {
      details: { act: 'counter', seatId },
      said: [
        { label: '办理', text: '提出修改' },
        { label: '席位', text: '答复认领条款' },
      ],
    },
  ])
})

const refusals: [string, string, (visitor: Visitor) => Promise<{ status: number }>][] = [
  ['session', 'notSignedIn', () => api.visitor().get('/api/session')],
  [
    'administer',
    'forbidden',
    visitor =>
      visitor.command(`/api/processes/${claimId}/administration`, newKey(), {
        reason: 'because',
        command: { name: 'terminate' },
      }),
  ],
  ['process', 'notFound', async () => (await api.as(people.member)).get(`/api/processes/${claimId}`)],
  ['startClaim', 'subjectTaken', visitor => visitor.command('/api/claims', newKey(), offer())],
  [
    'startClaim',
    'invalidRequest',
    visitor => visitor.command('/api/claims', newKey(), offer({ startedBy: 'x' })),
  ],
  ['startClaim', 'malformedRequest', visitor => visitor.postText('/api/claims', '{"projectId":')],
  [
    'readMessages',
    'crossSite',
    visitor => visitor.post('/api/messages/read', {}, { origin: 'https://evil.example' }),
  ],
  ['startClaim', 'idempotencyKeyMissing', visitor => visitor.post('/api/claims', offer())],
]

test.each(refusals)('a refusal of %s (%s) is on record', async (operation, code, send) => {
  const { status } = await send(agency)
  const [entry] = (await entriesOf(operation, code)).slice(-1)
  expect(entry).toMatchObject({ outcome: 'refused', address: '127.0.0.1' })
  expect(Math.floor(status / 100)).toBe(4)
})

test('somebody refused without being let in is nobody; somebody signed in is named', async () => {
  expect(await entriesOf('session', 'notSignedIn')).toMatchObject([{ person_id: null, session: null }])
  expect(await entriesOf('administer', 'forbidden')).toMatchObject([
    { person_id: people.liaison, subject_id: claimId, details: { command: 'terminate' } },
  ])
})

test('looking at what is no record of a person leaves nothing behind', async () => {
  const before = await entries()
  await agency.get('/api/inbox')
  await agency.get(`/api/processes/${claimId}`)
  expect(await entries()).toBe(before)
})

test('a flood of one refusal is a few entries that count it', async () => {
  const before = await entries()
  await Promise.all(Array.from({ length: 60 }, () => agency.get('/api/projects/no-such-project')))
  expect((await entries()) - before).toBeLessThan(20)
  const found = await entriesOf('project', 'notFound')
  const times = found.map(({ details }) => Number((details as { times?: number } | null)?.times ?? 1))
  expect(times.reduce((sum, each) => sum + each, 0)).toBe(60)
})

/** Nobody can write to the audit for the length of some work. */
const withAuditLocked = async <T>(work: () => Promise<T>): Promise<T> => {
  const connection = await api.database.pool.connect()
  try {
    await connection.query('BEGIN; LOCK TABLE audit_entry IN EXCLUSIVE MODE')
    return await work()
  } finally {
    await connection.query('ROLLBACK')
    connection.release()
  }
}

test('an act does not wait for the audit: it stands in the journal, its entry follows', async () => {
  const j2 = await api.as(people.j2Liaison)
  const request = offer({ agencyId: units.j2, projectId: projects.east1[1] })
  const { status } = await withAuditLocked(() => j2.commandOnce('/api/claims', newKey(), request))
  expect(status).toBe(201)
  const found = await waitFor(
    async () => (await entriesOf('startClaim')).find(({ person_id }) => person_id === people.j2Liaison),
    { timeoutMs: 10_000 },
  )
  expect(found).toMatchObject({ subject: 'project', subject_id: projects.east1[1], outcome: 'done' })
})

test("a person's record is shown only when the look is on record", async () => {
  const policy = policies['GET /api/holders'] ?? { who: 'public' }
  policies['GET /api/holders'] = { ...policy, looksAt: 'person' }
  const look = () => agency.get('/api/holders?unitId=J1-Z')
  expect(await withAuditLocked(look)).toMatchObject({ status: 503, body: { code: 'unavailable' } })
  expect(await look()).toMatchObject({ status: 200 })
  expect(await entriesOf('holders')).toMatchObject([{ person_id: people.liaison, outcome: 'done' }])
  policies['GET /api/holders'] = policy
})

test('what is still waiting is written before the API ends', async () => {
  const other = await testApi()
  await other.visitor().get('/api/inbox')
  await other.application.close()
  const { rows } = await other.database.pool.query('SELECT operation, code FROM audit_entry')
  expect(rows).toEqual([{ operation: 'inbox', code: 'notSignedIn' }])
  await other.close()
})

test('every operation is known by its route, and has a Chinese name (libs/contracts/src/http/audit-operations.ts)', () => {
  const operations = operationsOf(controllers)
  const audited = Object.keys(policies).filter(route => /^\w+ \/api\/(?!docs|openapi)/.test(route))
  expect(audited.filter(route => !operations.has(route))).toEqual([])
  const unnamed = audited.map(route => operations.get(route) ?? '').filter(name => !auditOperations[name])
  expect(unnamed).toEqual([])
  for (const label of Object.values(auditOperations)) expect(label).toMatch(/^\p{Script=Han}/u)
})
