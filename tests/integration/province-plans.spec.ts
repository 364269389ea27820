/** A list costs what its unit has: as many rows are read in a province of many districts as in the district alone. */
import { escapeLiteral } from 'pg'
import type { Database } from '#persistence/read/database.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import { withClient } from '#embedded/postgres-connection.js'
import { testDatabase, type TestDatabase } from '#testing/database.js'
import { writeFacts, type Sizes } from '../bench/numbers/facts.js'
import { listsOfRoles, type ListAsked } from '../bench/numbers/lists.js'

const each: Sizes = {
  ...{ subdistricts: 15, communities: 30, agencies: 10, members: 600 },
  ...{ needs: 600, posts: 150, projects: 120, activities: 300 },
}
const many = 8

let district: TestDatabase
let province: TestDatabase
beforeAll(async () => {
  district = await testDatabase()
  province = await testDatabase()
  for (const [{ url }, districts] of [
    [district, 1],
    [province, many],
  ] as const)
    await withClient(url, client => writeFacts(client, { districts, districtsWithFacts: districts, each }))
}, 60_000)
afterAll(async () => {
  await district.drop()
  await province.drop()
})

interface Plan {
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  Plans?: Plan[]
}

interface Explained {
  'QUERY PLAN': { Plan: Plan }[]
}

const plansIn = (row: Explained): Plan[] => row['QUERY PLAN'].map(({ Plan: plan }) => plan)

const rowsOf = (plan: Plan): number =>
  (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0)) * plan['Actual Loops'] +
  (plan.Plans ?? []).reduce((sum, child) => sum + rowsOf(child), 0)

/**
 * Rows touched anywhere in the plans of a list's statements, each planned once for any values, as a connection does. Reading and
 * joining tables from end to end is made dear, as it is when they are large.
 */
const touched = async ({ pool }: TestDatabase, ask: (database: Database) => Promise<unknown>) => {
  const asked: { text: string; values: unknown[] }[] = []
  const listening = {
    query: (asking: { text: string; values: unknown[] }) => {
      asked.push(asking)
      return pool.query(asking)
    },
  } as unknown as Database
  await ask(listening)
  const client = await pool.connect()
  try {
    await client.query(
      'SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off; SET plan_cache_mode = force_generic_plan',
    )
    let rows = 0
    for (const [no, { text, values }] of asked.entries()) {
      await client.query(`PREPARE asked_${no} AS ${text}`)
      const asking = `EXECUTE asked_${no} ${values.length > 0 ? `(${values.map(literal).join(', ')})` : ''}`
      const explained = await client.query<Explained>(`EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${asking}`)
      rows += rowsOf({ 'Actual Rows': 0, 'Actual Loops': 0, Plans: explained.rows.flatMap(plansIn) })
    }
    return rows
  } finally {
    // Of this connection alone: what it has prepared and how it plans goes with it.
    client.release(true)
  }
}

/** `EXECUTE` takes no parameters, only what is written out. */
const literal = (value: unknown): string => {
  if (typeof value === 'string') return escapeLiteral(value)
  if (value === null || value === undefined) return 'NULL'
  if (value instanceof Date) return escapeLiteral(value.toISOString())
  if (Array.isArray(value)) return escapeLiteral(`{${value.map(each => JSON.stringify(each)).join(',')}}`)
  return escapeLiteral(JSON.stringify(value))
}

const lists = listsOfRoles(localDateOf(Date.now())).filter(
  ({ role, list, isMenu }) => role !== 'province' && !isMenu && !list.startsWith('card'),
)

test.each(lists)('$role, $list: as many rows are read among eight districts', async ({ ask }: ListAsked) => {
  const alone = await touched(district, ask)
  expect(await touched(province, ask)).toBeLessThanOrEqual(alone * 1.3 + 100)
})

test('planted: a list that looks at what others have is noticed', async () => {
  const all = (database: Database) =>
    database.query({
      text: `SELECT FROM membership WHERE community_id LIKE $1`,
      values: ['d1c%'],
    })
  expect(await touched(province, all)).toBeGreaterThan(5 * (await touched(district, all)))
})
