/** Lists leave whole, however long they are, and nothing of a list that breaks off. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { countFigures } from '#persistence/numbers/count-figures.js'
import { readSpreadsheet } from '#persistence/spreadsheet/read-spreadsheet.js'
import { people, units } from '#testing/claims.js'
import { testApi, type TestApi } from './support/api.js'
import type { Visitor } from './support/visitor.js'

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

const linesOf = async (path: string): Promise<string[]> => {
  const reply = await fetch(`${api.url}${path}`, { headers: { cookie: officer.cookie } })
  const bytes = Buffer.from(await reply.arrayBuffer())
  expect([reply.status, Number(reply.headers.get('content-length'))]).toEqual([200, bytes.length])
  const folder = mkdtempSync(join(tmpdir(), 'list-'))
  writeFileSync(join(folder, 'list.xlsx'), bytes)
  const found = await readSpreadsheet(join(folder, 'list.xlsx'))
  rmSync(folder, { recursive: true })
  return found.ok ? found.sheets.flatMap(({ rows }) => rows.map(({ cells }) => cells.join('|'))) : []
}

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

test('a list that cannot be read is an error and no file', async () => {
  await api.database.pool.query('ALTER TABLE need RENAME COLUMN text TO words')
  const reply = await fetch(`${api.url}/api/needs/export.xlsx`, { headers: { cookie: officer.cookie } })
  await api.database.pool.query('ALTER TABLE need RENAME COLUMN words TO text')
  expect([reply.ok, reply.headers.get('content-type')]).toEqual([false, expect.stringContaining('json')])
})
