/** What must not get in: each gets a clear error and changes nothing. */
import type { Problem } from '#contracts/http/shared.js'
import { claimTerms, people, projects, units } from '#testing/claims.js'
import { newKey, testApi, type TestApi } from './support/api.js'
import { offer } from './support/offer.js'
import type { Answer, Reply, Visitor } from './support/visitor.js'

let api: TestApi
let agency: Visitor
let community: Visitor
let claim: Answer
let seatId: string

beforeAll(async () => {
  api = await testApi()
  await api.startWorker()
  agency = await api.as(people.liaison)
  community = await api.as(people.east1Secretary)
  claim = (await agency.command('/api/claims', newKey(), offer())).body
  const page = await community.page(claim.processId)
  seatId = page.allowedActions.find(({ act }) => act === 'sign')?.seatId ?? ''
})

afterAll(() => api.close())

const acts = () => `/api/processes/${claim.processId}/acts`
const sign = (changes: object = {}) => ({
  seatId,
  act: 'sign',
  expectedVersion: claim.version,
  body: { answers: [] },
  ...changes,
})

const everything = async (): Promise<unknown> => {
  const { rows } = await api.database.pool.query<{ all: unknown }>(
    `SELECT (SELECT count(*)::int FROM process) AS processes, (SELECT count(*)::int FROM journal) AS lines,
       (SELECT count(*)::int FROM act_key) AS keys, (SELECT count(*)::int FROM task) AS tasks`,
  )
  return rows[0]
}

type Refused = Reply<Answer & Problem>
type Case = [name: string, send: () => Promise<Refused>, status: number, code: string, at?: string]

const text = (body: string | Buffer, headers: Record<string, string> = {}) =>
  community.postText<Answer & Problem>(acts(), body, { 'idempotency-key': newKey(), ...headers })
const post = (body: object) => community.command(acts(), newKey(), body)
const start = (changes: object) =>
  agency.command('/api/claims', newKey(), offer({ projectId: projects.east1[1], ...changes }))
const read = (path: string) => community.get<Answer & Problem>(path)

const cases: Case[] = [
  ['an unknown field', () => post(sign({ extra: 1 })), 422, 'invalidRequest', 'extra'],
  [
    'an unknown field of the act',
    () => post(sign({ body: { answers: [], x: 1 } })),
    422,
    'invalidRequest',
    'body.x',
  ],
  [
    'an unknown field inside terms',
    () => start({ terms: { ...claimTerms(), phone: '1' } }),
    422,
    'invalidRequest',
    'terms.phone',
  ],
  [
    'a repeated field',
    () => text(JSON.stringify(sign()).replace('{', '{"act":"counter",')),
    422,
    'invalidRequest',
    'act',
  ],
  [
    'a repeated field in disguise',
    () => text(JSON.stringify(sign()).replace('{', String.raw`{"\u0061ct":"counter",`)),
    422,
    'invalidRequest',
    'act',
  ],
  [
    'a prototype',
    () => text(JSON.stringify(sign()).replace('{', '{"__proto__":{},')),
    422,
    'invalidRequest',
    '__proto__',
  ],
  ['a wrong type', () => post(sign({ expectedVersion: '1' })), 422, 'invalidRequest', 'expectedVersion'],
  ['a negative version', () => post(sign({ expectedVersion: -1 })), 422, 'invalidRequest', 'expectedVersion'],
  [
    'a number out of range',
    () => start({ terms: claimTerms({ sessions: 1e9 }) }),
    422,
    'invalidRequest',
    'terms.sessions',
  ],
  [
    'a day that does not exist',
    () => start({ terms: claimTerms({ startOn: '2026-02-30' }) }),
    422,
    'invalidRequest',
    'terms.startOn',
  ],
  [
    'an end before its start',
    () => start({ terms: claimTerms({ endOn: '2026-01-01' }) }),
    422,
    'invalidRequest',
    'terms.endOn',
  ],
  [
    'blank text',
    () => start({ terms: claimTerms({ content: '  ' }) }),
    422,
    'invalidRequest',
    'terms.content',
  ],
  [
    'a string of 1 MB',
    () => start({ terms: claimTerms({ content: 'x'.repeat(1024 * 1024) }) }),
    413,
    'requestTooLarge',
  ],
  [
    'a string of 200 kB',
    () => start({ terms: claimTerms({ content: 'x'.repeat(200_000) }) }),
    422,
    'invalidRequest',
    'terms.content',
  ],
  [
    'a control character',
    () => start({ terms: claimTerms({ content: 'a\u0000b' }) }),
    422,
    'invalidRequest',
    'terms.content',
  ],
  ['a control character in a key', () => post({ ...sign(), 'a\u0007': 1 }), 422, 'invalidRequest'],
  [
    'half a character',
    () => text(JSON.stringify(sign()).replace('sign', String.raw`\ud800`)),
    422,
    'invalidRequest',
    'act',
  ],
  ['bytes that are no UTF-8', () => text(Buffer.from([0x22, 0xff, 0xfe, 0x22])), 400, 'malformedRequest'],
  ['no JSON', () => text('{"act":'), 400, 'malformedRequest'],
  ['an empty body', () => text(''), 422, 'invalidRequest'],
  ['an array', () => text('[]'), 422, 'invalidRequest'],
  ['deep nesting', () => text('['.repeat(100_000) + ']'.repeat(100_000)), 422, 'invalidRequest'],
  [
    'another content type',
    () => text(JSON.stringify(sign()), { 'content-type': 'text/plain' }),
    415,
    'unsupportedMediaType',
  ],
  [
    'a form',
    () => text('act=sign', { 'content-type': 'application/x-www-form-urlencoded' }),
    415,
    'unsupportedMediaType',
  ],
  ['no idempotency key', () => community.post(acts(), sign()), 400, 'idempotencyKeyMissing'],
  [
    'a short idempotency key',
    () => community.command(acts(), 'short', sign()),
    422,
    'invalidRequest',
    'Idempotency-Key',
  ],
  ['an act nobody knows', () => post(sign({ act: 'constructor' })), 409, 'actNotOffered'],
  [
    'an act of another form',
    () => post(sign({ act: 'approve', body: { opinion: '好' } })),
    409,
    'actNotOffered',
  ],
  [
    'an act of the other side',
    () => post(sign({ act: 'refuseClaim', body: { reasonCode: 'beyondCapacity', reason: '无' } })),
    409,
    'actNotOffered',
  ],
  ['a seat that is not there', () => post(sign({ seatId: 'negotiating.terms.99' })), 409, 'seatNotFound'],
  ["somebody else's seat", () => agency.command(acts(), newKey(), sign()), 403, 'notYourSeat'],
  ['a stale version', () => post(sign({ expectedVersion: claim.version + 7 })), 409, 'staleVersion'],
  [
    'a transfer to a stranger',
    () => post(sign({ act: 'transfer', body: { to: people.liaison, reason: '请代办' } })),
    422,
    'invalidRequest',
    'body.to',
  ],
  ['a project that is not there', () => start({ projectId: 'nowhere' }), 422, 'invalidRequest', 'projectId'],
  ['an agency that is none', () => start({ agencyId: units.east1 }), 422, 'invalidRequest', 'agencyId'],
  ["another agency's name", () => start({ agencyId: units.j2 }), 403, 'forbidden'],
  ['a side that is not theirs', () => start({ startedBy: 'community' }), 403, 'forbidden'],
  ['a project already claimed', () => start({ projectId: projects.east1[0] }), 409, 'subjectTaken'],
  [
    'a process that is not there',
    () => read('/api/processes/00000000-0000-4000-8000-000000000000'),
    404,
    'notFound',
  ],
  ['an id that is none', () => read('/api/processes/1'), 404, 'notFound'],
  ['an unknown address', () => read('/api/nowhere'), 404, 'notFound'],
  ['a look where only commands are taken', () => read(acts()), 405, 'methodNotAllowed'],
  [
    'a command where one only looks',
    () => community.command('/api/inbox', newKey(), {}),
    405,
    'methodNotAllowed',
  ],
  ['an unknown query field', () => read('/api/inbox?x=1'), 422, 'invalidRequest', 'x'],
  ['a query field twice', () => read('/api/inbox?box=todo&box=done'), 422, 'invalidRequest', 'box'],
  ['a page too long', () => read('/api/inbox?limit=1000'), 422, 'invalidRequest', 'limit'],
  ['a control character in a search', () => read('/api/inbox?search=a%00b'), 422, 'invalidRequest', 'search'],
  ['a broken address', () => read('/api/units/%E0%A4%A'), 400, 'malformedRequest'],
  [
    'a day before our time',
    () => read('/api/claims/counts?from=0000-01-01&to=2026-01-01'),
    422,
    'invalidRequest',
    'from',
  ],
]

test.each(cases)('%s', async (...[, send, status, code, at]: Case) => {
  const before = await everything()
  const reply = await send()
  expect(reply).toMatchObject({ status, body: { status, code, type: `urn:dual-checkin:problem:${code}` } })
  expect(reply.headers.get('content-type')).toContain('application/problem+json')
  expect(reply.body.detail).toMatch(/[\u4e00-\u9fff]/)
  if (at !== undefined) expect(reply.body.problems?.map(({ path }) => path)).toContain(at)
  expect(await everything()).toEqual(before)
})

test('an address asked in the wrong way says in which ways it may be asked', async () => {
  const ways = async (path: string, send = 'get') =>
    (send === 'get' ? await community.get(path) : await community.post(path, {})).headers.get('allow')
  expect(await ways(acts())).toBe('POST')
  expect(await ways('/api/sign-in/code')).toBe('POST')
  expect(await ways('/api/inbox', 'post')).toBe('GET')
  expect(await ways('/api/imports')).toBeNull()
  expect(await ways('/api/nowhere')).toBeNull()
  expect(await ways('/somewhere/in/the/portal')).toBeNull()
})

test('another body under the same key is refused, whether the first was carried out or not', async () => {
  const key = newKey()
  const request = { projectId: projects.east1[2], agencyId: units.j1, startedBy: 'agency', submit: false }
  const first = await agency.command('/api/claims', key, offer(request))
  const second = await agency.command('/api/claims', key, offer({ ...request, submit: true }))
  expect(first.status).toBe(201)
  expect(second).toMatchObject({ status: 422, body: { code: 'keyReused' } })
  const reordered = Object.fromEntries(Object.entries(offer(request)).reverse())
  expect(await agency.command('/api/claims', key, reordered)).toMatchObject({ status: 201, body: first.body })
})

test('whoever comes too late hears who decided, what changed meanwhile, and how it ended', async () => {
  const sideways = await api.as(people.otherLiaison)
  const reply = await community.command(acts(), newKey(), {
    ...sign(),
    act: 'counter',
    body: { terms: claimTerms({ people: 8 }), objections: [], answers: [] },
  })
  expect(reply.status).toBe(200)
  const again = await community.command(acts(), newKey(), sign())
  expect(again).toMatchObject({ status: 409, body: { code: 'seatNotFound' } })
  expect(again.body.detail).toMatch(/^该待办已由测试东一于\d+月\d+日 \d\d:\d\d办结（提出修改）/)

  const page = await sideways.page(claim.processId)
  const withdraw = page.allowedActions.find(({ act }) => act === 'requestWithdrawal')
  const request = { seatId: withdraw?.seatId, act: 'requestWithdrawal', body: { reason: '人员调整' } }
  const stale = await sideways.command(acts(), newKey(), { ...request, expectedVersion: claim.version })
  expect(stale).toMatchObject({ status: 409, body: { code: 'staleVersion' } })
  expect(stale.body.context?.meanwhile).toEqual(
    expect.arrayContaining([expect.stringContaining('（东一社区党组织副书记）提出修改。')]),
  )

  const ended = await sideways.command(acts(), newKey(), { ...request, expectedVersion: page.version })
  expect(ended).toMatchObject({ status: 200, body: { stage: 'withdrawn' } })
  const late = await community.command(acts(), newKey(), sign())
  expect(late).toMatchObject({ status: 409, body: { code: 'processEnded' } })
  expect(late.body.detail).toMatch(/^该事项已于.*结束（已退出）/)
})
