/** Inbox, messages and the demo's movable clock, as people meet them. */
import { inbox } from '#contracts/http/inbox.js'
import { messages } from '#contracts/http/session.js'
import { processList } from '#contracts/http/processes.js'
import { claimTerms, people, projects, units } from '#testing/claims.js'
import { newKey, testApi, type TestApi } from './support/api.js'
import { offered } from './support/offer.js'
import type { Answer, Visitor } from './support/visitor.js'

let api: TestApi
let agency: Visitor
let community: Visitor
const claims: Answer[] = []

beforeAll(async () => {
  api = await testApi()
  await api.startWorker()
  agency = await api.as(people.liaison)
  community = await api.as(people.east1Secretary)
  for (const projectId of projects.east1.slice(0, 2)) {
    const offer = { projectId, agencyId: units.j1, startedBy: 'agency', submit: true, terms: claimTerms() }
    claims.push((await agency.command('/api/claims', newKey(), offer)).body)
  }
})

afterAll(() => api.close())

const box = async (visitor: Visitor, query = '') =>
  inbox.parse((await visitor.get<unknown>(`/api/inbox${query}`)).body)

test('whoever offers has signed, and finds it among what is done and what they started', async () => {
  const counts = { todo: 0, overdue: 0, done: 2, copied: 0, unread: 0, started: 2, onBehalf: [] }
  expect(await box(agency, '?box=done')).toMatchObject({
    counts,
    total: 2,
    items: [{ actLabel: '签署' }, {}],
  })
  expect(await box(agency, '?box=started')).toMatchObject({ counts, total: 2 })
})

test.each([
  ['text of the title', '楼道', 1],
  ['full pinyin of the title', 'loudao', 1],
  ['initials of the title', 'ldzz', 1],
  ['pinyin of a unit', 'dongyi', 2],
  ['name of a unit', '教育局', 2],
  ['text that means something to LIKE', '%', 0],
  ['nothing of it', '不存在', 0],
])('search by %s', async (_what, typed, found) => {
  const search = `search=${encodeURIComponent(typed)}`
  expect((await box(community, `?${search}`)).items).toHaveLength(found)
  const { body } = await community.get<unknown>(`/api/processes?${search}`)
  expect(processList.parse(body).total).toBe(found)
})

test('search by number', async () => {
  const [first] = (await box(community)).items
  expect((await box(community, `?search=${first?.number}`)).items).toEqual([first])
})

test('fast-forward moves every open process once; the late are overdue first and their superior is seated', async () => {
  const key = newKey()
  const forward = () =>
    community.command<{ aheadMs: number }>('/api/demo/fast-forward', key, { hours: 24 * 20 })
  const replies = await Promise.all([forward(), forward(), forward()])
  const aheadMs = 20 * 24 * 3_600_000
  for (const reply of replies)
    expect(reply).toMatchObject({ status: 200, body: { aheadMs, moved: 2, left: 0 } })
  expect(await community.get('/api/session')).toMatchObject({ body: { aheadMs } })

  const coordinator = await api.as(people.eastCoordinator)
  const waiting = await untilSome(() => box(coordinator))
  expect(waiting).toMatchObject({
    counts: { todo: 2, overdue: 2 },
    items: [{ origin: 'escalated', overdue: true }, {}],
  })
  const late = await box(community)
  expect(late.items.every(({ overdue, workingDaysLeft = 0 }) => overdue && workingDaysLeft < 0)).toBe(true)
  const { body } = await community.get<{ lines: { sentence: string }[] }>(
    `/api/processes/${claims[0]?.processId}/timeline`,
  )
  const told = body.lines.map(({ sentence }) => sentence).join('\n')
  expect(told).toContain('逾期未办，系统上报东街街道双报到负责人')
  expect(told).toContain('快进 480 小时')

  const processId = await offered(agency, { projectId: projects.east1[2] })
  const { startedAt } = await agency.page(processId)
  expect(Date.parse(startedAt) - Date.now()).toBeGreaterThan(aheadMs - 60_000)
})

const untilSome = async <T extends { items: unknown[] }>(ask: () => Promise<T>): Promise<T> => {
  for (const deadline = Date.now() + 10_000; Date.now() < deadline;) {
    const answer = await ask()
    if (answer.items.length > 1) return answer
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  return ask()
}

test('messages are read one by one or all at once, and only by whom they are for', async () => {
  const { rows } = await api.database.pool.query<{ id: string }>(
    `INSERT INTO message (notice_id, person_id, at) SELECT id, $1, at FROM notice ORDER BY id LIMIT 3 RETURNING id::text`,
    [people.east1Secretary],
  )
  const list = async () => messages.parse((await community.get<unknown>('/api/messages')).body)
  expect(await list()).toMatchObject({ unread: 3, total: 3 })
  expect((await list()).items.at(-1)?.sentence).toMatch(/^新待办：答复认领条款“东一.*到期。$/)
  const one = { ids: [rows[0]?.id] }
  expect(await agency.post('/api/messages/read', one)).toMatchObject({ body: { unread: 0 } })
  expect(await community.post('/api/messages/read', one)).toMatchObject({ body: { unread: 2 } })
  expect(await community.post('/api/messages/read', {})).toMatchObject({ body: { unread: 0 } })
})

test('the timeline leaves as a spreadsheet in which nothing is a formula', async () => {
  const page = await community.page(claims[1]?.processId ?? '')
  const seatId = page.allowedActions.find(({ act }) => act === 'refuseSigning')?.seatId
  const body = { reasonCode: 'unrealistic', reason: '=HYPERLINK("http://x","点")' }
  const path = `/api/processes/${page.id}`
  const request = { seatId, act: 'refuseSigning', expectedVersion: page.version, body }
  expect(await community.command(`${path}/acts`, newKey(), request)).toMatchObject({ status: 200 })
  const { body: file, headers } = await community.get<string>(`${path}/timeline.csv`)
  expect(headers.get('content-type')).toContain('text/csv')
  expect(file).toContain(`"'=HYPERLINK(""http://x"",""点"")"`)
  expect(file).not.toMatch(/(^|,)"?[=+@]/m)
})
