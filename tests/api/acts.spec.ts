/** Every act of the human step over HTTP, on a claim whose approval is a countersignature, with its line in Chinese. */
import type { Problem } from '#contracts/http/shared.js'
import { stateCouncilCalendar } from '#domain/calendar/state-council.js'
import { seedRules } from '#persistence/rules/seed-rules.js'
import { claimTerms, people, projects } from '#testing/claims.js'
import { setClock } from '#testing/moved-clock.js'
import { defaultClaimPolicy, type ClaimPolicy } from '#workflows/claim/claim.policy.js'
import { newKey, testApi, type TestApi } from './support/api.js'
import { offered } from './support/offer.js'
import type { Answer, Page, Reply, Visitor } from './support/visitor.js'

let api: TestApi
let agency: Visitor
let officer: Visitor
let colleague: Visitor
let deputy: Visitor
/** A claim on which everything was refused. */
let untouched: string
/** A claim whose task went through several hands. */
let handedRound: string

const policy: ClaimPolicy = {
  ...defaultClaimPolicy,
  version: 'countersigned',
  approval: { rule: 'all', roles: ['OrganizationDepartmentOfficer', 'DeputyHeadInCharge'], returnable: true },
}

beforeAll(async () => {
  api = await testApi()
  await seedRules(api.database.pool, {
    kind: 'claim',
    policy,
    calendar: stateCouncilCalendar,
    effectiveFrom: '2024-01-01',
  })
  await api.startWorker()
  ;[agency, officer, colleague, deputy] = await Promise.all([
    api.as(people.liaison),
    api.as(people.officer),
    api.as(people.otherOfficer),
    api.as(people.deputyHead),
  ])
})

afterAll(() => api.close())

interface Chosen {
  seatId?: string
}

const send = async (
  visitor: Visitor,
  id: string,
  name: string,
  body: object = {},
  { seatId }: Chosen = {},
): Promise<Reply<Answer & Problem>> => {
  const { allowedActions, version, stage } = await visitor.page(id)
  const action = allowedActions.find(each => each.act === name && (!seatId || each.seatId === seatId))
  if (!action) throw new Error(`${name} is not offered in ${stage}`)
  const request = { seatId: action.seatId, act: name, expectedVersion: version, body }
  return visitor.command(`/api/processes/${id}/acts`, newKey(), request)
}

const act: typeof send = async (...asked) => {
  const reply = await send(...asked)
  expect(reply).toMatchObject({ status: 200 })
  return reply
}

const sentencesOf = async (id: string): Promise<string[]> => {
  const { body } = await officer.get<{ lines: { sentence: string }[] }>(`/api/processes/${id}/timeline`)
  return body.lines.map(({ sentence }) => sentence)
}

const last = async (id: string): Promise<string | undefined> => (await sentencesOf(id)).at(-1)

const names = async (visitor: Visitor, id: string): Promise<string[]> =>
  (await visitor.page(id)).allowedActions.map(({ act: name }) => name)

const seatsOf = ({ rounds }: Page) => rounds.flatMap(({ seats }) => seats)

/** A claim of the project that waits for the approval of both. */
const awaiting = async (projectId: string): Promise<string> => {
  const processId = await offered(agency, { projectId })
  const side = await api.as(`${projectId.slice(0, -2)}-secretary`)
  await act(side, processId, 'sign', { answers: [] })
  return processId
}

const officersOffice = '测试区组织部经办'

test('委派, 答复, 收回: the opinion stands beside whoever decides', async () => {
  const id = await awaiting(projects.east1[0])
  await act(officer, id, 'delegate', { to: people.otherOfficer, reason: '请核实工期' })
  expect(await last(id)).toBe('测试经办甲委派测试经办乙提出意见：请核实工期。')
  expect(await names(colleague, id)).toContain('opine')
  expect(await names(colleague, id)).not.toContain('approve')
  expect(await names(officer, id)).toContain('takeBack')
  await act(officer, id, 'takeBack')
  expect(await last(id)).toBe('测试经办甲收回了对测试经办乙的委派。')
  await act(officer, id, 'delegate', { to: people.otherOfficer, reason: '请再核实' })
  await act(colleague, id, 'opine', { stance: 'for', opinion: '工期可行' })
  expect(await last(id)).toBe('测试经办乙答复委派（赞成）：工期可行。')
  const seat = seatsOf(await officer.page(id)).find(({ delegation }) => delegation)
  expect(seat?.delegation).toMatchObject({
    byName: '测试经办甲',
    toName: '测试经办乙',
    opinion: { text: '工期可行', stanceLabel: '赞成' },
  })
  await act(officer, id, 'approve', { opinion: '同意' })
  expect(await last(id)).toBe(`测试经办甲（${officersOffice}）同意：同意。`)
})

test('加签, 减签: whoever is added answers before the round ends, unless taken off', async () => {
  const id = await awaiting(projects.east1[1])
  const asked = { where: 'before', people: [people.head], reason: '请部长先看' }
  await act(officer, id, 'addSeats', asked)
  expect(await last(id)).toBe('测试经办甲加签测试部长（在其之前办理）：请部长先看。')
  const waiting = seatsOf(await officer.page(id)).find(({ status }) => status === 'waiting')
  expect(waiting?.waitsFor).toEqual(['测试部长'])
  expect(await names(officer, id)).not.toContain('approve')
  const again = await send(deputy, id, 'addSeats', { ...asked, where: 'beside' })
  expect(again).toMatchObject({
    status: 422,
    body: { code: 'alreadySeated', detail: '测试部长已在本环节办理或待办，请另选人员。' },
  })
  await act(officer, id, 'dropSeat', { reason: '部长出差' })
  expect((await sentencesOf(id)).slice(-2)).toEqual([
    '测试经办甲减去了测试部长的加签：部长出差。',
    '1 个待办取消：减签。',
  ])
  await act(officer, id, 'addSeats', { where: 'beside', people: [people.head], reason: '请一并审' })
  await act(officer, id, 'approve', { opinion: '同意' })
  await act(deputy, id, 'approve', { opinion: '同意' })
  const page = await officer.page(id)
  expect(page.stage).toBe('awaitingApproval')
  const added = seatsOf(page).find(({ status }) => status === 'open')
  expect(added).toMatchObject({ holders: ['测试部长'], addedByName: '测试经办甲', origin: 'added' })
  const head = await api.as(people.head)
  expect((await act(head, id, 'approve', { opinion: '同意' })).body.stage).toBe('delivering')
})

test('领取, 释放, 转办: a pooled task is one person’s, and everybody’s again', async () => {
  const id = await awaiting(projects.east1[2])
  handedRound = id
  await act(officer, id, 'take')
  expect(await last(id)).toBe('测试经办甲领取了待办。')
  expect(await names(colleague, id)).not.toContain('approve')
  await act(officer, id, 'putBack')
  expect(await last(id)).toBe('测试经办甲释放了领取的待办。')
  expect(await names(colleague, id)).toContain('approve')
  await act(officer, id, 'transfer', { to: people.otherOfficer, reason: '出差' })
  expect(await last(id)).toBe('测试经办甲将待办转给测试经办乙办理：出差。')
})

test('催办, 抄送, 评论: by whoever has to do with it, without making anybody’s page old', async () => {
  const id = await awaiting(projects.east2[0])
  const { version } = await officer.page(id)
  const seatId =
    seatsOf(await agency.page(id)).find(({ role }) => role === 'DeputyHeadInCharge')?.seatId ?? ''
  await act(agency, id, 'remind', { note: '请尽快审批' }, { seatId })
  expect(await last(id)).toBe('测试联络一催办：请尽快审批。')
  const again = await send(agency, id, 'remind', {}, { seatId })
  expect(again).toMatchObject({ status: 429, body: { code: 'remindedRecently' } })
  expect(again.body.detail).toMatch(/^该待办已于\d+月\d+日 \d\d:\d\d催办过，.*之后可以再次催办。$/)
  await act(officer, id, 'copyTo', { people: [people.j3Liaison], note: '供参考' })
  expect(await last(id)).toBe('测试经办甲抄送测试联络三：供参考。')
  const copied = await api.as(people.j3Liaison)
  expect((await copied.page(id)).title).toContain('东二')
  await act(copied, id, 'comment', { text: '我单位也可以参加', mentions: [people.officer] })
  expect(await last(id)).toBe('测试联络三评论：我单位也可以参加')
  expect(await names(copied, id)).toEqual(expect.not.arrayContaining(['copyTo']))
  const on = { seatId: '', act: 'copyTo', expectedVersion: version, body: { people: [people.head] } }
  expect(await copied.command(`/api/processes/${id}/acts`, newKey(), on)).toMatchObject({
    status: 403,
    body: { code: 'onlyTold' },
  })
  expect((await officer.page(id)).version).toBe(version)
  await act(officer, id, 'approve', { opinion: '同意' })
  const stranger = await api.as(people.systemAdministrator)
  const request = { seatId: '', act: 'comment', expectedVersion: version, body: { text: '旁观者' } }
  expect(await stranger.command(`/api/processes/${id}/acts`, newKey(), request)).toMatchObject({
    status: 403,
    body: { code: 'notInvolved' },
  })
})

test('催办 from above: whoever coordinates the community urges once a day, and says nothing else', async () => {
  const id = handedRound
  const coordinator = await api.as(people.eastCoordinator)
  expect(await names(coordinator, id)).toEqual(['remind', 'remind'])
  const seats = seatsOf(await coordinator.page(id)).map(({ seatId }) => seatId)
  expect(
    (await send(coordinator, id, 'remind', { note: '社区在等' }, { seatId: seats[0] ?? '' })).status,
  ).toBe(200)
  expect(await last(id)).toBe('测试东街催办：社区在等。')
  expect(await send(coordinator, id, 'remind', {}, { seatId: seats[1] ?? '' })).toMatchObject({
    status: 429,
    body: { code: 'urgedToday' },
  })
  const { version } = await coordinator.page(id)
  const request = { seatId: seats[1], act: 'remind', expectedVersion: version, body: {} }
  const elsewhere = await api.as(people.westCoordinator)
  expect(await elsewhere.command(`/api/processes/${id}/acts`, newKey(), request)).toMatchObject({
    status: 404,
  })
  await setClock(api.database.pool, 25 * 3_600_000)
  expect((await send(coordinator, id, 'remind', {}, { seatId: seats[1] ?? '' })).status).toBe(200)
  await setClock(api.database.pool, 0)
})

test('a return inside a countersignature: the others’ seats closed visibly, a new round, old opinions kept', async () => {
  const id = await awaiting(projects.east2[1])
  await act(deputy, id, 'approve', { opinion: '原则同意' })
  const objections = [{ field: 'endOn', reason: '工期过紧' }]
  await act(officer, id, 'return', { reason: '请重议工期', objections })
  const terms = claimTerms({ endOn: '2026-12-20' })
  const answers = [{ field: 'endOn', decision: 'accepted', note: '' }]
  await act(agency, id, 'counter', { terms, objections: [], answers })
  await act(await api.as(people.east2Secretary), id, 'sign', { answers: [] })
  const page = await officer.page(id)
  expect(page.stage).toBe('awaitingApproval')
  expect(seatsOf(page).map(({ status }) => status)).toEqual(['open', 'open'])
  const earlier = page.pastRounds.find(({ label }) => label === '审批认领')
  expect(earlier?.seats.map(({ byName, opinion }) => [byName, opinion])).toEqual(
    expect.arrayContaining([
      ['测试分管', '原则同意'],
      ['测试经办甲', '请重议工期'],
    ]),
  )
})

test('a return before the others have answered cancels what they still had', async () => {
  const id = await awaiting(projects.east2[2])
  await act(officer, id, 'return', { reason: '请补充', objections: [{ field: 'content', reason: '不具体' }] })
  expect(await sentencesOf(id)).toContain('1 个待办取消：退回。')
  const cancelled = (await officer.page(id)).pastRounds
    .flatMap(({ seats }) => seats)
    .find(({ status }) => status === 'cancelled')
  expect(cancelled?.statusLabel).toBe('因退回而取消')
})

test('撤回: by whoever acted last, until somebody acts next', async () => {
  const id = await awaiting(projects.west1[0])
  await act(officer, id, 'approve', { opinion: '同意' })
  await act(officer, id, 'recall', { reason: '看错了' })
  expect(await last(id)).toBe('测试经办甲撤回了“同意”：看错了。')
  await act(officer, id, 'approve', { opinion: '同意' })
  await act(deputy, id, 'approve', { opinion: '同意' })
  expect(await names(officer, id)).not.toContain('recall')
})

test('who may not be named is refused, and what nobody waits for is not done', async () => {
  const id = await awaiting(projects.west1[1])
  untouched = id
  const elsewhere = await send(officer, id, 'delegate', { to: people.j3Liaison, reason: '请看' })
  expect(elsewhere).toMatchObject({ status: 422, body: { code: 'invalidRequest' } })
  // 回避: whoever started the claim decides nothing on it, however they are asked.
  const own = { where: 'beside', people: [people.liaison], reason: '请看' }
  expect(await send(officer, id, 'addSeats', own)).toMatchObject({
    status: 403,
    body: { code: 'ownApplication' },
  })
  const nobody = { where: 'beside', people: ['nobody'], reason: '请看' }
  expect(await send(officer, id, 'addSeats', nobody)).toMatchObject({ status: 422 })
  const { version } = await officer.page(id)
  const seatId = seatsOf(await officer.page(id))[0]?.seatId
  for (const name of ['takeBack', 'dropSeat', 'putBack', 'opine', 'returnTo']) {
    const body = { reason: '无', opinion: '无', stance: 'for', stage: 'negotiating', then: 'walk' }
    const request = { seatId, act: name, expectedVersion: version, body }
    const { status } = await officer.command(`/api/processes/${id}/acts`, newKey(), request)
    expect([403, 409, 422]).toContain(status)
  }
  expect((await officer.page(id)).version).toBe(version)
})

test.each([
  ['walk', ''],
  ['straight', '，重新提交后直接送回'],
])('退回, %s: where it may lead is told, and how the way back goes', async (then, told) => {
  const id = then === 'walk' ? await awaiting(projects.west1[2]) : untouched
  const offered = (await officer.page(id)).allowedActions.find(({ act: name }) => name === 'returnTo')
  expect(offered?.targets).toEqual([{ stage: 'negotiating', label: '协商中' }])
  const astray = await send(officer, id, 'returnTo', { stage: 'delivering', then, reason: '无' })
  expect(astray).toMatchObject({ status: 422, body: { code: 'unknownStage' } })
  await act(officer, id, 'returnTo', { stage: 'negotiating', then, reason: '请重新商议' })
  const sentence = (await sentencesOf(id)).find(each => each.includes('退回至'))
  expect(sentence).toBe(`测试经办甲（${officersOffice}）退回至“协商中”${told}：请重新商议。`)
  expect((await officer.page(id)).returned).toMatchObject({
    fromLabel: '已报批',
    toLabel: '协商中',
    then,
    byName: '测试经办甲',
    reason: '请重新商议',
  })
})
