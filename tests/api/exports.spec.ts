/** Lists leave whole, however long they are, and nothing of a list that breaks off. */
import { randomUUID } from 'node:crypto'
import { countFigures } from '#persistence/numbers/count-figures.js'
import { people, units } from '#testing/claims.js'
import { testApi, type TestApi } from './support/api.js'
import type { Visitor } from './support/visitor.js'
import { linesOfWorkbook } from './support/workbook.js'

let api: TestApi
let officer: Visitor

const needs = 10_100
const attended = 12_000

beforeAll(async () => {
  api = await testApi()
  officer = await api.as(people.officer)
  const { pool } = api.database
  await pool.query(
    `INSERT INTO need (id, community_id, source, text, state, at)
     SELECT gen_random_uuid(), $1, 'community', '楼道' || n, 'new', now() - n * interval '1 second' FROM generate_series(1, $2::int) n`,
    [units.east1, needs],
  )
  await pool.query(
    `INSERT INTO activity (id, number, community_id, title, place, starts_at, ends_at, sign_up_until, cancel_until, state, organiser_id)
     SELECT gen_random_uuid(), 'HD-' || n, $1, '清洁' || n, '广场', at, at + interval '1 hour', at, at, 'closed', $2
     FROM generate_series(1, $3::int) n, LATERAL (SELECT timestamptz '2026-10-02 09:00+08' + n * interval '1 minute' AS at) v`,
    [units.east1, people.east1Secretary, attended],
  )
  await pool.query(
    `INSERT INTO attendance (id, activity_id, person_id, way, came_at, received_at, state, by, decided_by, decided_at)
     SELECT gen_random_uuid(), id, $1, 'list', starts_at, starts_at, 'confirmed', $2, $2, ends_at FROM activity WHERE number LIKE 'HD-%'`,
    [people.member, people.east1Secretary],
  )
  await countFigures(pool)
})
afterAll(() => api.close())

const linesOf = (path: string, visitor = officer) => linesOfWorkbook(api.url, path, visitor)

test('a list of more than ten thousand is exported to its last item', async () => {
  const { body } = await officer.get<{ total: number }>('/api/needs?limit=1')
  const lines = await linesOf('/api/needs/export.xlsx')
  expect(body.total).toBeGreaterThanOrEqual(needs)
  expect(lines).toHaveLength(body.total + 1)
  expect(new Set(lines).size).toBe(lines.length)
})

test('so are the facts behind a number', async () => {
  const query = `unitId=${units.district}&period=2026-10&figure=attendances`
  const { body } = await officer.get<{ total: number }>(`/api/numbers/facts?${query}&limit=1`)
  const lines = await linesOf(`/api/numbers/facts.xlsx?${query}`)
  expect([body.total, lines.length]).toEqual([attended, attended + 2])
  expect(new Set(lines).size).toBe(lines.length)
  expect(lines[2]).toContain(`清洁${attended}`)
})

test('the register leaves as it is narrowed, and who is missing in it', async () => {
  await api.database.pool.query(
    `INSERT INTO membership (id, subject, person_id, agency_id, community_id, valid_from)
     VALUES (gen_random_uuid(), 'member', $1, $2, $3, '2026-05-01'), (gen_random_uuid(), 'agency', NULL, $2, $3, '2026-05-01')`,
    [people.member, units.j1, units.east1],
  )
  const [heading, ...lines] = await linesOf('/api/memberships/export.xlsx?subject=member')
  expect(heading).toContain('报到社区')
  expect(lines).toEqual([expect.stringMatching(/^在职党员\|.+\|2026-05-01\|在册/)])
  expect(await linesOf('/api/memberships/export.xlsx')).toHaveLength(3)
  const liaison = await api.as(people.liaison)
  const missing = `agencyId=${units.j1}`
  const { body } = await liaison.get<{ items: { name: string }[] }>(`/api/memberships/missing?${missing}`)
  const [, ...names] = await linesOf(`/api/memberships/missing.xlsx?${missing}`, liaison)
  expect(names.map(line => line.split('|')[0])).toEqual(body.items.map(({ name }) => name))
  const other = await liaison.get(`/api/memberships/missing.xlsx?agencyId=${units.j2}`)
  expect(other.status).toBe(404)
})

test('activities and branches leave as their lists are narrowed', async () => {
  const managed = 'scope=managed&search=清洁1'
  const { body } = await officer.get<{ total: number }>(`/api/activities?${managed}&limit=1`)
  expect(body.total).toBeGreaterThan(1000)
  expect(await linesOf(`/api/activities/export.xlsx?${managed}`)).toHaveLength(body.total + 1)
  const lack = await officer.get<{ items: { community: { name: string } }[] }>(
    '/api/branches?lack=activities',
  )
  const [, ...idle] = await linesOf('/api/branches/export.xlsx?lack=activities')
  expect(idle.map(line => line.split('|')[1])).toEqual(lack.body.items.map(({ community }) => community.name))
  expect(idle.length).toBeGreaterThan(0)
})

test('an attendance list leaves with those who signed up and did not come', async () => {
  const { rows } = await api.database.pool.query<{ id: string }>(
    `INSERT INTO sign_up (activity_id, person_id, state, at, by)
     SELECT id, $1, 'signed', starts_at, $1 FROM activity WHERE number = 'HD-7' RETURNING activity_id AS id`,
    [people.otherLiaison],
  )
  const east1 = await api.as(people.east1Secretary)
  const lines = await linesOf(`/api/activities/${rows[0]?.id}/attendances.xlsx`, east1)
  expect(lines[0]).toBe('HD-7 清洁7')
  expect(lines.slice(3).map(line => line.split('|')[2])).toEqual(['已确认', '报名未到'])
})

test('a spot check leaves with its seed and what was found', async () => {
  const draw = { unitId: units.district, month: '2026-10', seed: '=2026134', size: 3 }
  const { body } = await officer.command<{ id: string }>('/api/spot-checks', randomUUID(), draw)
  await officer.command(`/api/spot-checks/${body.id}/results`, randomUUID(), {
    place: 2,
    result: 'notThere',
    note: '当日出差',
  })
  const lines = await linesOf(`/api/spot-checks/${body.id}/export.xlsx`)
  expect(lines.slice(0, 2).join()).toMatch(/12000 项已确认的签到中抽出 3 项.*种子 =2026134/)
  expect(lines.slice(3).map(line => line.split('|')[7])).toEqual(['待核查', '不属实', '待核查'])
})

test('a list that cannot be read is an error and no file', async () => {
  await api.database.pool.query('ALTER TABLE need RENAME COLUMN text TO words')
  try {
    const reply = await fetch(`${api.url}/api/needs/export.xlsx`, { headers: { cookie: officer.cookie } })
    expect([reply.ok, reply.headers.get('content-type')]).toEqual([false, expect.stringContaining('json')])
  } finally {
    await api.database.pool.query('ALTER TABLE need RENAME COLUMN words TO text')
  }
})
