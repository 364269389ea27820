/** An auditor sees the record of their own part of the tree; what belongs to nobody's part is for the whole's auditor. */
import { auditEntries } from '#contracts/http/audit.js'
import { recordAudits } from '#persistence/audit/record-audit.js'
import { sealAudit } from '#persistence/audit/seal-audit.js'
import { readKeys } from '#secrets/key-file.js'
import { people, projects, units } from '#testing/claims.js'
import { testApi, type TestApi } from './support/api.js'
import type { Visitor } from './support/visitor.js'

let api: TestApi
let whole: Visitor
let east: Visitor

const entries = {
  'done there': { personId: people.east1Secretary, operation: 'inbox' },
  'done elsewhere': { personId: people.west1Secretary, operation: 'inbox' },
  'to a person there': { personId: people.officer, subject: 'person', subjectId: people.east2Secretary },
  'to a person elsewhere': { personId: people.officer, subject: 'person', subjectId: people.liaison },
  'to a unit there': { personId: people.officer, subject: 'unit', subjectId: units.east1 },
  'to a unit elsewhere': { personId: people.officer, subject: 'unit', subjectId: units.west1 },
  'to a project there': { subject: 'project', subjectId: projects.east1[0] },
  'to a project elsewhere': { subject: 'project', subjectId: projects.west1[0] },
  'to no process at all': { subject: 'process', subjectId: 'no uuid' },
  'by a visitor': { operation: 'signIn' },
  'by a command': { personId: 'os:root', operation: 'commandBackup' },
}

beforeAll(async () => {
  api = await testApi()
  await api.database.pool.query(
    `INSERT INTO role_grant (person_id, role, unit_id, granted_by) VALUES ($1, 'SecurityAuditor', $2, 'test')`,
    [people.eastCoordinator, units.east],
  )
  whole = await api.as(people.securityAuditor)
  east = await api.as(people.eastCoordinator)
  await recordAudits(
    api.database.pool,
    Object.entries(entries).map(([what, entry]) => {
      return { operation: 'person', ...entry, outcome: 'done' as const, details: { what } }
    }),
  )
  while ((await sealAudit(api.database.pool, readKeys(api.auditKeyFile))).sealed > 0);
})
afterAll(() => api.close())

const seen = async (auditor: Visitor, query = ''): Promise<string[]> => {
  const { body } = await auditor.get<unknown>(`/api/audit/entries?limit=100${query}`)
  return auditEntries
    .parse(body)
    .items.flatMap(({ details }) => (details?.what ? [String(details.what)] : []))
}

const there = Object.keys(entries).filter(what => what.endsWith('there'))

test('the whole is seen by whoever audits at its root, although something stands above it', async () => {
  expect((await seen(whole)).sort()).toEqual(Object.keys(entries).sort())
})

test('of a part only what was done in it or to it is seen, however it is searched for and exported', async () => {
  expect((await seen(east)).sort()).toEqual([...there].sort())
  expect(await seen(east, `&person=${people.west1Secretary}`)).toEqual([])
  expect(await seen(east, `&subject=${units.west1}`)).toEqual([])
  const { body } = await east.get<string>('/api/audit/entries.csv')
  const exported = Object.keys(entries).filter(what => body.includes(`""${what}""`))
  expect(exported.sort()).toEqual([...there].sort())
})

test('the chain is verified as a whole, but a change is told without what is out of sight', async () => {
  await api.database.pool.query(`
    ALTER TABLE audit_entry DISABLE TRIGGER USER;
    UPDATE audit_entry SET outcome = 'failed' WHERE details->>'what' = 'to a unit elsewhere';
    ALTER TABLE audit_entry ENABLE ALWAYS TRIGGER audit_entry_stays`)
  const sentence = async (auditor: Visitor) => {
    const { body } = await auditor.post<{ flaw: { sentence: string } }>('/api/audit/verification', {})
    return body.flaw.sentence
  }
  expect(await sentence(whole)).toContain('测试经办甲')
  expect(await sentence(east)).not.toContain('测试经办甲')
  expect(await sentence(east)).toContain('封存之后内容被改动')
})
