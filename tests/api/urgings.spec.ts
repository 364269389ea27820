/** 催办 from lists: which of their rows one may urge, whom, and when again; and a need that its community leaves lying. */
import { needList } from '#contracts/http/needs.js'
import { urgingList } from '#contracts/http/urgings.js'
import { deliverNotices } from '#persistence/notices/deliver-notices.js'
import { people, units } from '#testing/claims.js'
import { newKey, testApi, type TestApi } from './support/api.js'
import type { Answer, Visitor } from './support/visitor.js'

let api: TestApi
let member: Visitor
let secretary: Visitor
let coordinator: Visitor
let officer: Visitor
let elsewhere: Visitor
let checkIn: string

beforeAll(async () => {
  api = await testApi()
  await api.startWorker()
  member = await api.as(people.member)
  secretary = await api.as(people.east1Secretary)
  coordinator = await api.as(people.eastCoordinator)
  officer = await api.as(people.officer)
  elsewhere = await api.as(people.westCoordinator)
  const body = { subject: 'member', communityId: units.east1 }
  checkIn = (await member.command<Answer>('/api/check-ins', newKey(), body)).body.processId
})
afterAll(() => api.close())

const forward = (hours: number) => officer.command('/api/demo/fast-forward', newKey(), { hours })
const urgings = async (visitor: Visitor, ids = [checkIn]) =>
  urgingList.parse((await visitor.get<unknown>(`/api/urgings?processIds=${ids.join(',')}`)).body).items
const urge = async (visitor: Visitor) => {
  const [found] = await urgings(visitor)
  const { seatId = '', expectedVersion = 0 } = found ?? {}
  const request = { seatId, act: 'remind', expectedVersion, body: {} }
  return visitor.command(`/api/processes/${checkIn}/acts`, newKey(), request)
}
/** By everybody: what they are told is another matter. */
const told = async (visitor: Visitor, words: string) => {
  await deliverNotices(api.database.pool)
  const { body } = await visitor.get<{ items: { sentence: string }[] }>('/api/messages')
  return body.items.filter(({ sentence }) => sentence.includes(words))
}

test('whoever waits and whoever coordinates may urge the office that has it; whoever has it, and others, may not', async () => {
  const asked = [{ processId: checkIn, to: '东一社区党组织副书记' }]
  for (const visitor of [member, coordinator, officer]) {
    const found = await urgings(visitor)
    expect(found).toMatchObject(asked)
    expect(found[0]).not.toHaveProperty('urgedAt')
  }
  for (const visitor of [secretary, elsewhere, await api.as(people.otherLiaison)])
    expect(await urgings(visitor)).toEqual([])
})

test('urged, it says when, to all; a day later it may be urged again', async () => {
  expect(await urge(coordinator)).toMatchObject({ status: 200 })
  expect(await told(secretary, '催办：确认报到')).toHaveLength(1)
  for (const visitor of [member, coordinator, officer])
    expect((await urgings(visitor))[0]?.urgedAt).toBeDefined()
  expect(await urge(coordinator)).toMatchObject({ status: 429 })
  // The seat may be urged again, by somebody who has not done so today.
  await forward(5)
  expect((await urgings(officer))[0]).not.toHaveProperty('urgedAt')
  expect((await urgings(coordinator))[0]?.urgedAt).toBeDefined()
  await forward(20)
  expect((await urgings(coordinator))[0]).not.toHaveProperty('urgedAt')
})

test('nothing asked is nothing found, and ids that are none are refused', async () => {
  expect(await urgings(coordinator, [])).toEqual([])
  expect((await coordinator.get('/api/urgings?processIds=1,2')).status).toBe(422)
  const many = Array.from({ length: 101 }, () => checkIn).join(',')
  expect((await coordinator.get(`/api/urgings?processIds=${many}`)).status).toBe(422)
})

describe('a need that nobody deals with', () => {
  let needId: string
  const needs = async (visitor: Visitor) =>
    needList.parse((await visitor.get<unknown>('/api/needs?search=路灯')).body).items
  const send = (visitor: Visitor, name = 'urge') =>
    visitor.command(`/api/needs/${needId}/commands`, newKey(), {
      reason: '居民又来反映',
      command: { name },
    })
  beforeAll(async () => {
    const body = { communityId: units.east1, source: 'resident', text: '三号楼门前的路灯坏了一个月' }
    needId = (await secretary.command<{ id: string }>('/api/needs', newKey(), body)).body.id
  })

  test('its community is told once a day, by whoever coordinates it', async () => {
    expect((await needs(coordinator))[0]?.allowedActions).toEqual(['urge'])
    expect((await needs(secretary))[0]?.allowedActions).not.toContain('urge')
    for (const visitor of [secretary, elsewhere]) expect(await send(visitor)).toMatchObject({ status: 404 })
    expect(await send(coordinator, 'setAside')).toMatchObject({ status: 404 })
    expect(await send(coordinator)).toMatchObject({ status: 200 })
    expect(await told(secretary, '路灯坏了')).toMatchObject([
      {
        sentence:
          '催办：东一社区的需求“三号楼门前的路灯坏了一个月”还没有处理，请尽快处理。说明：居民又来反映',
        need: { id: needId },
      },
    ])
    expect((await needs(officer))[0]).toMatchObject({ allowedActions: [], urgedAt: expect.any(String) })
    expect(await send(officer)).toMatchObject({ status: 409, body: { code: 'needUrgedLately' } })
    await forward(25)
    expect(await send(officer)).toMatchObject({ status: 200 })
  })

  test('without a deputy secretary whoever is next above is told, and nobody by themselves', async () => {
    const inOffice = (from: string) =>
      api.database.pool.query(`UPDATE role_grant SET valid_from = $2 WHERE person_id = $1`, [
        people.east1Secretary,
        from,
      ])
    const before = await told(secretary, '路灯坏了')
    await inOffice('2999-01-01')
    const words = '东一社区（副书记暂缺，请协调）的需求'
    await forward(25)
    expect(await send(officer)).toMatchObject({ status: 200 })
    expect(await told(coordinator, words)).toHaveLength(1)
    expect(await told(officer, words)).toEqual([])
    await forward(25)
    expect(await send(coordinator)).toMatchObject({ status: 200 })
    expect(await told(officer, words)).toHaveLength(1)
    expect(await told(coordinator, words)).toHaveLength(1)
    expect(await told(secretary, '路灯坏了')).toEqual(before)
    await inOffice('2020-01-01')
    await forward(25)
  })

  test('dealt with, there is nothing to urge', async () => {
    await send(secretary, 'setAside')
    expect(await send(officer)).toMatchObject({ status: 409, body: { code: 'needTaken' } })
    expect((await needs(officer))[0]?.allowedActions).toEqual([])
  })
})
