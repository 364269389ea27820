/** Who only moves an interview on sees where it stands and with whom, and not a word of what was said there. */
import { localDateOf } from '#domain/calendar/local-date.js'
import { orderFollowUps } from '#persistence/follow-ups/follow-ups.js'
import { people, units } from '#testing/claims.js'
import { policies } from '../../apps/api/src/access/policies.js'
import { beginFollowUps } from '../../apps/worker/follow-ups/begin-follow-ups.js'
import { newKey, testApi, type TestApi } from './support/api.js'
import { uploaded } from './support/files.js'
import type { Visitor } from './support/visitor.js'

let api: TestApi
let member: Visitor
let secretary: Visitor
let administrator: Visitor
let id: string

beforeAll(async () => {
  api = await testApi()
  await api.startWorker()
  member = await api.as(people.member)
  secretary = await api.as(people.agencySecretary)
  administrator = await api.as(people.systemAdministrator)
  id = await begunInterview()
})
afterAll(() => api.close())

const begunInterview = async (): Promise<string> => {
  const { pool } = api.database
  await orderFollowUps(pool, [
    {
      month: '2026-09',
      kind: 'interview',
      subjectId: people.member,
      agencyId: units.j1,
      districtId: units.district,
      orderedBy: people.officer,
    },
  ])
  await beginFollowUps(pool, api.temporal.client)
  const { rows } = await pool.query<{ process_id: string }>('SELECT process_id FROM follow_up')
  return rows[0]?.process_id ?? ''
}

/** In every free text, made of letters only: a technical view that lets codes through would show it. */
const marker = 'saidInPrivate'
const today = localDateOf(Date.now())

const act = async (visitor: Visitor, name: string, body: object) => {
  const { version, allowedActions } = await visitor.page(id)
  const seatId = allowedActions.find(each => each.act === name)?.seatId ?? ''
  const request = { seatId, act: name, expectedVersion: version, body }
  return visitor.command(`/api/processes/${id}/acts`, newKey(), request)
}
const done = async (visitor: Visitor, name: string, body: object) => {
  const reply = await act(visitor, name, body)
  if (reply.status !== 200) throw new Error(`${name}: ${JSON.stringify(reply.body)}`)
}
const administer = (command: object, path = 'administration') =>
  administrator.command<unknown>(`/api/processes/${id}/${path}`, newKey(), {
    ...(path === 'administration' && { reason: '承办人出差' }),
    command,
  })

/** Every address that shows something of one process, and the lists it stands in. */
const addresses = (fileId: string): string[] => [
  ...Object.entries(policies)
    .filter(([route, { scope }]) => route.startsWith('GET ') && scope === 'process')
    .map(([route]) => route.slice('GET '.length).replace(':id', id).replace(':fileId', fileId)),
  `/api/processes/${id}/timeline?search=${marker}`,
  `/api/processes/${id}/differences?from=1&to=2`,
  ...[
    '/api/processes',
    '/api/processes/export.csv',
    '/api/clock-ledger',
    '/api/clock-ledger.csv',
    '/api/inbox',
  ],
]
/** Where the words stand, by the ends of the addresses. */
const whereFound = async (visitor: Visitor, fileId: string): Promise<string[]> => {
  const replies = await Promise.all(
    addresses(fileId).map(async address => ({ address, ...(await visitor.get<unknown>(address)) })),
  )
  expect(replies.filter(({ status }) => status >= 500)).toEqual([])
  return replies
    .filter(({ body }) => JSON.stringify(body).includes(marker))
    .map(({ address }) => address.replace(`/api/processes/${id}`, '').replace(fileId, ':fileId'))
    .sort()
}

let fileId: string

test('the secretary reads every word of an interview, the administrator none at any stage', async () => {
  fileId = (await uploaded(secretary, id, marker, `${marker}.txt`)).id
  const nowhere = async () => expect(await whereFound(administrator, fileId)).toEqual([])
  await done(member, 'fileExcuse', { ground: 'illness', reason: marker })
  await done(secretary, 'comment', { text: marker, files: [fileId] })
  await nowhere()
  await done(secretary, 'denyExcuse', { reason: marker })
  await done(secretary, 'holdInterview', { heldOn: today, record: marker, measures: marker })
  await done(member, 'commentRecord', { comment: marker })
  await done(member, 'requestExtension', { budget: { unit: 'days', amount: 5 }, reason: marker })
  expect((await secretary.page(id)).rounds.map(({ request }) => request).join()).toContain(marker)
  await nowhere()
  await done(secretary, 'denyExtension', { reason: marker })
  await done(member, 'submitEvidence', { evidence: marker })
  await nowhere()
  expect(await whereFound(secretary, fileId)).toEqual(
    [
      '',
      '/comments',
      '/files',
      '/files/:fileId/content',
      '/timeline',
      '/timeline.csv',
      `/timeline?search=${marker}`,
    ].sort(),
  )
})

test('the administrator sees where it stands, who holds it and until when, and that the rest is closed', async () => {
  const page = await administrator.page(id)
  expect(page).toMatchObject({
    stage: 'verifying',
    stageLabel: '待核验',
    contentClosed: true,
    allowedActions: [],
  })
  expect(page.interview).toBeUndefined()
  const verification = page.rounds.find(({ form }) => form === 'verification')
  expect(verification?.seats[0]?.holders.length).toBe(1)
  expect(verification?.dueOn).toBeDefined()
  expect((await secretary.page(id)).contentClosed).toBeUndefined()
  const told = await administrator.get<{ lines: { sentence: string }[] }>(`/api/processes/${id}/timeline`)
  const sentences = told.body.lines.map(({ sentence }) => sentence).join('\n')
  for (const named of ['登记约谈', '提出意见', '评论', '提交整改情况']) expect(sentences).toContain(named)
  for (const part of ['comments', 'tellable', 'files', 'last-results', `files/${fileId}/content`]) {
    const reply = await administrator.get<{ code: string; detail: string }>(`/api/processes/${id}/${part}`)
    expect([part, reply.status, reply.body.code]).toEqual([part, 403, 'contentClosed'])
    expect(reply.body.detail).toContain('只有当事方和组织部')
  }
  const withdrawal = await administrator.post(`/api/processes/${id}/files/${fileId}/withdraw`, {
    reason: '误传',
  })
  expect(withdrawal).toMatchObject({ status: 403, body: { code: 'contentClosed' } })
})

test('the administrator reassigns and moves it, is none of its parties for that, and cannot become one', async () => {
  const seatId =
    (await administrator.page(id)).rounds.find(({ form }) => form === 'verification')?.seats[0]?.seatId ?? ''
  const toOfficer = {
    ...{ name: 'reassign', seatId, role: 'OrganizationDepartmentOfficer', unitId: units.district },
    personId: people.officer,
  }
  expect((await administer({ ...toOfficer, personId: people.systemAdministrator })).status).toBe(422)
  const foretold = await administer(toOfficer, 'administration/preview')
  expect(foretold.status).toBe(200)
  expect(JSON.stringify(foretold.body)).not.toContain(marker)
  expect(await administer(toOfficer)).toMatchObject({ status: 200 })
  expect(await whereFound(administrator, fileId)).toEqual([])
  for (const [name, body] of [
    ['copyTo', { people: [people.systemAdministrator] }],
    ['comment', { text: '请补充' }],
    ['recall', {}],
  ] as const)
    expect(await act(administrator, name, body)).toMatchObject({
      status: 403,
      body: { code: 'contentClosed' },
    })
  expect((await (await api.as(people.officer)).page(id)).interview?.interview?.record).toBe(marker)
  expect(await administer({ name: 'move', region: 'main', stage: 'rectifying' })).toMatchObject({
    status: 200,
  })
  const { stage, contentClosed } = await administrator.page(id)
  expect([stage, contentClosed]).toEqual(['rectifying', true])
  expect(await whereFound(administrator, fileId)).toEqual([])
})

test('an administrator with another office reads it when they stand in for the secretary, and not before', async () => {
  const { pool } = api.database
  const read = async () => {
    const { interview, contentClosed } = await administrator.page(id)
    return [interview?.interview?.record, contentClosed]
  }
  await pool.query(
    `INSERT INTO role_grant (person_id, role, unit_id, valid_from, granted_by)
     VALUES ($1, 'AgencyLiaison', $2, '2020-01-01', 'test')`,
    [people.systemAdministrator, units.j1],
  )
  expect(await read()).toEqual([undefined, true])
  await pool.query(
    `INSERT INTO substitution (id, principal_id, substitute_id, kinds, from_on, to_on, reason, entered_by)
     VALUES (gen_random_uuid(), $1, $2, '{interview}', $3, $3, '出差', $1)`,
    [people.agencySecretary, people.systemAdministrator, today],
  )
  expect(await read()).toEqual([marker, undefined])
  expect(await administrator.get(`/api/processes/${id}/comments`)).toMatchObject({ status: 200 })
})
