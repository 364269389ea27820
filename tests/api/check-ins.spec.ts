/** 报到 as people meet it: filed by a member or their unit, confirmed by the community, in the register, moved, ended. */
import { membershipList, missingList, ownMemberships } from '#contracts/http/check-ins.js'
import { processPage } from '#contracts/http/processes.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import { people, units } from '#testing/claims.js'
import { newKey, testApi, type TestApi } from './support/api.js'
import type { Answer, Visitor } from './support/visitor.js'

let api: TestApi
let member: Visitor
let liaison: Visitor
let east1: Visitor
let east2: Visitor

beforeAll(async () => {
  api = await testApi()
  await api.startWorker()
  member = await api.as(people.member)
  liaison = await api.as(people.liaison)
  east1 = await api.as(people.east1Secretary)
  east2 = await api.as(people.east2Secretary)
})
afterAll(() => api.close())

const today = localDateOf(Date.now())
const file = (visitor: Visitor, body: object, key = newKey()) =>
  visitor.command<Answer>('/api/check-ins', key, body)
const pageOf = async (visitor: Visitor, id: string) =>
  processPage.parse((await visitor.get<unknown>(`/api/processes/${id}`)).body)
const act = async (visitor: Visitor, id: string, name: string, body: object) => {
  const { version, allowedActions } = await pageOf(visitor, id)
  const seat = allowedActions.find(each => each.act === name)
  return visitor.command<Answer>(`/api/processes/${id}/acts`, newKey(), {
    seatId: seat?.seatId ?? 'none',
    act: name,
    expectedVersion: version,
    body,
  })
}
const register = async (visitor: Visitor, query = '') =>
  membershipList.parse((await visitor.get<unknown>(`/api/memberships${query}`)).body)
const own = async () => ownMemberships.parse((await member.get<unknown>('/api/memberships/own')).body)

test('a member checks in where they live, eight times at once is once, and the community confirms', async () => {
  const key = newKey()
  const body = { subject: 'member', communityId: units.east1, estate: '康乐院' }
  const replies = await Promise.all(Array.from({ length: 8 }, () => file(member, body, key)))
  expect([...new Set(replies.map(reply => JSON.stringify([reply.status, reply.body])))]).toHaveLength(1)
  const id = replies[0]?.body.processId ?? ''
  expect(await own()).toMatchObject({ items: [], pendingId: id, mayCheckIn: false })
  expect(await file(member, body)).toMatchObject({ status: 409, body: { code: 'subjectTaken' } })
  const { body: inbox } = await east1.get<{ items: { title: string }[] }>('/api/inbox')
  expect(inbox.items.map(({ title }) => title)).toEqual(['测试党员：在职党员到东一社区报到'])
  expect((await pageOf(east1, id)).checkIn).toMatchObject({ estate: '康乐院', filedByUnit: false })
  expect(await act(east1, id, 'confirm', { note: '' })).toMatchObject({ status: 200 })
  expect(await own()).toMatchObject({ items: [{ id, validFrom: today, state: 'current' }], mayCheckIn: true })
  expect(await file(member, body)).toMatchObject({ status: 409, body: { code: 'alreadyMember' } })
})

test('moving house: the old membership ends with the confirmation of the new one', async () => {
  const { body } = await file(member, { subject: 'member', communityId: units.east2 })
  expect((await own()).items).toMatchObject([{ community: { id: units.east1 }, state: 'current' }])
  expect(await act(east2, body.processId, 'confirm', { note: '' })).toMatchObject({ status: 200 })
  const { rows } = await api.database.pool.query<{ open: string; ended: string }>(
    `SELECT count(*) FILTER (WHERE valid_to IS NULL) AS open,
       count(*) FILTER (WHERE end_reason = 'transferred') AS ended FROM membership WHERE person_id = $1`,
    [people.member],
  )
  expect(rows).toEqual([{ open: '1', ended: '1' }])
})

test('a unit checks in itself, sees who is missing, and nothing of another unit', async () => {
  const { body, status } = await file(liaison, {
    subject: 'agency',
    agencyId: units.j1,
    communityId: units.east1,
  })
  expect(status).toBe(201)
  await act(east1, body.processId, 'confirm', { note: '' })
  const missing = await liaison.get<unknown>(`/api/memberships/missing?agencyId=${units.j1}`)
  expect(missingList.parse(missing.body).items.map(({ personId }) => personId)).not.toContain(people.member)
  expect(await liaison.get(`/api/memberships/missing?agencyId=${units.j2}`)).toMatchObject({ status: 404 })
  const stranger = { subject: 'agency', agencyId: units.j2, communityId: units.east1 }
  expect(await file(liaison, stranger)).toMatchObject({ status: 403 })
})

test('the register is what one looks after; suspending and ending are for those concerned', async () => {
  const [held] = (await register(east2)).items
  expect(held).toMatchObject({ personId: people.member, mayChange: true })
  const west = await api.as(people.west1Secretary)
  expect((await register(west)).items).toEqual([])
  const command = (visitor: Visitor, order: object) =>
    visitor.command(`/api/memberships/${held?.id}/commands`, newKey(), { reason: '按规定', command: order })
  const leave = { name: 'suspend', from: today, to: today, reasonCode: 'illness' }
  expect(await command(west, leave)).toMatchObject({ status: 404 })
  expect(await command(east2, leave)).toMatchObject({ status: 200 })
  expect(await command(east2, leave)).toMatchObject({ status: 409, body: { code: 'suspensionOverlaps' } })
  expect((await register(east2)).items).toMatchObject([{ state: 'suspended', suspension: { from: today } }])
  const end = { name: 'end', lastDay: today, reasonCode: 'retired' }
  expect(await command(east2, { ...end, lastDay: '2099-01-01' })).toMatchObject({ status: 422 })
  expect(await command(east2, end)).toMatchObject({ status: 200 })
  expect(await command(east2, end)).toMatchObject({ status: 409, body: { code: 'membershipEnded' } })
})

test('a community that has become part of another takes no check-in, and the refusal says so', async () => {
  const ended = 'UPDATE org_unit SET ended_on = $2, merged_into_id = $3 WHERE id = $1'
  await api.database.pool.query(ended, [units.west1, today, units.east1])
  const reply = await file(member, { subject: 'member', communityId: units.west1 })
  expect(reply).toMatchObject({ status: 409, body: { code: 'unitEnded', context: { name: '西一社区' } } })
  await api.database.pool.query(ended, [units.west1, null, null])
})

test.each([
  ['a house number', { subject: 'member', communityId: units.east1, estate: '康乐院3栋2单元' }, 422],
  ['a subdistrict', { subject: 'member', communityId: units.east }, 422],
  ['a unit that is not said', { subject: 'agency', communityId: units.east1 }, 422],
  ['somebody of another unit', { subject: 'member', personId: people.member, communityId: units.east1 }, 404],
])('refused: %s', async (_what, body, status) => {
  const visitor = status === 404 ? await api.as(people.j2Liaison) : member
  expect((await file(visitor, body)).status).toBe(status)
})
