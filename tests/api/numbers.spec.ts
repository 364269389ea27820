/** 统计: figures within one's sight, and behind each exactly as many facts as it says. */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  coverage,
  facts,
  kinds,
  numbers,
  type KindFigureCode,
  type Numbers,
} from '#contracts/http/numbers.js'
import type { FigureCode } from '#domain/numbers/figures.js'
import { countFigures } from '#persistence/numbers/count-figures.js'
import { readSpreadsheet } from '#persistence/spreadsheet/read-spreadsheet.js'
import { seedActivity } from '#testing/activities.js'
import { seedAttendance } from '#testing/attendances.js'
import { people, projects, units } from '#testing/claims.js'
import { testApi, type TestApi } from './support/api.js'
import type { Visitor } from './support/visitor.js'

let api: TestApi
let officer: Visitor
let liaison: Visitor
let east1: Visitor
let member: Visitor

const october = new Date('2026-10-12T01:00:00Z')
const member1 = { personId: people.member, agencyId: units.j1 }

beforeAll(async () => {
  api = await testApi()
  officer = await api.as(people.officer)
  liaison = await api.as(people.liaison)
  east1 = await api.as(people.east1Secretary)
  member = await api.as(people.member)
  const { pool } = api.database
  await pool.query(
    `INSERT INTO membership (id, subject, person_id, agency_id, community_id, valid_from)
     VALUES (gen_random_uuid(), 'member', $1, $2, $3, '2026-05-01'), (gen_random_uuid(), 'agency', NULL, $2, $3, '2026-05-01')`,
    [member1.personId, member1.agencyId, units.east1],
  )
  const [held, second, called] = [randomUUID(), randomUUID(), randomUUID()]
  const [projectId] = projects.east1
  for (const [id, state] of [
    [held, 'held'],
    [second, 'closed'],
    [called, 'cancelled'],
  ] as const)
    await seedActivity(pool, { id, state, startsAt: october, signUps: [], unitSignUps: [] })
  await pool.query('UPDATE activity SET project_id = $2 WHERE id = $1', [held, projectId])
  await seedAttendance(pool, held, { companions: 2 })
  await seedAttendance(pool, second)
  await seedAttendance(pool, second, { personId: people.otherLiaison, state: 'refused' })
  await seedAttendance(pool, held, { unitId: units.j1 })
  await countFigures(pool)
})
afterAll(() => api.close())

const read = async (visitor: Visitor, query: string): Promise<Numbers> => {
  const { status, body } = await visitor.get<unknown>(`/api/numbers?${query}`)
  expect({ status, body }).toMatchObject({ status: 200 })
  return numbers.parse(body)
}
const figure = ({ groups }: Numbers, code: FigureCode) =>
  groups.flatMap(({ figures }) => figures).find(each => each.code === code)
const october2026 = (unitId: string) => `unitId=${unitId}&period=2026-10`
const factsOf = async (visitor: Visitor, unitId: string, code: FigureCode, gap = false) => {
  const query = `${october2026(unitId)}&figure=${code}&gap=${gap}`
  return facts.parse((await visitor.get<unknown>(`/api/numbers/facts?${query}`)).body)
}

test.each([
  ['district', units.district, { held: 2, cancelled: 1, attendances: 2, people: 1, organisations: 1 }],
  ['community', units.east1, { held: 2, cancelled: 1, attendances: 2, people: 1, organisations: 1 }],
  ['another community', units.east2, { held: 0, cancelled: 0, attendances: 0, people: 0, organisations: 0 }],
  ['agency', units.j1, { held: 2, cancelled: 0, attendances: 2, people: 1, organisations: 1 }],
  ['another agency', units.j2, { held: 0, cancelled: 0, attendances: 0, people: 0, organisations: 0 }],
])('what a %s did in the month', async (_name, unitId, expected) => {
  const answer = await read(officer, october2026(unitId))
  for (const [code, value] of Object.entries(expected))
    expect([code, figure(answer, code as FigureCode)?.value]).toEqual([code, value])
})

test('the quarter and the year hold the month; the month after holds nothing', async () => {
  for (const [period, value] of [
    ['2026-Q4', 2],
    ['2026', 2],
    ['2026-09', 0],
  ] as const)
    expect(figure(await read(officer, `unitId=${units.district}&period=${period}`), 'held')?.value).toBe(
      value,
    )
})

test('who has checked in counts as of the last day of the period, of those who belong or live there', async () => {
  const before = figure(await read(officer, `unitId=${units.district}&period=2026-04`), 'checkedIn')
  const after = figure(await read(officer, `unitId=${units.district}&period=2026-05`), 'checkedIn')
  expect([before?.value, after?.value]).toEqual([0, 1])
  expect(after?.of).toBeGreaterThanOrEqual(1)
  expect(figure(await read(officer, october2026(units.j1)), 'agenciesCheckedIn')).toMatchObject({
    value: 1,
    of: 1,
  })
})

test('behind every figure stand exactly as many facts as it says', async () => {
  const answer = await read(officer, october2026(units.district))
  for (const { code, value, of } of answer.groups.flatMap(({ figures }) => figures)) {
    const { items, total } = await factsOf(officer, units.district, code)
    expect([code, items.length, total]).toEqual([code, value, value])
    if (of !== undefined) {
      const rest = await factsOf(officer, units.district, code, true)
      expect([code, rest.items.length, rest.total]).toEqual([code, of - value, of - value])
    }
  }
})

test('each unit below has the figures that it has by itself', async () => {
  const { children } = await read(officer, october2026(units.district))
  expect(children.length).toBeGreaterThan(1)
  for (const child of children) {
    const own = await read(officer, october2026(child.id))
    for (const { code, value } of own.groups.flatMap(({ figures }) => figures))
      expect([child.id, code, child.figures[code]?.value]).toEqual([child.id, code, value])
  }
})

test('a home asks for a unit’s own figures only', async () => {
  const { children, groups } = await read(officer, `${october2026(units.district)}&below=false`)
  expect([children, groups]).toEqual([[], (await read(officer, october2026(units.district))).groups])
})

test('an agency sees its own and nothing of another; a member nothing at all', async () => {
  expect((await read(liaison, 'period=2026-10')).unit.id).toBe(units.j1)
  for (const path of ['', '/facts', '/export.xlsx', '/facts.xlsx', '/coverage', '/kinds'])
    for (const [visitor, unitId] of [
      [liaison, units.j2],
      [liaison, units.district],
      [east1, units.east2],
      [member, units.j1],
    ] as const) {
      const figureWanted = path.startsWith('/facts') ? '&figure=people' : ''
      const answer = await visitor.get(`/api/numbers${path}?${october2026(unitId)}${figureWanted}`)
      expect([path, unitId, answer.status]).toEqual([path, unitId, 404])
    }
  const { items } = await factsOf(liaison, units.j1, 'people')
  expect(items.map(({ id }) => id)).toEqual([people.member])
})

test('coverage: which communities have what of which kind, and where there is nothing', async () => {
  const { body } = await officer.get<unknown>(`/api/numbers/coverage?${october2026(units.district)}`)
  const { categories, items, total } = coverage.parse(body)
  expect(total).toBe(items.length)
  const sum = (id: string) =>
    items.find(each => each.id === id)?.cells.reduce((count, { activities }) => count + activities, 0)
  expect([sum(units.east1), sum(units.east2)]).toEqual([1, 0])
  expect(items.find(({ id }) => id === units.east1)?.others).toBe(1)
  expect(categories.length).toBeGreaterThan(0)
})

const kindFactsOf = async (unitId: string, figure: KindFigureCode, category?: string) => {
  const query = `${october2026(unitId)}&figure=${figure}${category === undefined ? '' : `&category=${category}`}`
  return facts.parse((await officer.get<unknown>(`/api/numbers/facts?${query}`)).body)
}

test('behind every square stands what it counts, with its own page', async () => {
  const { body } = await officer.get<unknown>(`/api/numbers/coverage?${october2026(units.district)}`)
  const { items } = coverage.parse(body)
  expect(items.find(({ id }) => id === units.east1)?.under).toMatchObject({ id: units.east })
  for (const { id, cells, others } of items) {
    for (const { categoryCode, projects: offered, claims, activities } of cells) {
      expect((await kindFactsOf(id, 'served', categoryCode)).total).toBe(claims + activities)
      expect((await kindFactsOf(id, 'offered', categoryCode)).total).toBe(offered)
    }
    expect((await kindFactsOf(id, 'others')).total).toBe(others)
  }
  const { items: served } = await kindFactsOf(units.east, 'served')
  expect(served.map(({ page, note }) => [page, note])).toContainEqual(['activity', '活动 · 东一社区'])
})

test('projects and posts by kind: as many facts as each number says, named as the district names them', async () => {
  const { pool } = api.database
  await pool.query(
    `INSERT INTO post_claim (id, post_id, person_id, agency_id, since, state)
     SELECT gen_random_uuid(), p.id, $1, $2, '2026-10-09', 'held' FROM post p WHERE p.community_id = $3 LIMIT 1`,
    [people.member, units.j1, units.east1],
  )
  const of = async (unitId: string) =>
    kinds.parse((await officer.get<unknown>(`/api/numbers/kinds?${october2026(unitId)}`)).body)
  const { projects: ofProjects, posts } = await of(units.district)
  const sum = (rows: typeof posts, part: 'open' | 'started' | 'held') =>
    rows.reduce((count, row) => count + row[part], 0)
  expect([sum(ofProjects, 'open'), sum(posts, 'started'), sum(posts, 'held')]).toEqual([9, 1, 1])
  expect(sum((await of(units.west)).posts, 'held')).toBe(0)
  expect(sum((await of(units.j1)).posts, 'held')).toBe(1)
  for (const [kind, rows] of [
    ['projects', ofProjects],
    ['posts', posts],
  ] as const)
    for (const { code, name, ...parts } of rows)
      for (const [part, count] of Object.entries(parts)) {
        const figureOf = `${kind}${part[0]?.toUpperCase()}${part.slice(1)}` as KindFigureCode
        const found = await kindFactsOf(units.district, figureOf, code)
        expect([figureOf, code, found.total, found.items.length]).toEqual([figureOf, code, count, count])
        expect(found.label).toContain(name)
      }
})

test('a period that is none is refused, and says which there are', async () => {
  const { status, body } = await officer.get<{ problems: { message: string }[] }>(
    `/api/numbers?period=2026-13`,
  )
  expect([status, body.problems[0]?.message]).toEqual([422, expect.stringContaining('2026-Q4')])
})

test('the workbook holds the figures with what they count', async () => {
  const response = await fetch(`${api.url}/api/numbers/export.xlsx?${october2026(units.district)}`, {
    headers: { cookie: officer.cookie },
  })
  const folder = mkdtempSync(join(tmpdir(), 'numbers-'))
  writeFileSync(join(folder, 'numbers.xlsx'), Buffer.from(await response.arrayBuffer()))
  const found = await readSpreadsheet(join(folder, 'numbers.xlsx'))
  rmSync(folder, { recursive: true })
  const lines = found.ok ? found.sheets.map(({ rows }) => rows.map(({ cells }) => cells)) : []
  expect(lines[0]?.find(cells => cells[1] === '参加人次')?.slice(0, 3)).toEqual(['服务活动', '参加人次', 2])
  expect(lines[1]?.length).toBeGreaterThan(2)
})
