/** Counts anew what has changed: the figures of every unit above a changed fact, for its month, quarter and year. */
import type { Pool, PoolClient } from 'pg'
import { daysOfPeriod, periodsOfDay } from '#domain/numbers/period.js'
import { statement } from '../read/database.js'
import { inTransaction } from '../transaction.js'
import { agencyKinds, isInPeriod, targets, unitsBelow } from './target.js'

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

const came = `count(*) FILTER (WHERE t.person_id IS NOT NULL) AS attendances, count(DISTINCT t.person_id) AS people,
  count(*) FILTER (WHERE t.unit_id IS NOT NULL) AS organisations, coalesce(sum(t.companions), 0) AS companions`

/** Of a part of the tree: what took place in its communities. */
const countAreas = statement(
  'figures-of-areas',
  keep(`
    SELECT target.unit_id, target.period, activities.*, coming.*, now() FROM ${targets}
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE a.state IN ('held', 'closed')) AS held,
        count(*) FILTER (WHERE a.state = 'cancelled') AS cancelled
      FROM activity a WHERE a.community_id IN ${unitsBelow} AND ${isInPeriod('a.starts_at')}) activities
    CROSS JOIN LATERAL (
      SELECT ${came} FROM activity a JOIN attendance t ON t.activity_id = a.id AND t.state = 'confirmed'
      WHERE a.community_id IN ${unitsBelow} AND ${isInPeriod('a.starts_at')}) coming
    WHERE u.kind NOT IN ${agencyKinds}`),
)

/** Of an agency: where it, or who was its member that day, took part. */
const countAgencies = statement(
  'figures-of-agencies',
  keep(`
    SELECT target.unit_id, target.period, coming.*, now() FROM ${targets}
    CROSS JOIN LATERAL (
      SELECT count(DISTINCT t.activity_id) AS held, 0 AS cancelled, ${came} FROM (
        SELECT t.id, t.activity_id, t.person_id, t.unit_id, t.companions
        FROM membership m JOIN attendance t ON t.person_id = m.person_id AND t.state = 'confirmed'
        JOIN activity a ON a.id = t.activity_id
        WHERE m.agency_id IN ${unitsBelow} AND ${isInPeriod('a.starts_at')}
          AND figure_day(a.starts_at) BETWEEN m.valid_from AND coalesce(m.valid_to, 'infinity')
        UNION
        SELECT t.id, t.activity_id, t.person_id, t.unit_id, t.companions
        FROM attendance t JOIN activity a ON a.id = t.activity_id
        WHERE t.unit_id IN ${unitsBelow} AND t.state = 'confirmed' AND ${isInPeriod('a.starts_at')}) t) coming
    WHERE u.kind IN ${agencyKinds}`),
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

const count = async (client: PoolClient, changed: { unitId: string; month: string }[]): Promise<number> => {
  const wanted = new Map<string, [unitId: string, period: string]>()
  for (const { unitId, month } of changed)
    for (const period of Object.values(periodsOfDay(month)))
      wanted.set(`${unitId} ${period}`, [unitId, period])
  if (wanted.size === 0) return 0
  const rows = [...wanted.values()].flatMap(([unitId, period]) => {
    const days = daysOfPeriod(period)
    return days ? [{ unitId, period, ...days }] : []
  })
  const values = [
    rows.map(({ unitId }) => unitId),
    rows.map(({ period }) => period),
    rows.map(({ from }) => from),
    rows.map(({ after }) => after),
  ]
  await countAreas(client, values)
  await countAgencies(client, values)
  return rows.length
}
