/** 纸质票: entered by one, checked by another; asked again it is told the same; a ballot that somebody else cast is taken out. */
import { printedSlips } from '#contracts/http/evaluation-slips.js'
import { waitFor } from '#embedded/waiting.js'
import { people, units } from '#testing/claims.js'
import { newKey } from './support/api.js'
import { EvaluationRoom } from './support/evaluation-room.js'
import { ResidentPhone } from './support/resident-phone.js'
import type { Answer, Visitor } from './support/visitor.js'

let room: EvaluationRoom
let officer: Visitor
let east1: Visitor
let east2: Visitor
let coordinator: Visitor

beforeAll(async () => {
  room = await EvaluationRoom.open()
  ;({ officer, east1, east2, coordinator } = room)
  await room.begin()
  const revoked = { name: 'revokeSlip', communityId: units.east1, number: 9, reason: '已搬走' }
  await room.command(east1, revoked)
})
afterAll(() => room.close())

test('paper is entered by one and checked by another; what differs is entered again, and counts once', async () => {
  expect((await room.api.visitor().get(room.addresses[1] ?? '')).status).toBe(200)
  expect((await room.api.visitor().get('/vote?code=0123456789abcdefghjkmnpqrs')).status).toBe(404)
  expect(await room.enter(east1, 1, [1])).toMatchObject({ status: 200, body: { state: 'entered' } })
  expect(await room.enter(east1, 1, [1])).toMatchObject({ body: { code: 'paperEnteredByYou' } })
  expect([await room.cardOf(east1, 'paperBallots'), await room.cardOf(coordinator, 'paperBallots')]).toEqual([
    0, 1,
  ])
  expect(await room.enter(coordinator, 1, [2])).toMatchObject({ body: { state: 'differs', places: [1] } })
  expect(await room.enter(coordinator, 1, [2])).toMatchObject({ body: { state: 'entered' } })
  expect(await room.enter(east1, 1, [2])).toMatchObject({ body: { state: 'cast' } })
  expect(await room.enter(coordinator, 1, [2])).toMatchObject({ body: { code: 'paperDone' } })
  expect(await room.enter(east1, 9, [2])).toMatchObject({ body: { code: 'slipGone' } })
  expect(await room.enter(east1, 99, [2])).toMatchObject({ body: { code: 'slipOfOthers' } })
  expect((await room.enter(east1, 1, [2], { communityId: units.east2 })).status).toBe(404)
  expect(await room.enter(east1, 2, [1, 1])).toMatchObject({ body: { code: 'invalidRequest' } })
  const { rows } = await room.api.database.pool.query<{ sealed: string | null }>(
    'SELECT sealed FROM paper_ballot',
  )
  expect(rows).toEqual([{ sealed: null }])
  expect((await room.detail(east1)).communities[0]).toMatchObject({ voted: 1 })
  // Once the slip is replaced, nobody waits for the paper's second entry.
  expect(await room.enter(east1, 8, [1])).toMatchObject({ body: { state: 'entered' } })
  const paperWaiting = async () => [
    await room.cardOf(coordinator, 'paperBallots'),
    (await room.detail(east1)).communities[0]?.paperWaiting,
  ]
  expect(await paperWaiting()).toEqual([1, 1])
  const spoilt = { order: { name: 'replace', communityId: units.east1, number: 8, reason: '票面污损' } }
  expect(await east1.post(`/api/evaluations/${room.id}/slips`, spoilt)).toMatchObject({ status: 200 })
  expect(await paperWaiting()).toEqual([0, 0])
  // One of nine and four.
  expect(await room.cardOf(officer, 'turnout')).toBe(8)
})

test('the same request sent again is told the same, and is no entry; another one is an entry of its own', async () => {
  const [first, second, third, fourth] = [newKey(), newKey(), newKey(), newKey()]
  const enter = async (visitor: Visitor, choice: number, key: string) =>
    (await room.enter(visitor, 2, [choice], { key })).body
  const entered = { state: 'entered', places: [], commentDiffers: false }
  const differs = { state: 'differs', places: [1], commentDiffers: false }
  const paper = async () => (await room.slipsOf(east1)).items[1]?.paper
  for (const _ of [1, 2]) expect(await enter(east1, 1, first)).toEqual(entered)
  for (const _ of [1, 2]) expect(await enter(coordinator, 2, second)).toEqual(differs)
  // A repeat that was on its way for long is no first entry of the next round.
  expect(await enter(east1, 1, first)).toEqual(entered)
  expect(await paper()).toBe('differs')
  expect(await enter(coordinator, 1, third)).toEqual(entered)
  expect(await enter(coordinator, 2, second)).toEqual(differs)
  expect(await paper()).toBe('entered')
  // Sent twice at once, and once more: one ballot, one receipt.
  const told = await Promise.all([1, 2].map(() => enter(east1, 1, fourth)))
  told.push(await enter(east1, 1, fourth))
  const [{ receipt } = { receipt: '' }] = told
  expect(receipt).toMatch(/^(\w{4}-){3}\w{4}$/)
  expect(told).toEqual(told.map(() => ({ state: 'cast', places: [], commentDiffers: false, receipt })))
  expect((await room.detail(east1)).communities[0]).toMatchObject({ voted: 2 })
  // Whoever has not this key, this person and these answers is told no receipt.
  expect(await enter(east1, 1, newKey())).toMatchObject({ code: 'paperDone' })
  expect(await enter(coordinator, 1, fourth)).toMatchObject({ code: 'paperDone' })
  expect(await enter(east1, 2, fourth)).toMatchObject({ code: 'paperDone' })
  expect(await enter(coordinator, 1, third)).toEqual(entered)
})

test('the key that the receipt follows from is long, and stands nowhere', async () => {
  const key = newKey()
  await room.enter(east1, 3, [1])
  const { body } = await room.enter(coordinator, 3, [1], { key })
  const { rows } = await room.api.database.pool.query<{ all: string }>(
    `SELECT (SELECT string_agg(t::text, ' ') FROM paper_request t) || (SELECT string_agg(t::text, ' ') FROM paper_ballot t)
       || (SELECT string_agg(t::text, ' ') FROM slip t) || (SELECT string_agg(t::text, ' ') FROM audit_entry t)
       || (SELECT string_agg(t::text, ' ') FROM urn t) AS all`,
  )
  const kept = rows[0]?.all ?? ''
  expect(kept).toContain('enterPaper')
  for (const secret of [key, body.receipt ?? key]) expect(kept).not.toContain(secret)
  expect(await room.enter(coordinator, 4, [1], { key: 'guessable' })).toMatchObject({
    status: 422,
    body: { problems: [{ path: 'Idempotency-Key' }] },
  })
})

test('somebody else has voted with a photo: one asks with the slip in hand, another one decides', async () => {
  const address = room.addresses[5] ?? ''
  const code = address.split('=')[1] ?? ''
  const thief = await new ResidentPhone(room.api.url, '/vote').open(address)
  for (const go of ['c1', 'next', 'send']) await thief.press(go)
  expect(thief.text).toContain('您的票已经投进票箱')
  const withdraw = (visitor: Visitor, name: string, more: object = { code }, number = 6) =>
    visitor.post<Answer & { printed: unknown }>(`/api/evaluations/${room.id}/withdrawals`, {
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
  const waits = async (visitor: Visitor) => (await room.slipsOf(visitor)).items[5]?.withdrawal
  expect(await waits(east1)).toMatchObject({ reason, mayDecide: false })
  // However much is done with other slips meanwhile.
  await room.api.database.pool.query(
    `INSERT INTO slip_change (evaluation_id, community_id, number, what, reason, by)
     SELECT $1, $2, 9, 'revoked', '核对', $3 FROM generate_series(1, 120)`,
    [room.id, units.east1, people.east1Secretary],
  )
  expect(await waits(coordinator)).toMatchObject({ mayDecide: true })
  const agreed = await withdraw(coordinator, 'agree')
  const [another] = printedSlips.parse(agreed.body.printed).slips
  expect((await room.api.visitor().get(another?.address ?? '')).status).toBe(200)
  expect((await room.api.visitor().get(address)).status).toBe(404)
  expect((await room.detail(east1)).communities[0]).toMatchObject({ voted: 3 })
  const [last] = (await room.slipsOf(east1)).changes
  expect(last).toMatchObject({ number: 6, whatLabel: '撤回并补发', reason })
  expect(last?.byName === last?.agreedByName).toBe(false)
  // Refusals come into the audit a moment later.
  const outcomes = async () =>
    (
      await room.api.database.pool.query<{ outcome: string }>(
        `SELECT DISTINCT outcome FROM audit_entry WHERE operation = 'withdraw' ORDER BY 1`,
      )
    ).rows.map(({ outcome }) => outcome)
  await waitFor(async () => (await outcomes()).length > 1, { timeoutMs: 5_000 })
  expect(await outcomes()).toEqual(['done', 'refused'])
})
