/** Questions about one's own part of the tree go by an index: none of them reads the tree from end to end. */
import type { Pool } from 'pg'
import type { Database } from '#persistence/read/database.js'
import { testDatabase, type TestDatabase } from '#testing/database.js'
import { cornerProcess, questions, signInCoordinator, type Question } from '../bench/scope/questions.js'
import { plantTree } from '../bench/scope/tree-of.js'

let database: TestDatabase
let asked: Question[]

beforeAll(async () => {
  database = await testDatabase()
  const size = { name: '13,000', districts: 1, subdistrictsEach: 200 }
  await plantTree(database.pool, size, { mine: 60, others: 6_000 })
  const session = await signInCoordinator(database.pool)
  asked = questions(await cornerProcess(database.pool), session)
})
afterAll(() => database.drop())

interface Plan {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  Plans?: Plan[]
}
interface Asking {
  text: string
  values: unknown[]
}

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)]

/** Planned as a connection does after some calls: for any parameters, once. */
const genericPlan = async (pool: Pool, text: string): Promise<Plan[]> => {
  const { rows } = await pool.query<{ 'QUERY PLAN': { Plan: Plan }[] }>(
    `EXPLAIN (GENERIC_PLAN, FORMAT JSON) ${text}`,
  )
  return rows.flatMap(row => row['QUERY PLAN'].flatMap(({ Plan: plan }) => nodesOf(plan)))
}

/** The statements of a question, with their plans. */
const plansOf = async ({ ask }: Question): Promise<Plan[]> => {
  const statements: Asking[] = []
  const listening = {
    query: (asking: Asking) => {
      statements.push(asking)
      return database.pool.query(asking)
    },
  } as unknown as Database
  await ask(listening)
  const plans = []
  for (const asking of statements) plans.push(...(await genericPlan(database.pool, asking.text)))
  return plans
}

const readsAll = (plans: Plan[], table: string): boolean =>
  plans.some(plan => plan['Node Type'] === 'Seq Scan' && plan['Relation Name'] === table)

const names = questions('', '').map(({ name }) => name)

test.each(names)('%s: no scan of the whole tree', async name => {
  const question = asked.find(each => each.name === name)
  if (!question) throw new Error(`no question ${name}`)
  const plans = await plansOf(question)
  expect(plans.length).toBeGreaterThan(0)
  expect(readsAll(plans, 'org_unit')).toBe(false)
})

/** Nodes of a question's plans that go by an index, as `how index`. */
const waysOf = async (name: string): Promise<string[]> => {
  const question = asked.find(each => each.name === name)
  const plans = question ? await plansOf(question) : []
  return plans.flatMap(plan => (plan['Index Name'] ? [`${plan['Node Type']} ${plan['Index Name']}`] : []))
}

test('units of a kind are counted in the index alone, and only those shown are looked up', async () => {
  const ways = (await waysOf('units to choose from, by kind')).filter(way => way.endsWith('org_unit_of_kind'))
  expect(ways.sort()).toEqual(['Index Only Scan org_unit_of_kind', 'Index Scan org_unit_of_kind'])
})

test('three neighbouring signs lead to a unit, and not all that have two of them', async () => {
  expect(await waysOf('a unit found by its name')).toContain('Bitmap Index Scan org_unit_signs')
  const { rows } = await database.pool.query<{ two: number; three: number }>(
    `SELECT count(*) FILTER (WHERE signs @> ARRAY['-1', '1-', '区1'])::int AS two,
       count(*) FILTER (WHERE signs @> neighbouring_signs('区1-1-'))::int AS three
     FROM (SELECT neighbouring_signs(name || ' ' || pinyin) AS signs FROM org_unit) u`,
  )
  expect(rows[0]?.three).toBeGreaterThan(0)
  expect(rows[0]?.two).toBeGreaterThan(5 * (rows[0]?.three ?? 0))
})

test('planted: a scan of the whole tree is noticed', async () => {
  const scan = {
    name: 'planted',
    ask: (pool: Database) =>
      pool.query({ text: `SELECT FROM org_unit WHERE path LIKE '%x' || $1`, values: [''] }),
  }
  expect(readsAll(await plansOf(scan), 'org_unit')).toBe(true)
})
