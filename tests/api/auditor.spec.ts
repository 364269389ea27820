/** The auditor's desk: searching, exporting, verifying; for the security auditor and nobody else. */
import type { z } from 'zod'
import {
  auditAnchors,
  auditEntries,
  auditOperationList,
  auditVerdict,
  type auditEntry,
} from '#contracts/http/audit.js'
import { readKeys } from '#secrets/key-file.js'
import { sealAudit } from '#persistence/audit/seal-audit.js'
import { recordAudits } from '#persistence/audit/record-audit.js'
import { people } from '#testing/claims.js'
import { testApi, type TestApi } from './support/api.js'
import type { Visitor } from './support/visitor.js'

type Entries = z.output<typeof auditEntries>
type Verdict = z.output<typeof auditVerdict>

let api: TestApi
let auditor: Visitor
beforeAll(async () => {
  api = await testApi()
  auditor = await api.as(people.securityAuditor)
  const entries = Array.from({ length: 130 }, (_, nth) => ({
    at: new Date(Date.UTC(2026, 0, 1 + (nth % 10), 16)),
    personId: nth % 3 === 0 ? people.liaison : people.officer,
    operation: nth % 5 === 0 ? 'unit' : 'project',
    ...(nth % 5 === 0 && { subject: 'unit', subjectId: 'J1-Z' }),
    ...(nth % 4 === 0 ? { outcome: 'refused' as const, code: 'forbidden' } : { outcome: 'done' as const }),
    details: { nth },
  }))
  await recordAudits(api.database.pool, entries)
  await recordAudits(api.database.pool, [
    { operation: 'act', outcome: 'done', personId: '=cmd|calc', subject: 'process', subjectId: 'no uuid' },
  ])
  await seal()
})
afterAll(() => api.close())

const seal = async (): Promise<void> => {
  const keys = readKeys(api.auditKeyFile)
  while ((await sealAudit(api.database.pool, keys)).sealed > 0);
}

const search = async (query: string): Promise<Entries> => {
  const { status, body } = await auditor.get<unknown>(`/api/audit/entries?${query}`)
  expect({ status, body }).toMatchObject({ status: 200 })
  return auditEntries.parse(body)
}

const searches: [string, (entry: z.output<typeof auditEntry>) => boolean][] = [
  [`person=${people.liaison}`, ({ personId }) => personId === people.liaison],
  ['subject=J1-Z', ({ subjectId, subjectName }) => subjectId === 'J1-Z' && subjectName !== undefined],
  [
    'operation=project',
    ({ operation, operationLabel }) => operation === 'project' && operationLabel === '查看项目',
  ],
  ['outcome=refused', ({ outcome, codeLabel }) => outcome === 'refused' && codeLabel !== undefined],
  ['from=2026-01-03&to=2026-01-04', ({ at }) => at >= '2026-01-02T16:00' && at < '2026-01-04T16:00'],
]

test.each(searches)('%s finds these and no others', async (query, matches) => {
  const all = (await everything('')).filter(matches)
  const found = await everything(query)
  expect(found.length).toBeGreaterThan(3)
  expect(found.map(({ sequence }) => sequence)).toEqual(all.map(({ sequence }) => sequence))
})

/** Page by page, as the page does. */
const everything = async (query: string, whileReading = async () => Promise.resolve()) => {
  const found: Entries['items'] = []
  for (let before = ''; ;) {
    const { items, next } = await search(`${query}&limit=40${before}`)
    found.push(...items)
    if (next === undefined) return found
    before = `&before=${next}`
    await whileReading()
  }
}

test('a person is found by the name too, and the sentence says who did what', async () => {
  const { rows } = await api.database.pool.query<{ name: string }>('SELECT name FROM person WHERE id = $1', [
    people.liaison,
  ])
  const name = rows[0]?.name ?? ''
  const { items } = await search(`person=${encodeURIComponent(name)}&operation=unit&outcome=refused`)
  expect(items[0]?.sentence).toMatch(new RegExp(`^${name}查看单位（.+），被拒绝：您的角色无权进行此操作`))
})

test('pages do not move while more is added', async () => {
  const before = await everything('operation=project')
  const reading = await everything('operation=project', async () => {
    await recordAudits(api.database.pool, [{ operation: 'project', outcome: 'done' }])
    await seal()
  })
  expect(reading).toEqual(before)
})

test('an export is text to a spreadsheet, narrowed like the search, and on record before it is out', async () => {
  const { headers, body } = await auditor.get<string>('/api/audit/entries.csv?operation=act')
  expect(headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(body.split('\r\n')[1]).toContain(`,'=cmd|calc,`)
  expect(body.trimEnd().split('\r\n')).toHaveLength(2)
  const { rows } = await api.database.pool.query(
    `SELECT person_id, outcome FROM audit_entry WHERE operation = 'auditEntriesCsv'`,
  )
  expect(rows).toEqual([{ person_id: people.securityAuditor, outcome: 'done' }])
})

const verify = async (body: object = {}): Promise<Verdict> => {
  const reply = await auditor.post<unknown>('/api/audit/verification', body)
  expect(reply).toMatchObject({ status: 200 })
  return auditVerdict.parse(reply.body)
}

test('a chain that stands is verified to its end, and that is on record', async () => {
  await seal()
  const verdict = await verify()
  expect(verdict).toEqual({ through: verdict.total, total: verdict.total, isDone: true, anchors: 0 })
  const { rows } = await api.database.pool.query(
    `SELECT details FROM audit_entry WHERE operation = 'verifyAudit' ORDER BY id DESC LIMIT 1`,
  )
  expect(rows).toEqual([{ details: { through: verdict.total } }])
})

test('pieces are verified from where the last one ended, and only the end is on record', async () => {
  await api.database.pool.query(
    `WITH more AS (INSERT INTO audit_entry (at, operation, outcome) SELECT now(), 'inbox', 'done' FROM generate_series(1, 2500) RETURNING id)
     INSERT INTO audit_unsealed (entry_id) SELECT id FROM more`,
  )
  await seal()
  const recorded = await verifications()
  const first = await verify()
  expect(first).toMatchObject({ through: 2_000, isDone: false })
  expect(first.total).toBeGreaterThan(2_500)
  expect(await verifications()).toBe(recorded)
  expect(await verify({ after: first.through })).toMatchObject({ isDone: true })
  expect(await verifications()).toBe(recorded + 1)
})

const verifications = async (): Promise<number> =>
  (await api.database.pool.query(`SELECT FROM audit_entry WHERE operation = 'verifyAudit'`)).rowCount ?? 0

test('an anchor that was kept elsewhere is held against the chain; a line that is none is told', async () => {
  const { body } = await auditor.get<unknown>('/api/audit/anchors')
  const { now } = auditAnchors.parse(body)
  const file = await auditor.get<string>('/api/audit/anchors.txt')
  expect(file.body).toContain('# 双报到协同平台')
  for (const anchors of [now.line, file.body]) {
    const verdict = await verifyWhole({ anchors })
    expect(verdict).toMatchObject({ anchors: 1 })
    expect(verdict).not.toHaveProperty('flaw')
  }
  const forged = now.line.replace(now.hash, 'f'.repeat(64))
  expect((await verifyWhole({ anchors: forged })).flaw?.sentence).toContain('锚点的签名不符')
  const reply = await auditor.post('/api/audit/verification', { after: now.sequence, anchors: 'nothing' })
  expect(reply).toMatchObject({ status: 422, body: { problems: [{ path: 'anchors' }] } })
})

const verifyWhole = async (body: object): Promise<Verdict> => {
  for (let after = 0; ;) {
    const verdict = await verify({ ...body, after })
    if (verdict.isDone) return verdict
    after = verdict.through
  }
}

test('a row changed behind the platform is named in words', async () => {
  const { rows } = await api.database.pool.query<{ sequence: string }>(
    `SELECT l.sequence FROM audit_link l JOIN audit_entry e ON e.id = l.entry_id WHERE e.details = '{"nth": 20}'`,
  )
  const sequence = Number(rows[0]?.sequence)
  await api.database.pool.query(`
    ALTER TABLE audit_entry DISABLE TRIGGER USER;
    UPDATE audit_entry SET outcome = 'done', code = NULL WHERE details = '{"nth": 20}';
    ALTER TABLE audit_entry ENABLE ALWAYS TRIGGER audit_entry_stays`)
  const { flaw } = await verify()
  expect(flaw).toMatchObject({ flaw: 'contentChanged', sequence })
  expect(flaw?.sentence).toMatch(new RegExp(`^链上第 ${sequence} 环（.+查看单位（.+）封存之后内容被改动。$`))
})

test('operations have names to choose from', async () => {
  const { items } = auditOperationList.parse((await auditor.get<unknown>('/api/audit/operations')).body)
  expect(items).toContainEqual({ operation: 'act', label: '办理待办' })
})

test.each([people.systemAdministrator, people.securityAdministrator, people.head, people.officer])(
  '%s does not get in',
  async person => {
    const other = await api.as(person)
    for (const path of ['entries', 'entries.csv', 'operations', 'anchors', 'anchors.txt'])
      expect(await other.get(`/api/audit/${path}`)).toMatchObject({ status: 403 })
    expect(await other.post('/api/audit/verification', {})).toMatchObject({ status: 403 })
  },
)
