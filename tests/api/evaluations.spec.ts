/** 群众民主评议 as the district and a community meet it: planned, approved, drawn, printed, voted on paper. */
import { evaluationDetail, evaluationList, judgedForecast, judgedList } from '#contracts/http/evaluations.js'
import { printedSlips, slipList } from '#contracts/http/evaluation-slips.js'
import { home, type HomeCardName } from '#contracts/http/home.js'
import { commentsToScreen, evaluationResults } from '#contracts/http/evaluation-results.js'
import { processPage } from '#contracts/http/processes.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { keepUrns } from '#ballots/keep-urns.js'
import { waitFor } from '#embedded/waiting.js'
import { readSpreadsheet } from '#persistence/spreadsheet/read-spreadsheet.js'
import { people, units } from '#testing/claims.js'
import { testUrnKeys } from '#testing/evaluations.js'
import type { TestWorker } from '#testing/temporal.js'
import { tellCounts } from '../../apps/worker/evaluations/tell-counts.js'
import { newKey, testApi, type TestApi } from './support/api.js'
import { ResidentPhone } from './support/resident-phone.js'
import type { Answer, Visitor } from './support/visitor.js'

let api: TestApi
let worker: TestWorker
let officer: Visitor
let deputyHead: Visitor
let east1: Visitor
let east2: Visitor
let coordinator: Visitor
let id = ''
/** Of slips that can vote, by their numbers from 0. */
let addresses: string[] = []
/** Of ballots on paper, as their checkers were told. */
const paperReceipts: string[] = []
const urns = testUrnKeys()

beforeAll(async () => {
  api = await testApi()
  worker = await api.startWorker()
  const visitors = await Promise.all(
    [
      ...[people.officer, people.deputyHead, people.east1Secretary, people.east2Secretary],
      people.eastCoordinator,
    ].map(person => api.as(person)),
  )
  ;[officer, deputyHead, east1, east2, coordinator] = visitors as [
    Visitor,
    Visitor,
    Visitor,
    Visitor,
    Visitor,
  ]
  // The member lives there: with no attendance asked for, that is enough to be judged.
  await api.database.pool.query(
    `INSERT INTO membership (id, subject, person_id, agency_id, community_id, valid_from)
     VALUES (gen_random_uuid(), 'member', $1, $2, $3, make_date($4, 1, 1))`,
    [people.member, units.j1, units.east1, year],
  )
})
afterAll(async () => {
  urns.remove()
  await worker.stop()
  await api.close()
})

const today = localDateOf(Date.now())
const year = Number(today.slice(0, 4))
const settings = {
  ...{ title: `${year}年群众民主评议`, year, questionnaireVersion: 1, households: 10, minimumValid: 5, k: 3 },
  ...{ leastAttendances: 0, opensOn: today },
}
const pageOf = async (visitor: Visitor) =>
  processPage.parse((await visitor.get<unknown>(`/api/processes/${id}`)).body)
const act = async (visitor: Visitor, name: string, body: object) => {
  const { version, allowedActions } = await pageOf(visitor)
  const seatId = allowedActions.find(each => each.act === name)?.seatId ?? 'none'
  const request = { seatId, act: name, expectedVersion: version, body }
  return visitor.command<Answer>(`/api/processes/${id}/acts`, newKey(), request)
}
const detail = async (visitor: Visitor) =>
  evaluationDetail.parse((await visitor.get<unknown>(`/api/evaluations/${id}`)).body)
const cardOf = async (visitor: Visitor, name: HomeCardName) =>
  home.parse((await visitor.get<unknown>('/api/home')).body).cards.find(card => card.name === name)?.count
const slipsOf = async (visitor: Visitor, communityId: string = units.east1) =>
  slipList.parse((await visitor.get<unknown>(`/api/evaluations/${id}/slips?communityId=${communityId}`)).body)
const enter = (visitor: Visitor, number: number, answers: number[], communityId: string = units.east1) =>
  visitor.post<Answer & { places: number[]; state: string; receipt?: string }>(
    `/api/evaluations/${id}/paper`,
    {
      ...{ communityId, number, answers },
    },
  )
const print = (visitor: Visitor, communityId: string, again = false) =>
  visitor.post<unknown>(`/api/evaluations/${id}/slips`, {
    order: { name: 'print', communityId, again, reason: '印制选票' },
  })

test('whom a rule would find is seen before there is a plan, by whoever prepares it', async () => {
  const forecast = async (visitor: Visitor, leastAttendances: number) =>
    visitor.get<unknown>(
      `/api/evaluations/forecast?districtId=${units.district}&year=${year}&leastAttendances=${leastAttendances}`,
    )
  const judgedIn = async (leastAttendances: number) => {
    const { communities } = judgedForecast.parse((await forecast(officer, leastAttendances)).body)
    return communities.flatMap(({ id: communityId, judged }) => judged.map(({ name }) => [communityId, name]))
  }
  expect(await judgedIn(0)).toEqual([[units.east1, '测试党员']])
  expect(await judgedIn(1)).toEqual([])
  expect((await forecast(east1, 0)).status).toBe(403)
})

test('a plan says who would be judged, and is approved by somebody else', async () => {
  const body = { districtId: units.district, settings, communityIds: [units.east1, units.east2] }
  expect(await east1.command('/api/evaluations', newKey(), body)).toMatchObject({ status: 403 })
  const begun = await officer.command<Answer>('/api/evaluations', newKey(), body)
  expect(begun.status).toBe(201)
  id = begun.body.processId
  expect(await officer.command('/api/evaluations', newKey(), body)).toMatchObject({
    body: { code: 'subjectTaken' },
  })
  const judged = judgedList.parse(
    (await officer.get<unknown>(`/api/evaluations/${id}/judged?communityId=${units.east1}`)).body,
  )
  expect(judged).toMatchObject({ isFrozen: false, items: [{ place: 1, kind: 'person', id: people.member }] })
  expect((await east1.get(`/api/evaluations/${id}`)).status).toBe(404)
  expect(await act(officer, 'submitEvaluation', { settings })).toMatchObject({ status: 200 })
  const foreseen = (await pageOf(deputyHead)).evaluation?.foreseen
  expect(await act(deputyHead, 'approveEvaluation', { opinion: '同意' })).toMatchObject({ status: 200 })
  expect((await detail(officer)).closesAt).toBe(foreseen?.closesAt ?? 'not foreseen')
  expect((await pageOf(deputyHead)).evaluation?.foreseen).toBeUndefined()
  // It was planned for today, so it opens by itself.
  await waitFor(async () => (await detail(officer)).stage === 'open', { timeoutMs: 10_000 })
  const list = evaluationList.parse((await east1.get<unknown>('/api/evaluations')).body)
  expect(list.items).toMatchObject([{ id, drawn: 0, voted: 0 }])
})

test('the questionnaire stays once it is approved', async () => {
  const changed = await act(officer, 'saveEvaluation', { settings: { ...settings, questionnaireVersion: 2 } })
  expect(changed.status).toBeGreaterThanOrEqual(400)
  expect((await detail(officer)).questionnaire.version).toBe(1)
  await expect(api.database.pool.query(`UPDATE questionnaire SET comment = 'x'`)).rejects.toThrow('refused')
})

test('households are drawn from the length of the list; a short list is said to be short', async () => {
  expect(await act(east1, 'reportHouseholds', { listed: 800 })).toMatchObject({ status: 200 })
  // Nobody knows what is drawn from a list that is still to be told, not even who has told their own.
  for (const visitor of [east1, east2, coordinator, officer])
    expect(await detail(visitor)).not.toHaveProperty('seed')
  expect(await act(east2, 'reportHouseholds', { listed: 4 })).toMatchObject({
    body: { code: 'fewerHouseholds' },
  })
  expect(await act(east2, 'reportHouseholds', { listed: 4, note: '独栋小院，全部抽中' })).toMatchObject({
    status: 200,
  })
  const { communities, seed } = await detail(officer)
  expect(seed).toMatch(/^\w{32}$/)
  expect(await detail(east1)).toHaveProperty('seed', seed)
  expect(communities).toMatchObject([
    { id: units.east1, listed: 800, drawn: 10, isTooSmall: false },
    { id: units.east2, listed: 4, drawn: 4, isTooSmall: true },
  ])
  expect((await detail(east1)).communities).toMatchObject([{ id: units.east1 }])
  expect([await cardOf(east1, 'slips'), await cardOf(east2, 'slips')]).toEqual([10, 4])
  const { items } = await slipsOf(east1)
  expect(new Set(items.map(({ place }) => place)).size).toBe(10)
})

test('slips are printed with tokens told once, for one’s own community only', async () => {
  const printed = printedSlips.parse((await print(east1, units.east1)).body)
  expect(printed.slips).toHaveLength(10)
  addresses = printed.slips.map(({ address }) => address)
  expect(await cardOf(east1, 'slips')).toBe(0)
  expect(await print(east1, units.east1)).toMatchObject({ status: 409, body: { code: 'nothingToPrint' } })
  expect((await print(east2, units.east1)).status).toBe(404)
  const lost = { order: { name: 'replace', communityId: units.east1, number: 10, reason: '住户遗失' } }
  const another = printedSlips.parse((await east1.post<unknown>(`/api/evaluations/${id}/slips`, lost)).body)
  expect(another.slips).toMatchObject([{ number: 11 }])
  const revoke = { command: { name: 'revokeSlip', communityId: units.east1, number: 9, reason: '已搬走' } }
  expect(await east1.command(`/api/evaluations/${id}/commands`, newKey(), revoke)).toMatchObject({
    status: 200,
  })
  expect((await detail(officer)).communities[0]).toMatchObject({ drawn: 9, void: 2 })
})

test('paper is entered by one and checked by another; what differs is entered again, and counts once', async () => {
  await keepUrns(api.database.pool, urns.keys)
  expect((await api.visitor().get(addresses[1] ?? '')).status).toBe(200)
  expect((await api.visitor().get('/vote?code=0123456789abcdefghjkmnpqrs')).status).toBe(404)
  expect(await enter(east1, 1, [1])).toMatchObject({ status: 200, body: { state: 'entered' } })
  expect(await enter(east1, 1, [1])).toMatchObject({ body: { code: 'paperEnteredByYou' } })
  expect([await cardOf(east1, 'paperBallots'), await cardOf(coordinator, 'paperBallots')]).toEqual([0, 1])
  expect(await enter(coordinator, 1, [2])).toMatchObject({ body: { state: 'differs', places: [1] } })
  expect(await enter(coordinator, 1, [2])).toMatchObject({ body: { state: 'entered' } })
  expect(await enter(east1, 1, [2])).toMatchObject({ body: { state: 'cast' } })
  expect(await enter(coordinator, 1, [2])).toMatchObject({ body: { code: 'paperDone' } })
  expect(await enter(east1, 9, [2])).toMatchObject({ body: { code: 'slipGone' } })
  expect(await enter(east1, 99, [2])).toMatchObject({ body: { code: 'slipOfOthers' } })
  expect((await enter(east1, 1, [2], units.east2)).status).toBe(404)
  expect(await enter(east1, 2, [1, 1])).toMatchObject({ body: { code: 'invalidRequest' } })
  const { rows } = await api.database.pool.query<{ sealed: string | null }>('SELECT sealed FROM paper_ballot')
  expect(rows).toEqual([{ sealed: null }])
  expect((await detail(east1)).communities[0]).toMatchObject({ voted: 1 })
  // Once the slip is replaced, nobody waits for the paper's second entry.
  expect(await enter(east1, 8, [1])).toMatchObject({ body: { state: 'entered' } })
  const paperWaiting = async () => [
    await cardOf(coordinator, 'paperBallots'),
    (await detail(east1)).communities[0]?.paperWaiting,
  ]
  expect(await paperWaiting()).toEqual([1, 1])
  const spoilt = { order: { name: 'replace', communityId: units.east1, number: 8, reason: '票面污损' } }
  expect(await east1.post(`/api/evaluations/${id}/slips`, spoilt)).toMatchObject({ status: 200 })
  expect(await paperWaiting()).toEqual([0, 0])
  // One of nine and four.
  expect(await cardOf(officer, 'turnout')).toBe(8)
})

test('somebody else has voted with a photo: one asks with the slip in hand, another one decides', async () => {
  const address = addresses[5] ?? ''
  const code = address.split('=')[1] ?? ''
  const thief = await new ResidentPhone(api.url, '/vote').open(address)
  for (const go of ['c1', 'next', 'send']) await thief.press(go)
  expect(thief.text).toContain('您的票已经投进票箱')
  const withdraw = (visitor: Visitor, name: string, more: object = { code }, number = 6) =>
    visitor.post<Answer & { printed: unknown }>(`/api/evaluations/${id}/withdrawals`, {
      command: { name, communityId: units.east1, number, ...more },
    })
  const reason = '住户持原选票，称未投过'
  expect(await withdraw(coordinator, 'agree')).toMatchObject({ body: { code: 'withdrawalNotAsked' } })
  expect(await withdraw(east1, 'ask', { code: `${code}0`, reason })).toMatchObject({
    body: { code: 'invalidRequest', problems: [{ path: 'command.code' }] },
  })
  expect(await withdraw(east1, 'ask', { code, reason }, 7)).toMatchObject({ status: 422 })
  expect((await withdraw(east2, 'ask', { code, reason })).status).toBe(404)
  expect(await withdraw(east1, 'ask', { code, reason })).toMatchObject({ body: { state: 'asked' } })
  expect(await withdraw(east1, 'agree')).toMatchObject({ body: { code: 'withdrawalAskedByYou' } })
  const waits = async (visitor: Visitor) => (await slipsOf(visitor)).items[5]?.withdrawal
  expect(await waits(east1)).toMatchObject({ reason, mayDecide: false })
  // However much is done with other slips meanwhile.
  await api.database.pool.query(
    `INSERT INTO slip_change (evaluation_id, community_id, number, what, reason, by)
     SELECT $1, $2, 9, 'revoked', '核对', $3 FROM generate_series(1, 120)`,
    [id, units.east1, people.east1Secretary],
  )
  expect(await waits(coordinator)).toMatchObject({ mayDecide: true })
  const agreed = await withdraw(coordinator, 'agree')
  const [another] = printedSlips.parse(agreed.body.printed).slips
  expect((await api.visitor().get(another?.address ?? '')).status).toBe(200)
  expect((await api.visitor().get(address)).status).toBe(404)
  expect((await detail(east1)).communities[0]).toMatchObject({ voted: 1 })
  const [last] = (await slipsOf(east1)).changes
  expect(last).toMatchObject({ number: 6, whatLabel: '撤回并补发', reason })
  expect(last?.byName === last?.agreedByName).toBe(false)
  // Refusals come into the audit a moment later.
  const outcomes = async () =>
    (
      await api.database.pool.query<{ outcome: string }>(
        `SELECT DISTINCT outcome FROM audit_entry WHERE operation = 'withdraw' ORDER BY 1`,
      )
    ).rows.map(({ outcome }) => outcome)
  await waitFor(async () => (await outcomes()).length > 1, { timeoutMs: 5_000 })
  expect(await outcomes()).toEqual(['done', 'refused'])
})

test('nobody sees a result while votes are taken', async () => {
  expect((await officer.get(`/api/evaluations/${id}/results`)).status).toBe(404)
  expect((await detail(officer)).may.seeResults).toBe(false)
})

/** As if its time were over. */
const moveTo = async (stage: string) => {
  const administrator = await api.as(people.systemAdministrator)
  return administrator.command(`/api/processes/${id}/administration`, newKey(), {
    reason: '演练',
    command: { name: 'move', region: 'main', stage },
  })
}
const command = (visitor: Visitor, body: object) =>
  visitor.command<{ id: string }>(`/api/evaluations/${id}/commands`, newKey(), { command: body })
const results = async (visitor: Visitor) =>
  evaluationResults.parse((await visitor.get<unknown>(`/api/evaluations/${id}/results`)).body)

test('approved and voted on, it does not go back to its preparation, whoever moves it', async () => {
  expect(await moveTo('preparing')).toMatchObject({ status: 409, body: { code: 'evaluationBack' } })
  expect((await detail(officer)).stage).toBe('open')
})

test('too few valid ballots: it goes on once by itself, then it is counted, and the process is told', async () => {
  const { pool } = api.database
  expect(await moveTo('closed')).toMatchObject({ status: 200 })
  // Its time is over, yet its urn is not opened.
  expect(await keepUrns(pool, urns.keys)).toMatchObject({ counted: [] })
  expect(await enter(east1, 2, [1])).toMatchObject({ body: { code: 'evaluationClosed' } })
  expect(await tellCounts(pool, api.temporal.client)).toEqual({ told: [id], refused: {} })
  expect(await detail(officer)).toMatchObject({ stage: 'open', extension: { bySystem: true } })
  for (const number of [2, 3, 4, 5]) {
    await enter(east1, number, [number === 5 ? 4 : 1])
    const checked = await enter(coordinator, number, [number === 5 ? 4 : 1])
    expect(checked).toMatchObject({ body: { state: 'cast' } })
    paperReceipts.push(checked.body.receipt ?? '')
  }
  expect(await moveTo('closed')).toMatchObject({ status: 200 })
  expect(await keepUrns(pool, urns.keys)).toMatchObject({ counted: [id] })
  expect(await tellCounts(pool, api.temporal.client)).toEqual({ told: [id], refused: {} })
  expect(await tellCounts(pool, api.temporal.client)).toEqual({ told: [], refused: {} })
  expect((await detail(officer)).communities).toMatchObject([
    { ballots: 5, isSufficient: true },
    { ballots: 0, isSufficient: false },
  ])
  const { items } = await results(officer)
  expect(items).toMatchObject([{ id: people.member, answered: 5, score: 76, noComparison: '上年没有结果' }])
  expect((await (await api.as(people.member)).get(`/api/evaluations/${id}/results`)).status).toBe(404)
})

test('counted, it is never open again; moved to its closing, it stays counted and is told so once more', async () => {
  const { pool } = api.database
  for (const stage of ['approved', 'open'])
    expect(await moveTo(stage)).toMatchObject({ status: 409, body: { code: 'evaluationBack' } })
  expect(await moveTo('closed')).toMatchObject({ status: 200 })
  const { rows } = await pool.query('SELECT state FROM evaluation WHERE id = $1', [id])
  expect(rows).toEqual([{ state: 'tallied' }])
  expect(await tellCounts(pool, api.temporal.client)).toEqual({ told: [id], refused: {} })
  expect((await detail(officer)).stage).toBe('tallied')
})

test('it is not published over an objection that nobody decided, and every unit says that it has received it', async () => {
  const [member, liaison, head] = await Promise.all(
    [people.member, people.liaison, people.head].map(person => api.as(person)),
  )
  if (!member || !liaison || !head) throw new Error('somebody is missing')
  expect(await act(officer, 'openObjections', { opinion: '核对无误' })).toMatchObject({ status: 200 })
  expect((await results(member)).items).toMatchObject([{ id: people.member, mayObject: true }])
  expect((await results(liaison)).items).toMatchObject([{ id: people.member, mayObject: false }])
  const objection = {
    name: 'object',
    kind: 'person',
    subjectId: people.member,
    text: '本人下半年才到该社区报到。',
  }
  expect((await command(liaison, objection)).status).toBe(404)
  const made = await command(member, objection)
  expect(await command(member, objection)).toMatchObject({ body: { code: 'objectionOpen' } })
  expect(await moveTo('publishing')).toMatchObject({ status: 200 })
  expect(await act(deputyHead, 'publishResults', { opinion: '同意' })).toMatchObject({
    body: { code: 'objectionsUndecided' },
  })
  const decision = { name: 'decide', objectionId: made.body.id, decision: 'noted', reason: '属实，附说明' }
  expect(await command(officer, decision)).toMatchObject({ status: 200 })
  // What was decided stays: nobody objects to the same result again.
  expect(await moveTo('objections')).toMatchObject({ status: 200 })
  expect(await command(member, objection)).toMatchObject({ body: { code: 'objectionOpen' } })
  expect(await moveTo('publishing')).toMatchObject({ status: 200 })
  expect(await act(deputyHead, 'publishResults', { opinion: '同意' })).toMatchObject({ status: 200 })
  expect([await cardOf(liaison, 'resultReceipts'), await cardOf(member, 'ownResult')]).toEqual([1, 1])
  expect(await act(liaison, 'acknowledgeResults', {})).toMatchObject({ status: 200 })
  expect(await cardOf(liaison, 'resultReceipts')).toBe(0)
  expect(await act(head, 'acknowledgeResults', {})).toMatchObject({ status: 200 })
  const { stage, receipts } = await detail(officer)
  expect([stage, receipts?.map(({ state }) => state)]).toEqual(['delivered', ['received', 'received']])
})

test('whoever voted on paper finds the ballot with the receipt that its checker was told', async () => {
  const looked = async (receipt: string) => {
    const phone = await new ResidentPhone(api.url, '/ballots').open('/ballots')
    return (await phone.press('find', { receipt })).text
  }
  const [first = '', , , last = ''] = paperReceipts
  expect(await looked(first)).toMatch(/您的票在清单里[^]*很满意/)
  expect(await looked(last)).toMatch(/您的票在清单里[^]*不满意/)
  // Nothing that is kept before the count tells it from the others.
  const { rows } = await api.database.pool.query('SELECT sealed FROM paper_ballot WHERE sealed IS NOT NULL')
  expect(rows).toEqual([])
})

test('words of residents that name somebody on the lists, or say where somebody lives, are told to whoever screens them', async () => {
  await api.database.pool.query(
    `INSERT INTO evaluation_comment (id, evaluation_id, community_id, text)
     SELECT gen_random_uuid(), $1, $2, p.name || '常来3栋2单元看我' FROM person p WHERE p.id = $3`,
    [id, units.east1, people.member],
  )
  const { body } = await officer.get<unknown>(`/api/evaluations/${id}/comments`)
  const [{ findings } = { findings: [] }] = commentsToScreen.parse(body).items
  expect(findings).toEqual(['住址：3栋2单元', expect.stringMatching(/^人名（名册里有）：/)])
})

test('the exported results end with the last of them, however many there are', async () => {
  await api.database.pool.query(
    `WITH come AS (
       INSERT INTO person (id, unit_id, name, pinyin) SELECT 'many-' || n, $2, '党员' || n, 'dang' FROM generate_series(1, 1100) n
       RETURNING id, name
     )
     INSERT INTO evaluation_subject (evaluation_id, community_id, place, subject_kind, subject_id, name)
     SELECT $1, $3, 1000 + row_number() OVER (), 'person', id, name FROM come`,
    [id, units.j1, units.east1],
  )
  const headers = { cookie: officer.cookie }
  const answer = await fetch(`${api.url}/api/evaluations/${id}/results.xlsx`, { headers })
  const folder = mkdtempSync(join(tmpdir(), 'results-'))
  writeFileSync(join(folder, 'results.xlsx'), Buffer.from(await answer.arrayBuffer()))
  const found = await readSpreadsheet(join(folder, 'results.xlsx'))
  rmSync(folder, { recursive: true })
  const { total } = await results(officer)
  expect(total).toBeGreaterThan(1_100)
  expect(found.ok && found.sheets[0]?.rows.length).toBe(total + 1)
})

test('a unit that lies outside of the district and is judged in it sees its own, and others there do not', async () => {
  const { pool } = api.database
  await pool.query(
    `INSERT INTO org_unit (id, kind, name, parent_id, path, sort) VALUES ('city-office', 'agencyPartyOrganization', '市档案馆党支部', NULL, '/city-office/', 1);
     INSERT INTO person (id, unit_id, name, pinyin) VALUES ('archivist', 'city-office', '史官', 'shiguan'), ('clerk', 'city-office', '书吏', 'shuli');
     INSERT INTO role_grant (person_id, unit_id, role, valid_from, granted_by) VALUES ('archivist', 'city-office', 'AgencyLiaison', '2020-01-01', 'test'),
       ('clerk', 'city-office', 'CommunityDeputySecretary', '2020-01-01', 'test')`,
  )
  await pool.query(
    `INSERT INTO evaluation_subject (evaluation_id, community_id, place, subject_kind, subject_id, name)
     VALUES ($1, $2, 99, 'unit', 'city-office', '市档案馆党支部')`,
    [id, units.east1],
  )
  const [archivist, clerk] = await Promise.all(['archivist', 'clerk'].map(person => api.as(person)))
  if (!archivist || !clerk) throw new Error('somebody is missing')
  expect((await results(archivist)).items).toMatchObject([{ id: 'city-office', answered: 0 }])
  const { items } = evaluationList.parse((await archivist.get<unknown>('/api/evaluations')).body)
  expect(items).toMatchObject([{ id }])
  expect((await clerk.get(`/api/evaluations/${id}`)).status).toBe(404)
  expect(await clerk.get('/api/evaluations')).toMatchObject({ body: { items: [] } })
})
