/** A claim of a post that waits for an answer ends by itself when the post is closed, over or taken, or the member has moved. */
import { randomUUID } from 'node:crypto'
import { postList } from '#contracts/http/offers.js'
import { timeline } from '#contracts/http/processes.js'
import { addDays, localDateOf } from '#domain/calendar/local-date.js'
import { people, units } from '#testing/claims.js'
import { endLapsedClaims } from '../../apps/worker/offers/end-lapsed-claims.js'
import { newKey, testApi, type TestApi } from './support/api.js'
import { act } from './support/publications.js'
import type { Visitor } from './support/visitor.js'

let api: TestApi
let secretary: Visitor
let member: Visitor
let neighbour: Visitor
const today = localDateOf(Date.now())

beforeAll(async () => {
  api = await testApi()
  await api.startWorker()
  await query(
    `INSERT INTO role_grant (person_id, role, unit_id, granted_by) VALUES ($1, 'InServicePartyMember', $2, 'test')`,
    [people.otherLiaison, units.j1],
  )
  secretary = await api.as(people.east1Secretary)
  member = await api.as(people.member)
  neighbour = await api.as(people.otherLiaison)
  for (const personId of [people.member, people.otherLiaison])
    await query(
      `INSERT INTO membership (id, subject, person_id, agency_id, community_id, valid_from)
       VALUES (gen_random_uuid(), 'member', $1, $2, $3, '2026-01-01')`,
      [personId, units.j1, units.east1],
    )
})
afterAll(() => api.close())

const query = (text: string, values: unknown[] = []) => api.database.pool.query(text, values)
const newPost = async () => {
  const id = randomUUID()
  await query(
    `INSERT INTO post (id, community_id, category_code, title, places) VALUES ($1, $2, 'G1', '楼道照明员', 1)`,
    [id, units.east1],
  )
  return id
}
const claim = async (postId: string, who = member) =>
  (await who.command('/api/post-claims', newKey(), { postId, message: '' })).body.processId
const endAll = () => endLapsedClaims(api.database.pool, api.temporal.client)
const stands = async (id: string, who = member) => {
  const { stage, postClaim } = await who.page(id)
  return { stage, lapse: postClaim?.lapse }
}
const toldOf = async (id: string) =>
  (
    await query(`SELECT role FROM notice WHERE process_id = $1 AND template = 'process.ended' ORDER BY 1`, [
      id,
    ])
  ).rows

test.each([
  [
    'closed by the community',
    (id: string) => query(`UPDATE post SET state = 'closed', state_reason = '灯已修好' WHERE id = $1`, [id]),
    { causeLabel: '社区已关闭这个岗位', reason: '灯已修好' },
  ],
  [
    'past its last day',
    (id: string) => query('UPDATE post SET closes_on = $2 WHERE id = $1', [id, addDays(today, -1)]),
    { causeLabel: '岗位已过认领截止日期' },
  ],
])('%s: both sides are told, and why', async (_what, ends, lapse) => {
  const postId = await newPost()
  const id = await claim(postId)
  expect(await endAll()).toEqual({ ended: [], refused: {} })
  await ends(postId)
  expect(await endAll()).toEqual({ ended: [id], refused: {} })
  expect(await stands(id)).toMatchObject({ stage: 'lapsed', lapse })
  expect(await toldOf(id)).toEqual([{ role: 'CommunityDeputySecretary' }, { role: 'InServicePartyMember' }])
  expect(await endAll()).toEqual({ ended: [], refused: {} })
})

test('closed on the menu: nobody claims it, who holds it stays, its reason is read; opened again it is claimed', async () => {
  const postId = await newPost()
  await query('UPDATE post SET places = 3 WHERE id = $1', [postId])
  await act(secretary, await claim(postId), 'acceptPost', { note: '' })
  const onMenu = async (who: Visitor) => {
    const path = '/api/posts?search=楼道照明员&limit=100'
    return postList.parse((await who.get<unknown>(path)).body).items.find(({ id }) => id === postId)
  }
  const order = (command: object, who = secretary) =>
    who.command(`/api/offers/post/${postId}/commands`, newKey(), { reason: '灯已修好', command })
  expect(await onMenu(neighbour)).toMatchObject({ status: 'open', allowedActions: ['claim'] })
  expect(await order({ name: 'close' }, neighbour)).toMatchObject({ status: 403 })
  expect(await order({ name: 'close' })).toMatchObject({ status: 200 })
  expect(await order({ name: 'close' })).toMatchObject({ status: 409, body: { code: 'offerClosed' } })
  expect(await onMenu(neighbour)).toMatchObject({
    status: 'closed',
    stateReason: '灯已修好',
    taken: 1,
    allowedActions: [],
  })
  expect((await onMenu(secretary))?.allowedActions).toEqual(['reopen'])
  const claimed = () => neighbour.command('/api/post-claims', newKey(), { postId, message: '' })
  expect(await claimed()).toMatchObject({ status: 409, body: { code: 'postNotOpen' } })
  const invited = { postId, personId: people.otherLiaison, message: '' }
  expect(await secretary.command('/api/post-claims', newKey(), invited)).toMatchObject({ status: 409 })
  expect((await onMenu(member))?.ownClaim).toMatchObject({ state: 'held' })
  expect(await order({ name: 'reopen', closesOn: addDays(today, -1) })).toMatchObject({ status: 422 })
  expect(await order({ name: 'reopen', closesOn: today })).toMatchObject({ status: 200 })
  const again = await claimed()
  expect(again).toMatchObject({ status: 201 })
  await act(neighbour, again.body.processId, 'retractPost', {})
})

test('taken by others: whoever waited is told that it is full; who has it keeps it', async () => {
  const postId = await newPost()
  const [first, second] = [await claim(postId), await claim(postId, neighbour)]
  await act(secretary, first, 'acceptPost', { note: '' })
  expect(await endAll()).toEqual({ ended: [second], refused: {} })
  expect(await stands(second, neighbour)).toMatchObject({ lapse: { causeLabel: '岗位名额已满' } })
  expect(await stands(first)).toMatchObject({ stage: 'accepted', lapse: undefined })
})

test('whoever has moved away: what they asked for in the old community ends', async () => {
  const id = await claim(await newPost(), neighbour)
  await query('UPDATE membership SET valid_to = $2 WHERE person_id = $1', [people.otherLiaison, today])
  expect(await endAll()).toEqual({ ended: [id], refused: {} })
  expect(await stands(id, secretary)).toMatchObject({ lapse: { causeLabel: '党员已不在本社区报到' } })
})

test('begun before posts could lapse: it comes to the same end, and its history says why', async () => {
  const postId = await newPost()
  const id = await claim(postId)
  await query(`UPDATE process SET state = state #- '{regions,main,rounds,lapse}' WHERE id = $1`, [id])
  await query(`UPDATE post SET state = 'closed', state_reason = '灯已修好' WHERE id = $1`, [postId])
  expect(await endAll()).toEqual({ ended: [id], refused: {} })
  expect(await stands(id)).toMatchObject({ stage: 'lapsed' })
  const { body } = await member.get<unknown>(`/api/processes/${id}/timeline`)
  expect(timeline.parse(body).lines.map(({ sentence }) => sentence)).toContainEqual(
    expect.stringMatching(/^系统.*由“待答复”调整为“岗位已停止认领”.*社区已关闭这个岗位：灯已修好/),
  )
  expect(await toldOf(id)).toHaveLength(2)
  expect(await endAll()).toEqual({ ended: [], refused: {} })
})

test('one that cannot end yet holds up no later one, and is tried again when all had their turn', async () => {
  const [first, second] = [await claim(await newPost()), await claim(await newPost())]
  await query(`UPDATE process SET state = state || '{"endedAt": 1}' WHERE id = $1`, [first])
  await query(`UPDATE post SET state = 'closed'`)
  const later = new Set<string>()
  const look = () => endLapsedClaims(api.database.pool, api.temporal.client, later, 1)
  expect(await look()).toEqual({ ended: [], refused: { [first]: 'notOpen' } })
  expect(await look()).toEqual({ ended: [second], refused: {} })
  expect(await look()).toEqual({ ended: [], refused: {} })
  await query(`UPDATE process SET state = state - 'endedAt' WHERE id = $1`, [first])
  expect(await look()).toEqual({ ended: [first], refused: {} })
})

test('nobody can tell it so: the platform’s own word is neither offered nor taken from people', async () => {
  const id = await claim(await newPost())
  const { allowedActions, version } = await secretary.page(id)
  expect(allowedActions.map(each => each.act)).toContain('acceptPost')
  expect(allowedActions.map(each => each.act)).not.toContain('lapsePost')
  const { rows } = await query(`SELECT state FROM process WHERE id = $1`, [id])
  const seatId = rows[0].state.regions.main.rounds.lapse.seats[0].id
  const body = { seatId, act: 'lapsePost', expectedVersion: version, body: { cause: 'full' } }
  expect(await secretary.command(`/api/processes/${id}/acts`, newKey(), body)).toMatchObject({
    status: 409,
    body: { code: 'actNotOffered' },
  })
})
