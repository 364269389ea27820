/** Counts anew what has changed: the figures of every unit above a changed fact, for its month, quarter and year. */
import type { Pool, PoolClient } from 'pg'
import { daysOfPeriod, periodsOfDay } from '#domain/numbers/period.js'
import { tookPlace } from '../activity/how-it-stands.js'
import { standsOn } from '../membership/stands-on.js'
import { isBelow } from '../read/below.js'
import { statement, statementPlannedAnew } from '../read/database.js'
import { inTransaction } from '../transaction.js'
import { agencyKinds, isInPeriod } from './target.js'

/** Changes that are taken at once; as many as a busy evening's confirmations make. */
const mostChanges = 20_000

/** One row a unit that is touched: itself and all above, with the month. */
const taken = statement<{ unitId: string; month: string }>(
  'figure-changes-taken',
  `WITH taken AS (
     DELETE FROM figure_change WHERE id IN (SELECT id FROM figure_change ORDER BY id LIMIT $1) RETURNING unit_id, month)
   SELECT DISTINCT above.id AS "unitId", t.month::text AS month
   FROM (SELECT DISTINCT unit_id, month FROM taken) t JOIN org_unit u ON u.id = t.unit_id
   CROSS JOIN LATERAL unnest(string_to_array(trim('/' FROM u.path), '/')) above (id)`,
)

const figures = ['held', 'cancelled', 'attendances', 'people', 'organisations', 'companions']
const keep = (counted: string): string => `
  INSERT INTO figure_period (unit_id, period, ${figures.join(', ')}, counted_at) ${counted}
  ON CONFLICT (unit_id, period) DO UPDATE SET counted_at = excluded.counted_at,
    ${figures.map(name => `${name} = excluded.${name}`).join(', ')}`

/** The units wanted, `$1`, each with all that are below it; `$2` the period, `$3` its first day, `$4` the day after its last. */
const places = (kinds: string): string => `
  WITH span AS (SELECT $3::date AS first_day, $4::date AS end_day),
  wanted AS MATERIALIZED (SELECT u.id, u.path FROM org_unit u WHERE u.id = ANY ($1::text[]) AND u.kind ${kinds}),
  place AS MATERIALIZED (SELECT wanted.id AS unit_id, below.id AS below_id FROM wanted JOIN org_unit below
    ON ${isBelow('below.path', 'wanted.path')})`

const sums = `coalesce(attendances, 0), coalesce(people, 0), coalesce(organisations, 0), coalesce(companions, 0), now()`

/** Of parts of the tree: what took place in their communities. Facts are read once, however many units are above them. */
const countAreas = statementPlannedAnew(
  'figures-of-areas',
  keep(`
    ${places(`NOT IN ${agencyKinds}`)},
    happened AS MATERIALIZED (SELECT a.id, a.community_id, a.state FROM activity a CROSS JOIN span
      WHERE a.community_id IN (SELECT below_id FROM place) AND ${isInPeriod('a.starts_at')}),
    activities AS (
      SELECT p.unit_id, count(*) FILTER (WHERE ${tookPlace('a')}) AS held,
        count(*) FILTER (WHERE a.state = 'cancelled') AS cancelled
      FROM happened a JOIN place p ON p.below_id = a.community_id GROUP BY p.unit_id),
    came AS (
      SELECT a.community_id, t.person_id, t.unit_id IS NOT NULL AS as_one, count(*) AS times, sum(t.companions) AS companions
      FROM happened a JOIN attendance t ON t.activity_id = a.id AND t.state = 'confirmed' GROUP BY 1, 2, 3),
    coming AS (
      SELECT p.unit_id, sum(times) FILTER (WHERE NOT as_one) AS attendances, count(DISTINCT person_id) AS people,
        sum(times) FILTER (WHERE as_one) AS organisations, sum(companions) AS companions
      FROM came JOIN place p ON p.below_id = came.community_id GROUP BY p.unit_id)
    SELECT w.id, $2, coalesce(held, 0), coalesce(cancelled, 0), ${sums}
    FROM wanted w LEFT JOIN activities a ON a.unit_id = w.id LEFT JOIN coming c ON c.unit_id = w.id`),
)

/** Of agencies: where they, or who was their member that day, took part. */
const countAgencies = statementPlannedAnew(
  'figures-of-agencies',
  keep(`
    ${places(`IN ${agencyKinds}`)},
    came AS (
      SELECT p.unit_id, t.id, t.activity_id, t.person_id, t.unit_id IS NOT NULL AS as_one, t.companions
      FROM span CROSS JOIN place p JOIN membership m ON m.agency_id = p.below_id
      JOIN attendance t ON t.person_id = m.person_id AND t.state = 'confirmed' JOIN activity a ON a.id = t.activity_id
      WHERE ${isInPeriod('a.starts_at')}
        AND ${standsOn('m', 'figure_day(a.starts_at)')}
      UNION
      SELECT p.unit_id, t.id, t.activity_id, t.person_id, true, t.companions
      FROM span CROSS JOIN place p JOIN attendance t ON t.unit_id = p.below_id AND t.state = 'confirmed'
      JOIN activity a ON a.id = t.activity_id WHERE ${isInPeriod('a.starts_at')}),
    coming AS (
      SELECT unit_id, count(DISTINCT activity_id) AS held, count(*) FILTER (WHERE NOT as_one) AS attendances,
        count(DISTINCT person_id) AS people, count(*) FILTER (WHERE as_one) AS organisations, sum(companions) AS companions
      FROM came GROUP BY unit_id)
    SELECT w.id, $2, coalesce(held, 0), 0, ${sums} FROM wanted w LEFT JOIN coming c ON c.unit_id = w.id`),
)

/** Another worker that counts has the lock until its end. */
const alone = statement<{ got: boolean }>(
  'figures-alone',
  `SELECT pg_try_advisory_xact_lock(hashtext('figure_change')) AS got`,
)

/**
 * Takes what has changed and counts it from the facts, in one transaction. A fact committed in between is counted, and
 * its note still stands for the next time: nothing is missed, and nothing added twice.
 * @returns figures counted; 0 when nothing has changed or another counts
 */
export const countFigures = (pool: Pool): Promise<number> =>
  inTransaction(pool, async client => {
    const [lock] = await alone(client, [])
    if (!lock?.got) return 0
    return count(client, await taken(client, [mostChanges]))
  })

/** What is sorted for one statement may take so much memory: a year of a district's people. */
const memory = `SET LOCAL work_mem = '64MB'`

const count = async (client: PoolClient, changed: { unitId: string; month: string }[]): Promise<number> => {
  const wanted = new Map<string, Set<string>>()
  for (const { unitId, month } of changed)
    for (const period of Object.values(periodsOfDay(month)))
      wanted.set(period, (wanted.get(period) ?? new Set()).add(unitId))
  await client.query(memory)
  let counted = 0
  for (const [period, units] of wanted) {
    const days = daysOfPeriod(period)
    if (!days) continue
    const values = [[...units], period, days.from, days.after]
    await countAreas(client, values)
    await countAgencies(client, values)
    counted += units.size
  }
  return counted
}
