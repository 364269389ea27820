/** The demo's evaluations are made by the rules themselves: last year's to its end, this year's with slips to vote with. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoTokens } from '#ballots/demo-slips.js'
import { tokenHashOf } from '#ballots/slip-secrets.js'
import { stateCouncilCalendar } from '#domain/calendar/state-council.js'
import { findSlips } from '#persistence/evaluation/find-poll.js'
import { findPublished, findPublishedTitles } from '#persistence/evaluation/published.js'
import { seedRules } from '#persistence/rules/seed-rules.js'
import { importSmallDistrict, units } from '#testing/claims.js'
import { testDatabase, type TestDatabase } from '#testing/database.js'
import { defaultEvaluationPolicy } from '#workflows/evaluation/evaluation.policy.js'
import { makeDemoEvaluations } from '../../apps/cli/demo/demo-evaluations.js'

let database: TestDatabase
let folder: string
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'demo-evaluations-'))
  writeFileSync(join(folder, 'data.key'), Buffer.alloc(32, 7).toString('base64'))
  database = await testDatabase()
  const { pool } = database
  await importSmallDistrict(pool)
  await seedRules(pool, {
    kind: 'evaluation',
    policy: defaultEvaluationPolicy,
    calendar: stateCouncilCalendar,
  })
  await pool.query(
    `INSERT INTO person (id, unit_id, name, pinyin) SELECT 'neighbour-' || n, $1, '邻居' || n, 'lin' FROM generate_series(1, 30) n`,
    [units.j1],
  )
  await pool.query(
    `INSERT INTO membership (id, subject, person_id, agency_id, community_id, valid_from)
     SELECT gen_random_uuid(), 'member', 'neighbour-' || n, $1, ($2::text[])[1 + n % 3], '2020-01-01' FROM generate_series(1, 30) n`,
    [units.j1, [units.east1, units.east2, units.west1]],
  )
})
afterEach(async () => {
  await database.drop()
  rmSync(folder, { recursive: true })
})

test.each([
  ['an ordinary Friday', '2026-11-27T02:00:00Z', 2026],
  ['the Monday after National Day', '2026-10-12T02:00:00Z', 2026],
  ['the first weeks of a year', '2027-01-20T02:00:00Z', 2026],
])('a year as of %s, made once', async (_what, at, year) => {
  const { pool } = database
  const place = { urnFolder: join(folder, 'urn'), keyFile: join(folder, 'data.key') }
  const makeAll = () => makeDemoEvaluations(pool, Date.parse(at), place)
  await makeAll()
  await makeAll()
  const { rows } = await pool.query(
    `SELECT e.year, e.state, p.ended_at IS NOT NULL AS ended,
       (SELECT count(*)::int FROM urn u WHERE u.evaluation_id = e.id) AS sealed,
       (SELECT count(*)::int FROM slip s WHERE s.evaluation_id = e.id AND s.cast_hash IS NOT NULL) AS voted,
       (SELECT count(*)::int FROM evaluation_subject s WHERE s.evaluation_id = e.id) AS judged
     FROM evaluation e JOIN process p ON p.id = e.id::uuid ORDER BY e.year`,
  )
  // Three communities: the last of them has few households last year, and none are drawn yet this year.
  expect(rows).toEqual([
    { year: year - 1, state: 'delivered', ended: true, sealed: 0, voted: 40 + 39 + 22, judged: 9 },
    { year, state: 'open', ended: false, sealed: 8, voted: 8, judged: 9 },
  ])
  const visitors = await findSlips(pool, demoTokens().map(tokenHashOf))
  expect(visitors.map(({ number }) => number).sort()).toEqual([1, 2, 3, 4, 5, 6])
  const published = await findPublished(
    pool,
    (await findPublishedTitles(pool, { skip: 0, limit: 100 }))[0]?.id ?? '',
  )
  expect(published?.communities.map(({ isSufficient }) => isSufficient)).toEqual([true, true, false])
  expect(published?.ballots).toHaveLength(101)
  const undone = await pool.query(
    `SELECT FROM evaluation_comment WHERE state = 'waiting' OR (state = 'shown' AND text ~ '1380000')
     UNION ALL SELECT FROM evaluation_objection WHERE decision IS NULL`,
  )
  expect(undone.rowCount).toBe(0)
})

/** As in the demo: each has served in one community. */
const serveInOneEach = `
  INSERT INTO process (id, kind, title, stage, started_by, started_at, updated_at, epoch, step_no, version,
    policy_version, calendar_version, state)
  SELECT gen_random_uuid(), 'claim', '', 'accepted', 'x', now(), now(), 1, 1, 1, '', '',
    jsonb_build_object('facts', jsonb_build_object('communityId', community, 'agencyId', agency))
  FROM unnest($1::text[], $2::text[]) AS served (agency, community)`

test('a unit about which too few in each community had something to say is told of all of them together', async () => {
  const { pool } = database
  await pool.query(serveInOneEach, [
    [units.j1, units.j2],
    [units.east1, units.east2],
  ])
  const place = { urnFolder: join(folder, 'urn'), keyFile: join(folder, 'data.key') }
  await makeDemoEvaluations(pool, Date.parse('2026-11-27T02:00:00Z'), place)
  const { rows } = await pool.query(
    `SELECT subject_id AS id, sum(count) FILTER (WHERE community_id IS NULL)::int AS together,
       sum(count) FILTER (WHERE community_id IS NOT NULL)::int AS apart
     FROM evaluation_result WHERE subject_id = $1 GROUP BY 1`,
    [units.j1],
  )
  expect(rows).toEqual([{ id: units.j1, together: 6, apart: null }])
  const published = await findPublished(
    pool,
    (await findPublishedTitles(pool, { skip: 0, limit: 100 }))[0]?.id ?? '',
  )
  expect(published?.ballots.filter(({ answers }) => answers?.includes(-1))).toHaveLength(6)
})
