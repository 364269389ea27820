/** An inbox costs what is shown of it: no box reads what was closed long ago, and none is counted to its end. */
import { countInbox } from '#persistence/inbox/count-inbox.js'
import { findInbox, mostCounted, type InboxBox } from '#persistence/inbox/find-inbox.js'
import type { Database } from '#persistence/read/database.js'
import type { SignedIn } from '#persistence/read/signed-in.js'
import { testDatabase, type TestDatabase } from '#testing/database.js'
import { corner, plantTree } from '../bench/scope/tree-of.js'

let database: TestDatabase

const secretary: SignedIn = {
  personId: corner.secretary,
  name: '',
  unit: { id: '', name: '' },
  grants: [
    {
      role: 'CommunityDeputySecretary',
      unitId: corner.community,
      unitName: '',
      unitKind: 'community',
      path: '/',
    },
  ],
  principals: [
    {
      personId: 'p7',
      name: '',
      kinds: ['claim'],
      until: '2099-01-01',
      offices: [{ role: 'CommunityDeputySecretary', unitId: 'd1s2c3' }],
      holds: [{ role: 'CommunityDeputySecretary', unitId: 'd1s2c3' }],
    },
  ],
  sessionHash: '',
  needs: null,
  method: 'demo',
}

/** Tasks that the secretary closed, or a substitute for them; and as many started and copied. */
const closed = (count: number) => `
  WITH planted AS (
    INSERT INTO process (id, kind, title, stage, started_by, started_at, updated_at, ended_at, epoch, step_no, version,
      policy_version, calendar_version, state)
    SELECT gen_random_uuid(), 'claim', 'x', 'accepted', '${corner.secretary}', now() - n * interval '1 minute', now(), now(),
      1, 1, 1, '', '', '{}' FROM generate_series(1, ${count}) n
    RETURNING id, started_at
  ), copied AS (
    INSERT INTO copy (process_id, step_no, person_id, by_person, at)
    SELECT id, 1, '${corner.secretary}', 'p1', started_at FROM planted
  )
  INSERT INTO task (process_id, seat_id, kind, region, stage, round, form, role, unit_id, status, opened_at, act,
    closed_by, on_behalf_of, closed_at)
  SELECT id, 'x.1', 'claim', 'main', 'x', 'x', 'answer', 'CommunityDeputySecretary', '${corner.community}', 'done', started_at,
    'sign', CASE WHEN n % 50 = 0 THEN 'p7' ELSE '${corner.secretary}' END,
    CASE WHEN n % 50 = 0 THEN '${corner.secretary}' END, started_at FROM planted, hashint4(extract(epoch FROM started_at)::int) n`

beforeAll(async () => {
  database = await testDatabase()
  await plantTree(
    database.pool,
    { name: '', districts: 1, subdistrictsEach: 40 },
    { mine: 60, others: 2_000 },
  )
  await close(50_000)
  for (const { name, ask } of asked) atFirst.set(name, await touched(ask))
  await close(50_000)
}, 60_000)
afterAll(() => database.drop())

interface Plan {
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  Plans?: Plan[]
}

const rowsOf = (plan: Plan): number =>
  (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0)) * plan['Actual Loops'] +
  (plan.Plans ?? []).reduce((sum, child) => sum + rowsOf(child), 0)

/** Rows touched anywhere in the plans, each made for its values: one for any values costs more, and is not taken. */
const touched = async (ask: (pool: Database) => Promise<unknown>): Promise<number> => {
  const asked: { text: string; values: unknown[] }[] = []
  const listening = {
    query: (asking: { text: string; values: unknown[] }) => {
      asked.push(asking)
      return database.pool.query(asking)
    },
  } as unknown as Database
  await ask(listening)
  const rows = []
  for (const { text, values } of asked) {
    const { rows: plans } = await database.pool.query<{ 'QUERY PLAN': { Plan: Plan }[] }>(
      `EXPLAIN (ANALYZE, FORMAT JSON) ${text}`,
      values,
    )
    rows.push(...plans.flatMap(plan => plan['QUERY PLAN'].map(({ Plan: top }) => rowsOf(top))))
  }
  return rows.reduce((sum, each) => sum + each, 0)
}

const page = { offset: 0, limit: 20 }
const boxes: InboxBox[] = ['todo', 'done', 'copied', 'started']
const asked = [
  ...boxes.map(box => ({
    name: box as string,
    ask: (pool: Database) => findInbox(pool, secretary, box, page) as Promise<unknown>,
  })),
  { name: 'counts', ask: (pool: Database) => countInbox(pool, secretary) },
]
const atFirst = new Map<string, number>()

const close = async (count: number) => {
  await database.pool.query(closed(count))
  await database.pool.query('VACUUM ANALYZE')
}

test.each(asked)('$name: as many rows are read with twice as much closed', async ({ name, ask }) => {
  const first = atFirst.get(name) ?? 0
  expect(first).toBeGreaterThan(0)
  expect(await touched(ask)).toBeLessThan(first * 1.2)
})

test('a number stops at a thousand, and says so', async () => {
  expect(await countInbox(database.pool, secretary)).toMatchObject({
    done: mostCounted,
    copied: mostCounted,
    unread: mostCounted,
    started: mostCounted,
  })
  expect(await findInbox(database.pool, secretary, 'done', page)).toMatchObject({
    total: mostCounted,
    isMore: true,
  })
})

test('planted: a count to the end is noticed', async () => {
  const count = (pool: Database) =>
    pool.query({ text: 'SELECT count(*) FROM task WHERE closed_by = $1', values: [corner.secretary] })
  expect(await touched(count)).toBeGreaterThan(90_000)
})
