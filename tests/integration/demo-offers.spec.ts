/** The demo's needs, publications and claims of posts are made by the rules themselves, once. */
import { stateCouncilCalendar } from '#domain/calendar/state-council.js'
import { seedRules } from '#persistence/rules/seed-rules.js'
import { importSmallDistrict, units } from '#testing/claims.js'
import { testDatabase, type TestDatabase } from '#testing/database.js'
import { defaultPolicies } from '#workflows/policies.js'
import { claimNewProjects } from '../../apps/cli/demo/demo-claims.js'
import { makeDemoOffers } from '../../apps/cli/demo/demo-offers.js'
import { makeDemoPostClaims } from '../../apps/cli/demo/demo-post-claims.js'
import { rulesFor } from '#persistence/rules/rules-for.js'

let database: TestDatabase
beforeEach(async () => {
  database = await testDatabase()
  const { pool } = database
  await importSmallDistrict(pool)
  for (const [kind, policy] of Object.entries(defaultPolicies))
    await seedRules(pool, { kind, policy, calendar: stateCouncilCalendar })
  await pool.query(
    `INSERT INTO person (id, unit_id, name, pinyin) SELECT 'neighbour-' || n, $1, '邻居' || n, 'lin' FROM generate_series(1, 60) n`,
    [units.j1],
  )
  await pool.query(
    `INSERT INTO membership (id, subject, person_id, agency_id, community_id, valid_from)
     SELECT gen_random_uuid(), 'member', 'neighbour-' || n, $1, ($2::text[])[1 + n % 3], '2020-01-01' FROM generate_series(1, 60) n`,
    [units.j1, [units.east1, units.east2, units.west1]],
  )
  // A post for each kind of the eight: the small district has three.
  await pool.query(
    `INSERT INTO post (id, community_id, category_code, title, places)
     SELECT c.id || '-' || n, c.id, 'G1', '岗位' || n, 20 FROM org_unit c, generate_series(1, 20) n WHERE c.kind = 'community'`,
  )
})
afterEach(() => database.drop())

const counted = async (text: string) =>
  (await database.pool.query<{ all: Record<string, number> }>(text)).rows[0]?.all

test.each([
  ['an ordinary Friday', '2026-11-27T02:00:00Z'],
  ['the Monday after National Day', '2026-10-12T02:00:00Z'],
])('a quarter as of %s', async (_what, at) => {
  const { pool } = database
  const now = Date.parse(at)
  const { needs, oldOnes } = await makeDemoOffers(pool, now)
  expect(needs).toBeGreaterThan(40)
  expect(oldOnes.length).toBeGreaterThanOrEqual(3)
  expect(await claimNewProjects(pool, await rulesFor(pool, 'claim', { at: now }), now, oldOnes)).toBe(3)
  expect(await makeDemoPostClaims(pool, now)).toBe(42)
  expect(
    await counted(
      `SELECT jsonb_object_agg(stage, n) AS all FROM (SELECT stage, count(*) AS n FROM process WHERE kind = 'publication' GROUP BY stage) x`,
    ),
  ).toEqual({ published: 17, reviewing: 6, drafting: 4, refused: 3, dropped: 1 })
  expect(
    await counted(
      `SELECT jsonb_object_agg(stage, n) AS all FROM (SELECT stage, count(*) AS n FROM process WHERE kind = 'postClaim' GROUP BY stage) x`,
    ),
  ).toEqual({ accepted: 24, asked: 12, refusedByCommunity: 3, declined: 2, retracted: 1 })
  const states = await counted(
    `SELECT jsonb_object_agg(state, n) AS all FROM (SELECT state, count(*) AS n FROM need GROUP BY state) x`,
  )
  expect(Object.keys(states ?? {}).sort()).toEqual(['adopted', 'merged', 'new', 'setAside'])
  const odd = await pool.query(
    `SELECT FROM need n JOIN process p ON p.id = n.adopted_by WHERE n.at >= p.started_at UNION ALL SELECT FROM need WHERE at > $1`,
    [new Date(now)],
  )
  expect(odd.rowCount).toBe(0)
  expect(await pool.query(`SELECT FROM post_claim WHERE until IS NOT NULL`)).toMatchObject({ rowCount: 3 })
  expect(await makeDemoOffers(pool, now)).toEqual({ needs: 0, oldOnes: [] })
  expect(await makeDemoPostClaims(pool, now)).toBe(0)
})
