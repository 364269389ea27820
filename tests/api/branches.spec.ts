/** 临时党支部 as people meet it: its members come and go by themselves, its officers with terms. */
import { branchDetail, branchList, branchMembers } from '#contracts/http/branches.js'
import { estateList } from '#contracts/http/estates.js'
import { messages } from '#contracts/http/session.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import { deliverNotices } from '#persistence/notices/deliver-notices.js'
import { people, units } from '#testing/claims.js'
import { seedMembership } from '#testing/memberships.js'
import { newKey, testApi, type TestApi } from './support/api.js'
import type { Visitor } from './support/visitor.js'

let api: TestApi
let east1: Visitor
let member: Visitor
let membershipId: string

beforeAll(async () => {
  api = await testApi()
  east1 = await api.as(people.east1Secretary)
  member = await api.as(people.member)
  membershipId = await seedMembership(api.database.pool, { personId: people.member })
  await seedMembership(api.database.pool, { personId: people.liaison })
  await seedMembership(api.database.pool, { personId: people.j2Liaison, agencyId: units.j2 })
})
afterAll(() => api.close())

const today = localDateOf(Date.now())
const path = `/api/branches/${units.east1}`
const branchOf = async (visitor: Visitor) => branchDetail.parse((await visitor.get<unknown>(path)).body)
const membersOf = async (visitor: Visitor) =>
  branchMembers.parse((await visitor.get<unknown>(`${path}/members`)).body)
const order = (visitor: Visitor, command: object, key = newKey()) =>
  visitor.command<{ id?: string; code?: string }>(`${path}/officers`, key, {
    reason: '支部党员大会选举',
    command,
  })
const appoint = (personId: string, office: string, more: object = {}) => ({
  name: 'appoint',
  office,
  personId,
  from: '2026-03-01',
  way: 'elected',
  ...more,
})

test('the branch is who has checked in: seen by the community, its members, and each unit its own people', async () => {
  expect(await branchOf(east1)).toMatchObject({ members: 3, isMember: false, officers: [], seesAll: true })
  expect((await membersOf(east1)).total).toBe(3)
  expect(await branchOf(member)).toMatchObject({ isMember: true, allowedActions: [] })
  const j1 = await api.as(people.agencySecretary)
  expect((await membersOf(j1)).items.map(({ personId }) => personId).sort()).toEqual([
    people.liaison,
    people.member,
  ])
  const stranger = await api.as(people.west1Secretary)
  expect((await stranger.get(path)).status).toBe(404)
  const list = branchList.parse((await east1.get<unknown>('/api/branches')).body)
  expect(list.items).toMatchObject([{ community: { id: units.east1 }, members: 3 }])
  expect(list.items[0]?.vacant).toEqual(['书记', '副书记', '组织委员', '宣传委员', '纪检委员'])
  expect(branchList.parse((await member.get<unknown>('/api/branches')).body)).toMatchObject({
    items: [],
    ownId: units.east1,
  })
})

/** What somebody has heard of their offices, the oldest first. */
const toldOf = async (visitor: Visitor) => {
  await deliverNotices(api.database.pool)
  const { items } = messages.parse((await visitor.get<unknown>('/api/messages')).body)
  expect(items.every(({ branchId, processId }) => branchId === units.east1 && !processId)).toBe(true)
  return items.map(({ sentence }) => sentence).reverse()
}

test('a secretary is elected once, replaced with a date, and the history stays', async () => {
  const key = newKey()
  const asked = appoint(people.member, 'secretary')
  const replies = await Promise.all([1, 2, 3, 4].map(() => order(east1, asked, key)))
  expect(new Set(replies.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1)
  const id = replies[0]?.body.id
  const next = appoint(people.liaison, 'secretary', { from: '2026-09-01' })
  expect(await order(east1, next)).toMatchObject({ status: 409, body: { code: 'officeHeld' } })
  expect(await order(east1, { ...next, replaces: id })).toMatchObject({ status: 200 })
  expect((await branchOf(east1)).officers).toMatchObject([
    { personId: people.liaison, state: 'current', wayLabel: '选举产生' },
    { personId: people.member, state: 'past', until: '2026-08-31', endNote: '支部党员大会选举' },
  ])
  expect((await membersOf(east1)).items[0]).toMatchObject({ personId: people.liaison, offices: ['书记'] })
})

test('whoever comes into an office or leaves it early hears of it once: which, for how long, by whom', async () => {
  expect(await toldOf(member)).toEqual([
    expect.stringMatching(/^支部任职：您任“东一社区.*临时党支部书记”，2026-03-01 起，选举产生，由.+登记。$/),
    expect.stringMatching(
      /^支部卸任：您的“东一社区.*临时党支部书记”任职提前结束，2026-03-01 至 2026-08-31，由.+登记。$/,
    ),
  ])
  expect(await toldOf(await api.as(people.liaison))).toEqual([expect.stringContaining('2026-09-01 起')])
})

test('an office ends by itself with the check-in', async () => {
  await order(east1, appoint(people.member, 'organisation'))
  expect((await branchOf(east1)).officers.filter(({ state }) => state === 'current')).toHaveLength(2)
  await east1.command(`/api/memberships/${membershipId}/commands`, newKey(), {
    reason: '退休',
    command: { name: 'end', lastDay: '2026-10-31', reasonCode: 'retired' },
  })
  const officer = (await branchOf(east1)).officers.find(({ office }) => office === 'organisation')
  expect(officer).toMatchObject({ state: 'past', until: '2026-10-31', endedByMembership: true })
  expect(await branchOf(east1)).toMatchObject({ members: 2 })
  expect((await toldOf(member)).slice(2)).toEqual([
    expect.stringContaining('组织委员”'),
    expect.stringMatching(/组织委员”任职提前结束，2026-03-01 至 2026-10-31，因报到已转出或结束。$/),
  ])
  expect((await member.get(path)).status).toBe(404)
})

test.each<[string, () => Promise<Visitor>, object, number, string]>([
  [
    'somebody not checked in',
    async () => east1,
    appoint(people.agencySecretary, 'publicity'),
    422,
    'officerNotMember',
  ],
  [
    'before they checked in',
    async () => east1,
    appoint(people.j2Liaison, 'publicity', { from: '2025-12-31' }),
    422,
    'officerDates',
  ],
  ['an office there is not', async () => east1, appoint(people.j2Liaison, 'treasurer'), 404, 'notFound'],
  [
    'by another community',
    () => api.as(people.east2Secretary),
    appoint(people.j2Liaison, 'publicity'),
    404,
    'notFound',
  ],
  ['by a member', async () => member, appoint(people.j2Liaison, 'publicity'), 403, 'forbidden'],
])('not appointed: %s', async (_what, visitor, command, status, code) => {
  expect(await order(await visitor(), command)).toMatchObject({ status, body: { code } })
})

test('the subdistrict appoints and ends a term, not in the future', async () => {
  const coordinator = await api.as(people.eastCoordinator)
  const { body } = await order(coordinator, appoint(people.j2Liaison, 'publicity', { way: 'appointed' }))
  const end = (lastDay: string) => order(coordinator, { name: 'end', officerId: body.id, lastDay })
  expect(await end('2099-01-01')).toMatchObject({ status: 422, body: { code: 'officerDates' } })
  expect(await end(today)).toMatchObject({ status: 200 })
  const told = [expect.stringContaining('上级指定'), expect.stringContaining('任职提前结束')]
  const officer = await api.as(people.j2Liaison)
  expect(await toldOf(officer)).toEqual(told)
  const short = await order(coordinator, appoint(people.j2Liaison, 'discipline', { until: today }))
  await order(coordinator, { name: 'end', officerId: short.body.id, lastDay: today })
  expect(await toldOf(officer)).toEqual([...told, expect.stringContaining(`至 ${today}`)])
  expect((await membersOf(east1)).total).toBe(2)
})

test('a community is found by its estates, which its own branch names', async () => {
  const set = (visitor: Visitor, names: string[], key = newKey()) =>
    visitor.command<{ names?: string[]; code?: string; errors?: { path: string }[] }>(
      `${path}/estates`,
      key,
      { names },
    )
  const found = async (search: string) =>
    estateList.parse((await member.get<unknown>(`/api/estates?search=${encodeURIComponent(search)}`)).body)
      .items
  expect((await set(east1, ['幸福里', '荷花苑', '幸福里'])).body).toEqual({ names: ['幸福里', '荷花苑'] })
  const happy = [{ name: '幸福里', communityId: units.east1 }]
  expect(await found('幸福')).toMatchObject(happy)
  expect(await found('xfl')).toMatchObject(happy)
  expect(await found('没有')).toEqual([])
  expect((await set(east1, ['荷花苑3栋'])).body.code).toBe('invalidRequest')
  expect((await set(await api.as(people.west1Secretary), ['别家'])).status).toBe(404)
  expect(await found('幸福')).toHaveLength(1)
  await set(east1, ['荷花苑'])
  expect(await found('幸福')).toEqual([])
})
