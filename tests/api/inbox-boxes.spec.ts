/** What an inbox can be narrowed to, kept under a name and taken away as a workbook; drafts and phrases. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inbox, opinionDrafts, phrases, savedFilters } from '#contracts/http/inbox.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import { readSpreadsheet } from '#persistence/spreadsheet/read-spreadsheet.js'
import { people, projects, units } from '#testing/claims.js'
import { newKey, testApi, type TestApi } from './support/api.js'
import { offer } from './support/offer.js'
import type { Answer, Visitor } from './support/visitor.js'

let api: TestApi
let community: Visitor
let coordinator: Visitor
let claims: Answer[]
const today = localDateOf(Date.now())

beforeAll(async () => {
  api = await testApi()
  await api.startWorker()
  community = await api.as(people.east1Secretary)
  coordinator = await api.as(people.eastCoordinator)
  const agency = await api.as(people.liaison)
  claims = []
  for (const projectId of projects.east1)
    claims.push((await agency.command('/api/claims', newKey(), offer({ projectId }))).body)
})
afterAll(() => api.close())

const sql = (text: string, values: unknown[] = []) => api.database.pool.query(text, values)

const box = async (visitor: Visitor, query = '') =>
  inbox.parse((await visitor.get<unknown>(`/api/inbox${query}`)).body)

test('narrowed by kind, stage, unit and deadline', async () => {
  const total = async (query: string) => (await box(community, query)).total
  expect(await total('?kind=claim&stage=negotiating')).toBe(3)
  expect(await total('?kind=seal')).toBe(0)
  expect(await total('?kind=')).toBe(await total(''))
  expect(await total('?stage=delivering')).toBe(0)
  expect(await total(`?unitId=${units.east}`)).toBe(3)
  expect(await total(`?unitId=${units.west}`)).toBe(0)
  await sql(`UPDATE task SET due_at = now() - interval '1 minute', due_on = $2 WHERE process_id = $1`, [
    claims[0]?.processId,
    today,
  ])
  const sunday = `date_trunc('week', $2::date)::date + 6`
  await sql(
    `UPDATE task SET due_on = ${sunday}, due_at = now() + interval '1 minute' WHERE process_id = $1`,
    [claims[1]?.processId, today],
  )
  await sql(
    `UPDATE task SET due_on = ${sunday} + 1, due_at = now() + interval '8 days' WHERE process_id = $1`,
    [claims[2]?.processId, today],
  )
  const shown = async (query: string) => (await box(community, query)).items.map(({ processId }) => processId)
  expect(await shown('?due=overdue')).toEqual([claims[0]?.processId])
  expect(await shown('?due=thisWeek')).toEqual([claims[1]?.processId])
  expect((await box(community)).counts).toMatchObject({ todo: 3, overdue: 1 })
})

test.each(['?due=sometime', '?box=all', '?unitId=a%20b', '?unknown=1'].map(query => [query]))(
  'refused or empty: %s',
  async query => {
    const { status, body } = await community.get<{ items?: unknown[] }>(`/api/inbox${query}`)
    expect(status === 422 || body.items?.length === 0).toBe(true)
  },
)

test('a substitute finds the tasks of the other beside their own, says whose, and can see these alone', async () => {
  expect((await box(coordinator)).total).toBe(0)
  const wanted = { substituteId: people.eastCoordinator, from: today, to: today, reason: '出差' }
  await community.command('/api/substitutions', newKey(), wanted)
  const both = await box(coordinator)
  const whose = { personId: people.east1Secretary, name: '测试东一' }
  expect(both).toMatchObject({ total: 3, counts: { todo: 3, onBehalf: [{ ...whose, todo: 3 }] } })
  expect(both.items.every(({ onBehalfOf }) => onBehalfOf?.personId === whose.personId)).toBe(true)
  expect((await box(coordinator, `?onBehalfOf=${people.east1Secretary}`)).total).toBe(3)
  expect((await box(coordinator, '?onBehalfOf=somebody')).total).toBe(0)
  // Whoever stands aside from the desk has them still: the first to act acts.
  expect((await box(community)).total).toBe(3)
})

test('what a substitute did is among what both have done, and reads 乙 代 甲', async () => {
  const processId = claims[2]?.processId ?? ''
  const { version, allowedActions } = await coordinator.page(processId)
  const seatId = allowedActions.find(({ act }) => act === 'sign')?.seatId
  const request = { seatId, act: 'sign', expectedVersion: version, body: { answers: [] } }
  expect(await coordinator.command(`/api/processes/${processId}/acts`, newKey(), request)).toMatchObject({
    status: 200,
  })
  const onBehalfOf = { personId: people.east1Secretary, name: '测试东一' }
  expect(await box(coordinator, '?box=done')).toMatchObject({
    total: 1,
    items: [{ onBehalfOf, act: 'sign' }],
  })
  expect(await box(community, '?box=done')).toMatchObject({
    total: 1,
    items: [{ onBehalfOf, byName: '测试东街' }],
  })
})

test('copies are there with who, when and why, unread until they are read', async () => {
  await sql(
    `INSERT INTO copy (process_id, step_no, person_id, by_person, at, note)
     VALUES ($1, 1, $3, $4, now() - interval '1 hour', '请知悉'), ($2, 1, $3, $4, now(), NULL)`,
    [claims[0]?.processId, claims[1]?.processId, people.officer, people.liaison],
  )
  const officer = await api.as(people.officer)
  const copied = await box(officer, '?box=copied')
  expect(copied).toMatchObject({
    total: 2,
    counts: { copied: 2, unread: 2 },
    items: [{ processId: claims[1]?.processId }, { byName: '测试联络一', note: '请知悉' }],
  })
  const read = (body: object) => officer.post('/api/inbox/copies/read', body)
  expect(await read({ processIds: [claims[0]?.processId] })).toMatchObject({ body: { unread: 1 } })
  expect((await box(officer, '?box=copied')).items.map(({ readAt }) => readAt !== undefined)).toEqual([
    false,
    true,
  ])
  expect(await community.post('/api/inbox/copies/read', {})).toMatchObject({ status: 200 })
  expect((await box(officer)).counts.unread).toBe(1)
  expect(await read({})).toMatchObject({ body: { unread: 0 } })
})

test('filters are kept under a name, per person; the same name again takes the new one', async () => {
  const save = (visitor: Visitor, body: object) => visitor.post('/api/inbox/filters', body)
  const filter = { stage: 'negotiating', due: 'overdue' }
  expect(await save(community, { name: '协商逾期', box: 'todo', filter })).toMatchObject({ status: 200 })
  await save(community, { name: '本周', box: 'todo', filter: { due: 'thisWeek' } })
  const { body } = await save(community, { name: '协商逾期', box: 'done', filter: {} })
  const [kept, other] = savedFilters.parse(body).items
  expect([kept, other]).toMatchObject([{ name: '协商逾期', box: 'done', filter: {} }, { name: '本周' }])
  expect(await coordinator.get('/api/inbox/filters')).toMatchObject({ body: { items: [] } })
  const drop = (visitor: Visitor) => visitor.post(`/api/inbox/filters/${kept?.id}/drop`, {})
  await drop(coordinator)
  expect(savedFilters.parse((await community.get('/api/inbox/filters')).body).items).toHaveLength(2)
  await drop(community)
  expect(savedFilters.parse((await community.get('/api/inbox/filters')).body).items).toHaveLength(1)
  for (const wrong of [{ name: ' ' }, { box: 'all' }, { filter: { due: 'never' } }, { filter: { x: 1 } }])
    expect(await save(community, { name: '错', box: 'todo', filter: {}, ...wrong })).toMatchObject({
      status: 422,
    })
})

/** As another program reads the file. */
const rowsOf = async (file: Buffer): Promise<string[][]> => {
  const folder = mkdtempSync(join(tmpdir(), 'inbox-'))
  try {
    writeFileSync(join(folder, 'inbox.xlsx'), file)
    const found = await readSpreadsheet(join(folder, 'inbox.xlsx'))
    return found.ok ? (found.sheets[0]?.rows.map(({ cells }) => cells.map(String)) ?? []) : []
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('a box leaves as a workbook with what it shows, and nothing in it is a formula', async () => {
  await sql(`UPDATE process SET title = '=HYPERLINK("http://x")' WHERE id = $1`, [claims[0]?.processId])
  const response = await fetch(`${api.url}/api/inbox/export.xlsx?due=overdue`, {
    headers: { cookie: community.cookie },
  })
  expect(response.headers.get('content-type')).toContain('spreadsheetml')
  const [header = [], first = [], ...more] = await rowsOf(Buffer.from(await response.arrayBuffer()))
  expect(header).toEqual(expect.arrayContaining(['事项', '编号', '办理期限', '剩余工作日']))
  expect(more).toEqual([])
  expect(first[0]).toBe(`'=HYPERLINK("http://x")`)
  expect(first[header.indexOf('办理期限')]).toMatch(/^\d{4}-\d\d-\d\d 周.$/)
  expect(first[header.indexOf('剩余工作日')]).toBe('已逾期')
})

test('what is half-written is there again, for its writer alone, and gone once they acted', async () => {
  const processId = claims[1]?.processId ?? ''
  const path = `/api/processes/${processId}/drafts`
  const { version, allowedActions } = await community.page(processId)
  const seatId = allowedActions.find(({ act }) => act === 'refuseSigning')?.seatId ?? ''
  const save = (body: object) => community.post(path, { seatId, act: 'refuseSigning', body })
  const kept = async (visitor: Visitor) => opinionDrafts.parse((await visitor.get(path)).body).items
  await save({ reason: '人手' })
  await save({ reason: '人手不够' })
  expect(await kept(community)).toMatchObject([
    { seatId, act: 'refuseSigning', body: { reason: '人手不够' } },
  ])
  expect(await kept(coordinator)).toEqual([])
  await save({})
  expect(await kept(community)).toEqual([])
  await save({ reason: '人手不够' })
  await coordinator.post(path, { seatId, act: 'sign', body: { answers: [] } })
  const request = { seatId, act: 'sign', expectedVersion: version, body: { answers: [] } }
  await community.command(`/api/processes/${processId}/acts`, newKey(), request)
  expect([...(await kept(community)), ...(await kept(coordinator))]).toEqual([])
  expect(await save({ reason: '长'.repeat(40_000) })).toMatchObject({ status: 422 })
  await sql(`INSERT INTO opinion_draft (person_id, process_id, seat_id, act, body)
    SELECT '${people.eastCoordinator}', gen_random_uuid(), no::text, 'sign', '{"a":1}' FROM generate_series(1, 200) AS no`)
  const one = await coordinator.post(path, { seatId: 'another', act: 'sign', body: { answers: [] } })
  expect(one).toMatchObject({ status: 409, body: { code: 'draftsFull' } })
  const stranger = await api.as(people.westCoordinator)
  expect(await stranger.get(path)).toMatchObject({ status: 404 })
  const { rows } = await sql(`SELECT FROM journal WHERE detail::text LIKE '%人手不够%'`)
  expect(rows).toEqual([])
})

test('phrases of one’s own, the last used first', async () => {
  const say = (path: string, text: string) => community.post(`/api/inbox/phrases${path}`, { text })
  for (const text of ['同意。', '请补充', '同意。']) await say('', text)
  expect(phrases.parse((await community.get('/api/inbox/phrases')).body).items).toEqual(['同意。', '请补充'])
  expect(await say('/drop', '同意。')).toMatchObject({ body: { items: ['请补充'] } })
  expect(await coordinator.get('/api/inbox/phrases')).toMatchObject({ body: { items: [] } })
  expect(await say('', ' ')).toMatchObject({ status: 422 })
})
