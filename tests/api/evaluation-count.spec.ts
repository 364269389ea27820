/** 群众民主评议 from its closing to the receipt of the last unit: counted, objected to, published, delivered. */
import { keepUrns } from '#ballots/keep-urns.js'
import { people } from '#testing/claims.js'
import { tellCounts } from '../../apps/worker/evaluations/tell-counts.js'
import { EvaluationRoom } from './support/evaluation-room.js'
import { ResidentPhone } from './support/resident-phone.js'
import type { Visitor } from './support/visitor.js'

/** Of ballots on paper, as their checkers were told. */
const paperReceipts: string[] = []

let room: EvaluationRoom
let officer: Visitor
let deputyHead: Visitor
let east1: Visitor

beforeAll(async () => {
  room = await EvaluationRoom.open()
  ;({ officer, deputyHead, east1 } = room)
  await room.begin()
  paperReceipts.push(await room.onPaper(1, [2]))
})
afterAll(() => room.close())

test('too few valid ballots: it goes on once by itself, then it is counted, and the process is told', async () => {
  const { pool } = room.api.database
  expect(await room.moveTo('closed')).toMatchObject({ status: 200 })
  // Its time is over, yet its urn is not opened.
  expect(await keepUrns(pool, room.urns.keys)).toMatchObject({ counted: [] })
  expect(await room.enter(east1, 2, [1])).toMatchObject({ body: { code: 'evaluationClosed' } })
  expect(await tellCounts(pool, room.api.temporal.client)).toEqual({ told: [room.id], refused: {} })
  expect(await room.detail(officer)).toMatchObject({ stage: 'open', extension: { bySystem: true } })
  for (const number of [2, 3, 4, 5]) paperReceipts.push(await room.onPaper(number, [number === 5 ? 4 : 1]))
  expect(await room.moveTo('closed')).toMatchObject({ status: 200 })
  expect(await keepUrns(pool, room.urns.keys)).toMatchObject({ counted: [room.id] })
  expect(await tellCounts(pool, room.api.temporal.client)).toEqual({ told: [room.id], refused: {} })
  expect(await tellCounts(pool, room.api.temporal.client)).toEqual({ told: [], refused: {} })
  expect((await room.detail(officer)).communities).toMatchObject([
    { ballots: 5, isSufficient: true },
    { ballots: 0, isSufficient: false },
  ])
  const { items } = await room.results(officer)
  const told = { id: people.member, answered: 5, score: 76 }
  expect(items).toMatchObject([{ ...told, isTooFew: false, noComparison: '上年没有结果' }])
  // As many ballots as there must be, but not as many answers about this member.
  await pool.query('UPDATE evaluation SET minimum_valid = 6 WHERE id = $1', [room.id])
  expect((await room.results(officer)).items).toMatchObject([{ ...told, isTooFew: true }])
  await pool.query('UPDATE evaluation SET minimum_valid = 5 WHERE id = $1', [room.id])
  expect((await (await room.api.as(people.member)).get(`/api/evaluations/${room.id}/results`)).status).toBe(
    404,
  )
})

test('counted, it is never open again; moved to its closing, it stays counted and is told so once more', async () => {
  const { pool } = room.api.database
  for (const stage of ['approved', 'open'])
    expect(await room.moveTo(stage)).toMatchObject({ status: 409, body: { code: 'evaluationBack' } })
  expect(await room.moveTo('closed')).toMatchObject({ status: 200 })
  const { rows } = await pool.query('SELECT state FROM evaluation WHERE id = $1', [room.id])
  expect(rows).toEqual([{ state: 'tallied' }])
  expect(await tellCounts(pool, room.api.temporal.client)).toEqual({ told: [room.id], refused: {} })
  expect((await room.detail(officer)).stage).toBe('tallied')
})

test('it is not published over an objection that nobody decided, and every unit says that it has received it', async () => {
  const [member, liaison, head] = await Promise.all(
    [people.member, people.liaison, people.head].map(person => room.api.as(person)),
  )
  if (!member || !liaison || !head) throw new Error('somebody is missing')
  expect(await room.act(officer, 'openObjections', { opinion: '核对无误' })).toMatchObject({ status: 200 })
  expect((await room.results(member)).items).toMatchObject([{ id: people.member, mayObject: true }])
  expect((await room.results(liaison)).items).toMatchObject([{ id: people.member, mayObject: false }])
  const objection = {
    name: 'object',
    kind: 'person',
    subjectId: people.member,
    text: '本人下半年才到该社区报到。',
  }
  expect((await room.command(liaison, objection)).status).toBe(404)
  const made = await room.command(member, objection)
  expect(await room.command(member, objection)).toMatchObject({ body: { code: 'objectionOpen' } })
  expect(await room.moveTo('publishing')).toMatchObject({ status: 200 })
  expect(await room.act(deputyHead, 'publishResults', { opinion: '同意' })).toMatchObject({
    body: { code: 'objectionsUndecided' },
  })
  const decision = { name: 'decide', objectionId: made.body.id, decision: 'noted', reason: '属实，附说明' }
  expect(await room.command(officer, decision)).toMatchObject({ status: 200 })
  // What was decided stays: nobody objects to the same result again.
  expect(await room.moveTo('objections')).toMatchObject({ status: 200 })
  expect(await room.command(member, objection)).toMatchObject({ body: { code: 'objectionOpen' } })
  expect(await room.moveTo('publishing')).toMatchObject({ status: 200 })
  expect(await room.act(deputyHead, 'publishResults', { opinion: '同意' })).toMatchObject({ status: 200 })
  expect([await room.cardOf(liaison, 'resultReceipts'), await room.cardOf(member, 'ownResult')]).toEqual([
    1, 1,
  ])
  expect(await room.act(liaison, 'acknowledgeResults', {})).toMatchObject({ status: 200 })
  expect(await room.cardOf(liaison, 'resultReceipts')).toBe(0)
  expect(await room.act(head, 'acknowledgeResults', {})).toMatchObject({ status: 200 })
  const { stage, receipts } = await room.detail(officer)
  expect([stage, receipts?.map(({ state }) => state)]).toEqual(['delivered', ['received', 'received']])
})

test('whoever voted on paper finds the ballot with the receipt that its checker was told', async () => {
  const looked = async (receipt: string) => {
    const phone = await new ResidentPhone(room.api.url, '/ballots').open('/ballots')
    return (await phone.press('find', { receipt })).text
  }
  const [, first = '', , , last = ''] = paperReceipts
  expect(await looked(first)).toMatch(/您的票在清单里[^]*很满意/)
  expect(await looked(last)).toMatch(/您的票在清单里[^]*不满意/)
  // Nothing that is kept before the count tells it from the others.
  const { rows } = await room.api.database.pool.query(
    'SELECT sealed FROM paper_ballot WHERE sealed IS NOT NULL',
  )
  expect(rows).toEqual([])
})
