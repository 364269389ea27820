/** Every route × every role × own, sibling, parent, child scope: nobody comes in who should not, and who should does. */
import { randomUUID } from 'node:crypto'
import type { Problem } from '#contracts/http/shared.js'
import { roles, type Role } from '#domain/organisation/roles.js'
import { people, units } from '#testing/claims.js'
import { policies, type Policy } from '../../apps/api/src/access/policies.js'
import { newKey, testApi, type TestApi } from './support/api.js'
import { offered } from './support/offer.js'
import { declared, expectedOf } from './support/authorised.js'
import { places, type Office, type Place, type Subject } from './support/authorised/expected.js'
import type { Reply, Visitor } from './support/visitor.js'

let api: TestApi
let subject: Subject
const visitors = new Map<Office, Visitor>()

const nodes: Record<Place, string> = {
  own: units.east1,
  sibling: units.east2,
  parent: units.east,
  child: 'branch-1',
}
const offices: Office[] = (Object.keys(roles) as Role[]).flatMap(role =>
  places.map(place => ({ role, place })),
)

const sql = (text: string, values: unknown[] = []) => api.database.pool.query(text, values)

/** Somebody with this one office and nothing else. */
const signIn = async ({ role, place }: Office): Promise<Visitor> => {
  const id = `${role}-${place}`
  await sql(`INSERT INTO person (id, staff_number, name, unit_id) VALUES ($1, $1, $1, $2)`, [
    id,
    units.district,
  ])
  await sql(`INSERT INTO role_grant (person_id, role, unit_id, granted_by) VALUES ($1, $2, $3, 'test')`, [
    id,
    role,
    nodes[place],
  ])
  return api.as(id)
}

const startClaim = async (): Promise<Pick<Subject, 'processId' | 'seatId'>> => {
  const agency = await api.as(people.liaison)
  const processId = await offered(agency)
  const page = await agency.page(processId)
  const seat = page.rounds[0]?.seats.find(({ chair }) => chair === 'community')
  // The district and the agency are not the subject's: what opens the claim are its community and subdistrict.
  return { processId, seatId: seat?.seatId ?? '' }
}

beforeAll(async () => {
  api = await testApi()
  await api.startWorker()
  const claim = await startClaim()
  await sql(
    `INSERT INTO org_unit (id, kind, name, parent_id, path)
     SELECT 'branch-1', 'temporaryPartyBranch', '临时党支部', id, path || 'branch-1/' FROM org_unit WHERE id = $1`,
    [units.east1],
  )
  await sql(
    `INSERT INTO person (id, staff_number, name, unit_id) VALUES ('subject', 'subject', '当事人', $1)`,
    [units.east1],
  )
  const requestId = randomUUID()
  await sql(
    `INSERT INTO grant_request (id, change, person_id, role, unit_id, valid_from, reason, asked_by, decided_at)
     VALUES ($1, 'grant', 'subject', 'SecurityAuditor', $2, '2026-01-01', '测试', 'somebody', now())`,
    [requestId, units.east1],
  )
  const importId = randomUUID()
  await sql(
    `INSERT INTO directory_import (id, by_person, unit_id, scope_path, file_name, file_bytes, state)
     SELECT $1, 'subject', id, path, 'roster.csv', 1, 'discarded' FROM org_unit WHERE id = $2`,
    [importId, units.east1],
  )
  const substitutionId = randomUUID()
  await sql(
    `INSERT INTO substitution (id, principal_id, substitute_id, kinds, from_on, to_on, reason, entered_by, ended_at)
     VALUES ($1, $2, $3, '{}', '2026-01-01', '2026-01-02', '测试', $2, now())`,
    [substitutionId, people.east1Secretary, people.eastCoordinator],
  )
  const channelId = 'channel-of-subject'
  await sql(
    `INSERT INTO channel (id, kind, unit_id, name, per_minute, gap_minutes) VALUES ($1, 'webhook', $2, '测试', 1, 0)`,
    [channelId, units.east1],
  )
  const [policyChangeId, planId] = [randomUUID(), randomUUID()]
  await sql(
    `INSERT INTO policy_change (id, kind, unit_id, state, steps, drafted_by, edited_by, ended_at)
     VALUES ($1, 'claim', $2, 'withdrawn', '{}', 'test', '{test}', now())`,
    [policyChangeId, units.east1],
  )
  await sql(
    `INSERT INTO rule_plan (id, purpose, state, scope_path, runnable, made_by)
     SELECT $1, 'policy', 'finished', path, true, 'test' FROM org_unit WHERE id = $2`,
    [planId, units.east1],
  )
  const fileId = randomUUID()
  await sql(
    `INSERT INTO process_file (id, process_id, by_person, key, name, type, bytes, sha256, uploaded_at)
     VALUES ($1, $2, 'subject', 'key', '附件.pdf', 'pdf', 1, 'hash', now())`,
    [fileId, claim.processId],
  )
  subject = {
    channelId,
    policyChangeId,
    planId,
    substitutionId,
    fileId,
    unitId: units.east1,
    personId: 'subject',
    requestId,
    importId,
    ...claim,
  }
  for (const office of offices) visitors.set(office, await signIn(office))
})

afterAll(() => api.close())

const closed = Object.entries(policies).filter(([, { who }]) => who !== 'public')

const idOf = ({ scope }: Policy): string =>
  scope === 'unit' ? subject.unitId : scope === 'person' ? subject.personId : subject.processId

const keptOut = new Set([
  'notSignedIn',
  'forbidden',
  'notFound',
  'notYourSeat',
  'notInvolved',
  'grantOutOfScope',
  'grantToSelf',
  'substitutionBeyondScope',
  'substitutionOthers',
])

/** Whether the door opened: whatever is answered behind it, a refusal of the content among it. */
const isLetIn = ({ status, body }: Reply<Problem>): boolean => status < 400 || !keptOut.has(body.code)

const ask = async (route: string, policy: Policy, visitor: Visitor): Promise<boolean> => {
  const [method, url = ''] = route.split(' ')
  const expected = expectedOf(route, policy)
  const { path, query = '', body, contentType } = expected?.ask(subject) ?? {}
  const address = (path ?? url.replace(':id', idOf(policy))) + query
  const reply =
    method === 'GET'
      ? await visitor.get<Problem>(address)
      : await visitor.post<Problem>(address, body ?? {}, {
          'idempotency-key': newKey(),
          ...(contentType && { 'content-type': contentType }),
        })
  if (!isLetIn(reply)) return false
  return expected?.shows && reply.status < 400 ? expected.shows(reply.body, subject) : true
}

/** `let in` or `kept out`, against what is expected, for every office. */
const surprises = async (route: string, policy: Policy): Promise<string[]> => {
  const found: string[] = []
  const expected = expectedOf(route, policy)
  for (const [office, visitor] of visitors) {
    const isIn = await ask(route, policy, visitor)
    if (isIn !== expected?.opens(office))
      found.push(`${office.role} at ${office.place}: ${isIn ? 'let in' : 'kept out'}`)
  }
  return found
}

test('every route has an expectation, and no expectation is about a route that is gone', () => {
  expect(closed.filter(([route, policy]) => !expectedOf(route, policy)).map(([route]) => route)).toEqual([])
  expect(Object.keys(declared).filter(route => !Object.hasOwn(policies, route))).toEqual([])
})

const farewell = 'POST /api/session/sign-out'

test.each(closed.filter(([route]) => route !== farewell))('%s', async (route, policy) => {
  expect(await surprises(route, policy)).toEqual([])
})

test('planted: a route that forgets its scope, and one that forgets its roles, are noticed', async () => {
  const route = 'GET /api/organisation/units/:id'
  const kept = policies[route] as Policy
  const { scope: _scope, ...unscoped } = kept
  policies[route] = unscoped
  const openEverywhere = await surprises(route, kept)
  policies[route] = { ...kept, who: { roles: ['SystemAdministrator', 'InServicePartyMember'] } }
  const openToOthers = await surprises(route, kept)
  policies[route] = kept
  expect(openEverywhere).toContain('SecurityAuditor at sibling: let in')
  expect(openToOthers).toContain('InServicePartyMember at own: let in')
})

test(`${farewell}, which closes every door`, async () => {
  expect(await surprises(farewell, policies[farewell] as Policy)).toEqual([])
  const isIn = await Promise.all([...visitors.values()].map(visitor => visitor.get('/api/session')))
  expect(new Set(isIn.map(({ status }) => status))).toEqual(new Set([401]))
})
