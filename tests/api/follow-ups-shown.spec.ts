/** What a published month has led to stands beside the standing: begun, still to begin, tried in vain, not any more. */
import { monthAgencies, monthStandings, pointLedger, pointMonths } from '#contracts/http/points.js'
import { people, units } from '#testing/claims.js'
import { followUpsSample, seedFollowUps } from '#testing/follow-ups.js'
import { testApi, type TestApi } from './support/api.js'
import type { Visitor } from './support/visitor.js'

let api: TestApi
const month = '2026-09'
const { interviewId, members } = followUpsSample

beforeAll(async () => {
  api = await testApi()
  await seedFollowUps(api.database.pool, month)
})
afterAll(() => api.close())

const countsOf = async (visitor: Visitor) => {
  const { items } = pointMonths.parse((await visitor.get<unknown>('/api/points/months')).body)
  return items.find(each => each.month === month)?.followUps
}
const agenciesOf = async (visitor: Visitor) =>
  monthAgencies.parse((await visitor.get<unknown>(`/api/points/months/${month}`)).body).items
const standingsOf = async (visitor: Visitor, agencyId: string = units.j1) => {
  const path = `/api/points/months/${month}/standings?agencyId=${agencyId}`
  const { items } = monthStandings.parse((await visitor.get<unknown>(path)).body)
  return new Map(items.map(({ personId, followUp }) => [personId, followUp]))
}

test('the Organization Department counts what is still to begin, the unit its own', async () => {
  expect(await countsOf(await api.as(people.officer))).toEqual({
    waiting: 4,
    failing: 2,
    begun: 1,
    dropped: 1,
  })
  expect(await countsOf(await api.as(people.agencySecretary))).toEqual({
    ...{ waiting: 4, failing: 2, begun: 1, dropped: 0 },
  })
  expect(await countsOf(await api.as(people.j2Secretary))).toEqual({
    ...{ waiting: 0, failing: 0, begun: 0, dropped: 1 },
  })
})

test('an agency’s reminder and its members’ interviews stand beside its points', async () => {
  const items = await agenciesOf(await api.as(people.officer))
  const at = (id: string) => items.find(({ agency }) => agency.id === id)
  expect(at(units.j1)).toMatchObject({
    reminder: { state: 'waiting', stateLabel: '提醒待发起' },
    interviews: { waiting: 3, failing: 2, begun: 1, dropped: 0 },
  })
  expect(at(units.j2)?.reminder).toEqual({
    ...{ state: 'dropped', stateLabel: '不再提醒', reason: '发起之前单位已撤销，没有接续单位' },
  })
  expect(at(units.j2)?.interviews).toBeUndefined()
})

test('a member’s interview is opened from the standing, or says why it has not begun', async () => {
  for (const reader of [people.officer, people.agencySecretary]) {
    const told = await standingsOf(await api.as(reader))
    const [begun, waiting, refused, broken] = members.map(id => told.get(id))
    expect(begun).toEqual({ state: 'started', stateLabel: '已发起约谈', processId: interviewId })
    expect(waiting).toEqual({ state: 'waiting', stateLabel: '约谈待发起' })
    expect(refused).toMatchObject({ state: 'failing', stateLabel: '约谈未能发起' })
    expect(refused?.reason).toMatch(/^本人另有一件约谈未办结。系统会自动再试/)
    expect(broken?.reason).toMatch(/^系统会自动再试/)
  }
})

test('who may not read interviews is not told of them', async () => {
  const told = await standingsOf(await api.as(people.liaison))
  expect([...told.keys()].sort()).toEqual([...members].sort())
  expect([...told.values()].filter(Boolean)).toEqual([])
})

const ledgerOf = async (visitor: Visitor, query = '') => {
  const { months } = pointLedger.parse((await visitor.get<unknown>(`/api/points${query}`)).body)
  return months.find(each => each.month === month)?.followUp
}

test('members find their own interview beside the month, units their reminder', async () => {
  const begun = { state: 'started', stateLabel: '已发起约谈', processId: interviewId }
  const [member] = members
  const query = `?subject=member&subjectId=${member}`
  expect(await ledgerOf(await api.as(member))).toEqual(begun)
  for (const reader of [people.agencySecretary, people.officer])
    expect(await ledgerOf(await api.as(reader), query)).toEqual(begun)
  expect(await ledgerOf(await api.as(people.liaison), query)).toBeUndefined()
  expect(await ledgerOf(await api.as(people.liaison), `?subject=agency&subjectId=${units.j1}`)).toEqual({
    ...{ state: 'waiting', stateLabel: '提醒待发起' },
  })
})

test('whoever looks after a member now is not told of an interview that their former agency held', async () => {
  const [member] = members
  const query = `?subject=member&subjectId=${member}`
  const askedIn = (agency: string) =>
    api.database.pool.query(`UPDATE follow_up SET agency_id = $1 WHERE subject_id = $2`, [agency, member])
  await askedIn(units.j2)
  expect(await ledgerOf(await api.as(people.agencySecretary), query)).toBeUndefined()
  for (const reader of [member, people.officer])
    expect(await ledgerOf(await api.as(reader), query)).toBeDefined()
  await askedIn(units.j1)
})
