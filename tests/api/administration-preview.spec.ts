/** What an administrator is shown before a command is what the command then does; looking changes nothing. */
import type { AdministrationPreview } from '#contracts/http/administration-preview.js'
import type { Problem } from '#contracts/http/shared.js'
import { people, projects, units } from '#testing/claims.js'
import { newKey, testApi, type TestApi } from './support/api.js'
import { offered } from './support/offer.js'
import type { Visitor } from './support/visitor.js'

let api: TestApi
let agency: Visitor
let administrator: Visitor

beforeAll(async () => {
  api = await testApi()
  await api.startWorker()
  agency = await api.as(people.liaison)
  administrator = await api.as(people.systemAdministrator)
})

afterAll(() => api.close())

const offer = async (projectId: string): Promise<string> => {
  return offered(agency, { projectId })
}

const preview = (id: string, command: object) =>
  administrator.post<AdministrationPreview & Problem>(`/api/processes/${id}/administration/preview`, {
    reason: '核对后调整',
    command,
  })

const sentencesOf = async (id: string): Promise<string[]> => {
  const { body } = await agency.get<{ lines: { sentence: string }[] }>(`/api/processes/${id}/timeline`)
  return body.lines.map(({ sentence }) => sentence)
}

const notices = async (id: string): Promise<number> => {
  const { rows } = await api.database.pool.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM notice WHERE process_id = $1',
    [id],
  )
  return rows[0]?.count ?? 0
}

/** Looks, finds everything as it was, does it, and finds what was told. */
const lookThenDo = async (id: string, command: object): Promise<AdministrationPreview> => {
  const [told, sent] = [await sentencesOf(id), await notices(id)]
  const { status, body } = await preview(id, command)
  expect(status).toBe(200)
  expect(await sentencesOf(id)).toEqual(told)
  expect(await notices(id)).toBe(sent)
  const request = { reason: '核对后调整', command }
  const done = await administrator.command(`/api/processes/${id}/administration`, newKey(), request)
  expect(done).toMatchObject({ status: 200 })
  expect((await sentencesOf(id)).slice(told.length)).toEqual(body.sentences)
  expect(await notices(id)).toBe(sent + body.notices.length)
  return body
}

test('an extension: the deadline before and after, nobody moved', async () => {
  const id = await offer(projects.east1[0])
  const before = (await agency.page(id)).dueOn
  const budget = { unit: 'workingDays', amount: 2 }
  const told = await lookThenDo(id, { name: 'extend', region: 'main', round: 'terms', budget })
  const after = (await agency.page(id)).dueOn
  expect(told).toMatchObject({
    stages: [],
    seats: [],
    notices: [],
    deadlines: [{ label: '答复认领条款', before, after }],
  })
  expect(after).not.toBe(before)
})

test('a seat given to a person: from whom, to whom, and who hears of it', async () => {
  const id = await offer(projects.east2[0])
  const seatId = (await agency.page(id)).rounds[0]?.seats.find(({ chair }) => chair === 'community')?.seatId
  const holder = { role: 'SubdistrictCoordinator', unitId: units.east, personId: people.eastCoordinator }
  const told = await lookThenDo(id, { name: 'reassign', seatId, ...holder })
  expect(told.seats).toEqual([
    {
      seatId,
      label: '答复认领条款',
      does: 'changes',
      before: '东二社区党组织副书记（测试东二）',
      after: '东街街道双报到负责人（测试东街）',
    },
  ])
  expect(told.notices).toEqual([{ to: '东街街道双报到负责人（测试东街）', label: '改派通知' }])
})

test('a move: the stage, the seats closed and opened, the new deadline; a second look refuses nothing', async () => {
  const id = await offer(projects.west1[0])
  const told = await lookThenDo(id, { name: 'move', region: 'main', stage: 'awaitingApproval' })
  expect(told.stages).toEqual([{ region: 'main', before: '协商中', after: '已报批' }])
  expect(told.seats.map(({ does, label }) => `${does} ${label}`)).toEqual([
    'closes 答复认领条款',
    'opens 审批认领',
  ])
  expect(told.deadlines).toMatchObject([
    { label: '答复认领条款', before: expect.any(String) as string },
    { label: '审批认领', after: expect.any(String) as string },
  ])
  expect(told.notices).toMatchObject([{ label: '新待办' }])
})

test('the end of a process; afterwards looking is refused as doing would be', async () => {
  const id = await offer(projects.east1[1])
  const told = await lookThenDo(id, { name: 'terminate' })
  expect(told.stages).toMatchObject([{ before: '协商中', after: '已终止' }])
  expect(told.seats).toMatchObject([{ does: 'closes', after: '事项终止' }])
  expect(await preview(id, { name: 'terminate' })).toMatchObject({
    status: 409,
    body: { code: 'processEnded', detail: expect.stringContaining('已终止') as string },
  })
})

test('a rebuild changes nothing; a round that is not there is refused; a reason is not needed for looking', async () => {
  const id = await offer(projects.east1[2])
  const nothing = { stages: [], seats: [], deadlines: [], notices: [], sentences: [] }
  expect(await preview(id, { name: 'rebuild' })).toMatchObject({ status: 200, body: nothing })
  const path = `/api/processes/${id}/administration/preview`
  const budget = { unit: 'days', amount: 1 }
  const command = { name: 'extend', region: 'main', round: 'gone', budget }
  expect(await administrator.post(path, { command })).toMatchObject({
    status: 409,
    body: { code: 'roundNotOpen' },
  })
  expect(await agency.post(path, { command })).toMatchObject({ status: 403 })
})
