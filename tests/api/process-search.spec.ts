/** Processes found by number, title, person, organisation, state and deadline; counted and exported alike. */
import { processCounts, processList } from '#contracts/http/processes.js'
import { claimTerms, people, projects, units } from '#testing/claims.js'
import { newKey, testApi, type TestApi } from './support/api.js'
import { offered } from './support/offer.js'
import type { Visitor } from './support/visitor.js'

let api: TestApi
let agency: Visitor
let administrator: Visitor
let east: string
let west: string
let ended: string

const act = async (visitor: Visitor, id: string, name: string, body: object): Promise<void> => {
  const { allowedActions, version } = await visitor.page(id)
  const seatId = allowedActions.find(each => each.act === name)?.seatId
  const request = { seatId, act: name, expectedVersion: version, body }
  expect(await visitor.command(`/api/processes/${id}/acts`, newKey(), request)).toMatchObject({ status: 200 })
}

const offer = async (projectId: string): Promise<string> => {
  return offered(agency, { projectId })
}

/** As if the deadline of whatever is open there had been this long ago, or were that far away. */
const setDue = (id: string, interval: string) =>
  api.database.pool.query(
    `UPDATE task SET due_at = now() + $2::interval, due_on = (now() + $2::interval)::date
     WHERE process_id = $1 AND status = 'open'`,
    [id, interval],
  )

beforeAll(async () => {
  api = await testApi()
  await api.startWorker()
  agency = await api.as(people.liaison)
  administrator = await api.as(people.systemAdministrator)
  east = await offer(projects.east1[0])
  west = await offer(projects.west1[0])
  ended = await offer(projects.east2[0])
  await act(await api.as(people.east1Secretary), east, 'counter', {
    terms: claimTerms({ sessions: 9 }),
    objections: [],
    answers: [],
  })
  const refusal = { reasonCode: 'overPromising', reason: '服务次数过多' }
  await act(await api.as(people.east2Secretary), ended, 'refuseSigning', refusal)
  await setDue(east, '-2 days')
  await setDue(west, '1 minute')
})

afterAll(() => api.close())

const find = async (query: Record<string, string>, visitor = administrator) => {
  const search = new URLSearchParams(query).toString()
  const { body } = await visitor.get<unknown>(`/api/processes?${search}&holders=true`)
  const list = processList.parse(body)
  const counted = processCounts.parse((await visitor.get(`/api/processes/counts?${search}`)).body)
  expect(counted.total).toBe(list.total)
  expect(list.items).toHaveLength(list.total)
  return { ...list, counted, ids: list.items.map(({ id }) => id).sort() }
}

const all = () => [east, west, ended].sort()

test('by number, by title, by pinyin', async () => {
  const { items } = await find({})
  const number = items.find(({ id }) => id === west)?.number ?? ''
  expect((await find({ search: number })).ids).toEqual([west])
  expect((await find({ search: '东一楼道' })).ids).toEqual([east])
  expect((await find({ search: 'dongyiloudao' })).ids).toEqual([east])
  expect((await find({ search: '没有这样的标题' })).ids).toEqual([])
})

test('by person: started, acted in, holds now; by name, pinyin or staff number', async () => {
  expect((await find({ person: '测试联络一' })).ids).toEqual(all())
  expect((await find({ person: 'ceshidongyi' })).ids).toEqual([east])
  expect((await find({ person: 'east-2-secretary', part: 'acted' })).ids).toEqual([ended])
  expect((await find({ person: 'east-1-secretary', part: 'started' })).ids).toEqual([])
  // The offer is countered, so that the agency has it; whoever holds its office holds the seat.
  expect((await find({ person: 'j1-liaison-2', part: 'holds' })).ids).toEqual([east])
  expect((await find({ person: 'west-1-secretary', part: 'holds' })).ids).toEqual([west])
  expect((await find({ person: '查无此人' })).ids).toEqual([])
})

test('a seat given to one person is held by nobody else of the office', async () => {
  const seat = (await agency.page(east)).allowedActions.find(({ act: name }) => name === 'transfer')
  const body = { to: people.otherLiaison, reason: '出差' }
  await act(agency, east, 'transfer', body)
  expect(seat).toBeDefined()
  expect((await find({ person: 'j1-liaison-2', part: 'holds' })).ids).toEqual([east])
  const mine = await find({ person: '测试联络一乙', part: 'holds' })
  expect(mine.items[0]?.holders).toEqual(['测试联络一乙'])
  const { rows } = await api.database.pool.query(
    `SELECT FROM task WHERE person_id = $1 AND status = 'open'`,
    [people.liaison],
  )
  expect(rows).toEqual([])
  expect((await find({ person: 'j1-liaison', part: 'holds' })).ids).toEqual([])
  await setDue(east, '-2 days')
})

test('by organisation, kind, state and stage; with counts', async () => {
  expect((await find({ unitId: units.west })).ids).toEqual([west])
  expect((await find({ kind: 'claim', open: 'true' })).ids).toEqual([east, west].sort())
  expect((await find({ stage: 'refusedByCommunity' })).ids).toEqual([ended])
  const { counted, kinds } = await find({})
  expect(kinds).toContainEqual({ kind: 'claim', label: '项目认领' })
  expect(counted).toMatchObject({ total: 3, open: 2, ended: 1, overdue: 1, dueSoon: 1 })
  expect(counted.stages).toContainEqual({
    kind: 'claim',
    stage: 'refusedByCommunity',
    label: '拒绝签约',
    count: 1,
  })
})

test('by deadline: overdue, due within; business time that runs ahead counts', async () => {
  expect((await find({ overdue: 'true' })).ids).toEqual([east])
  expect((await find({ overdue: 'false' })).ids).toEqual([west, ended].sort())
  expect((await find({ dueWithin: '0' })).ids).toEqual([west])
  await setDue(west, '30 days')
  expect((await find({ dueWithin: '3' })).ids).toEqual([])
  expect((await find({ dueWithin: '60' })).ids).toEqual([west])
  const ahead = 31 * 24 * 3_600_000
  await api.database.pool.query('UPDATE process SET ahead_ms = $2 WHERE id = $1', [west, ahead])
  expect((await find({ overdue: 'true' })).ids).toEqual([east, west].sort())
})

test('within one’s own scope, and as a file that is on record', async () => {
  const secretary = await api.as(people.west1Secretary)
  expect((await find({ person: '测试联络一' }, secretary)).ids).toEqual([west])
  const { status, headers, body } = await administrator.get<string>('/api/processes/export.csv?overdue=true')
  expect(status).toBe(200)
  expect(headers.get('content-type')).toContain('text/csv')
  const lines = body.trim().split('\r\n')
  expect(lines).toHaveLength(3)
  expect(lines[0]).toContain('现承办')
  expect(body).toContain('测试联络一乙')
  const { rows } = await api.database.pool.query(
    `SELECT FROM audit_entry WHERE operation = 'processesCsv' AND person_id = $1`,
    [people.systemAdministrator],
  )
  expect(rows).toHaveLength(1)
})

test('what is no filter is refused', async () => {
  for (const query of ['dueWithin=61', 'part=everything', 'overdue=maybe', 'unheardOf=1'])
    expect(await administrator.get(`/api/processes?${query}`)).toMatchObject({ status: 422 })
})
