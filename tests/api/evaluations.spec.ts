/** 群众民主评议 as the district and a community meet it: planned, approved, drawn, printed. */
import { createHash } from 'node:crypto'
import { evaluationList, judgedForecast, judgedList } from '#contracts/http/evaluations.js'
import { printedSlips } from '#contracts/http/evaluation-slips.js'
import { drawnPlaces } from '#domain/evaluation/draw.js'
import { people, units } from '#testing/claims.js'
import { newKey } from './support/api.js'
import { someQuestionnaire } from './support/authorised/evaluations.js'
import { EvaluationRoom, plan, settings, year } from './support/evaluation-room.js'
import type { Answer, Visitor } from './support/visitor.js'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

let room: EvaluationRoom
let officer: Visitor
let deputyHead: Visitor
let east1: Visitor
let east2: Visitor
let coordinator: Visitor

beforeAll(async () => {
  room = await EvaluationRoom.open()
  ;({ officer, deputyHead, east1, east2, coordinator } = room)
})
afterAll(() => room.close())

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

test('the same questions asked for again are no new version', async () => {
  const add = async (comment: string) => {
    const body = { districtId: units.district, ...someQuestionnaire, comment }
    return (await officer.command<{ id: string }>('/api/questionnaires', newKey(), body)).body.id
  }
  const first = await add('还想说什么？')
  expect(await add('还想说什么？')).toBe(first)
  const second = await add('您还想说什么？')
  expect(second).not.toBe(first)
  expect(Number(await add('还想说什么？'))).toBeGreaterThan(Number(second))
})

test('a plan says who would be judged, and is approved by somebody else', async () => {
  expect(await east1.command('/api/evaluations', newKey(), plan)).toMatchObject({ status: 403 })
  const begun = await officer.command<Answer>('/api/evaluations', newKey(), plan)
  expect(begun.status).toBe(201)
  room.id = begun.body.processId
  expect(await officer.command('/api/evaluations', newKey(), plan)).toMatchObject({
    body: { code: 'subjectTaken' },
  })
  const judged = judgedList.parse(
    (await officer.get<unknown>(`/api/evaluations/${room.id}/judged?communityId=${units.east1}`)).body,
  )
  expect(judged).toMatchObject({ isFrozen: false, items: [{ place: 1, kind: 'person', id: people.member }] })
  expect((await east1.get(`/api/evaluations/${room.id}`)).status).toBe(404)
  expect(await room.act(officer, 'submitEvaluation', { settings })).toMatchObject({ status: 200 })
  const foreseen = (await room.pageOf(deputyHead)).evaluation?.foreseen
  expect(await room.act(deputyHead, 'approveEvaluation', { opinion: '同意' })).toMatchObject({ status: 200 })
  expect((await room.detail(officer)).closesAt).toBe(foreseen?.closesAt ?? 'not foreseen')
  expect((await room.pageOf(deputyHead)).evaluation?.foreseen).toBeUndefined()
  await room.opened()
  const list = evaluationList.parse((await east1.get<unknown>('/api/evaluations')).body)
  expect(list.items).toMatchObject([{ id: room.id, drawn: 0, voted: 0 }])
})

test('the questionnaire stays once it is approved', async () => {
  const changed = await room.act(officer, 'saveEvaluation', {
    settings: { ...settings, questionnaireVersion: 2 },
  })
  expect(Math.floor(changed.status / 100)).toBe(4)
  expect((await room.detail(officer)).questionnaire.version).toBe(1)
  await expect(room.api.database.pool.query(`UPDATE questionnaire SET comment = 'x'`)).rejects.toThrow(
    'refused',
  )
})

test('households are drawn from the length of the list; a short list is said to be short', async () => {
  // The seed is promised before anybody has told a list, to everybody who looks.
  const { seedCommitment: promised = 'none' } = await room.detail(east2)
  expect(promised).toMatch(/^[0-9a-f]{64}$/)
  expect(await (await fetch(`${room.api.url}/ballots`)).text()).toContain(promised)
  expect(await room.act(east1, 'reportHouseholds', { listed: 800 })).toMatchObject({ status: 200 })
  // Nobody knows what is drawn from a list that is still to be told, not even who has told their own.
  for (const visitor of [east1, east2, coordinator, officer])
    expect(await room.detail(visitor)).not.toHaveProperty('seed')
  expect((await room.detail(east1)).seedCommitment).toBe(promised)
  expect(await room.act(east2, 'reportHouseholds', { listed: 4 })).toMatchObject({
    body: { code: 'fewerHouseholds' },
  })
  expect(await room.act(east2, 'reportHouseholds', { listed: 4, note: '独栋小院，全部抽中' })).toMatchObject({
    status: 200,
  })
  const { communities, seed } = await room.detail(officer)
  expect(seed).toMatch(/^\w{32}$/)
  expect(await room.detail(east1)).toHaveProperty('seed', seed)
  expect(sha256(seed ?? '')).toBe(promised)
  expect(communities).toMatchObject([
    { id: units.east1, listed: 800, drawn: 10, isTooSmall: false },
    { id: units.east2, listed: 4, drawn: 4, isTooSmall: true },
  ])
  expect((await room.detail(east1)).communities).toMatchObject([{ id: units.east1 }])
  expect([await room.cardOf(east1, 'slips'), await room.cardOf(east2, 'slips')]).toEqual([10, 4])
  const { items } = await room.slipsOf(east1)
  const drawing = { seed: seed ?? '', communityId: units.east1, households: 800, wanted: 10 }
  const digest = (text: string) => createHash('sha256').update(text).digest()
  expect(items.map(({ place }) => place)).toEqual(drawnPlaces(drawing, digest))
})

test('slips are printed with tokens told once, for one’s own community only', async () => {
  const printed = printedSlips.parse((await room.print(east1, units.east1)).body)
  expect(printed.slips).toHaveLength(10)
  expect(await room.cardOf(east1, 'slips')).toBe(0)
  expect(await room.print(east1, units.east1)).toMatchObject({
    status: 409,
    body: { code: 'nothingToPrint' },
  })
  expect((await room.print(east2, units.east1)).status).toBe(404)
  const lost = { order: { name: 'replace', communityId: units.east1, number: 10, reason: '住户遗失' } }
  const another = printedSlips.parse(
    (await east1.post<unknown>(`/api/evaluations/${room.id}/slips`, lost)).body,
  )
  expect(another.slips).toMatchObject([{ number: 11 }])
  const revoke = { command: { name: 'revokeSlip', communityId: units.east1, number: 9, reason: '已搬走' } }
  expect(await east1.command(`/api/evaluations/${room.id}/commands`, newKey(), revoke)).toMatchObject({
    status: 200,
  })
  expect((await room.detail(officer)).communities[0]).toMatchObject({ drawn: 9, void: 2 })
})

test('nobody sees a result while votes are taken', async () => {
  expect((await officer.get(`/api/evaluations/${room.id}/results`)).status).toBe(404)
  expect((await room.detail(officer)).may.seeResults).toBe(false)
})

test('approved and voted on, it does not go back to its preparation, whoever moves it', async () => {
  expect(await room.moveTo('preparing')).toMatchObject({ status: 409, body: { code: 'evaluationBack' } })
  expect((await room.detail(officer)).stage).toBe('open')
})
