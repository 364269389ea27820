/** Spot checks: drawn once for a unit and a month, and what was found. */
import { randomUUID } from 'node:crypto'
import type { PoolClient } from 'pg'
import type { SpotCheckResult } from '#domain/attendance/spot-check.js'
import { lookedAfterBy, lookedAfterWithin } from '../organisation/looked-after.js'
import { statement, type Database } from '../read/database.js'
import { dayOfSql, startOfDaySql } from '../read/days.js'
import { businessNowSql } from '../read/demo-clock.js'
import { paged, type Page } from '../read/paged.js'

export interface Draw {
  unitId: string
  /** `YYYY-MM`, of the day on which an activity began in Asia/Shanghai. */
  month: string
  seed: string
  size: number
  by: string
}

/**
 * Confirmed below the unit (`$1` its path) in the month (`$2`), in the order of the seed (`$3`): SHA-256 of `seed:id`; by `$5`.
 * What took place in a community that is part of another by the day of the draw is drawn where that one is; a draw before it
 * is drawn again as it was.
 */
const drawn = `
  SELECT t.id, (count(*) OVER ())::int AS total
  FROM attendance t JOIN activity a ON a.id = t.activity_id JOIN org_unit was ON was.id = a.community_id
  JOIN org_unit u ON u.id = CASE WHEN was.ended_on <= ${dayOfSql(`coalesce($5::timestamptz, ${businessNowSql})`)}
    THEN coalesce(was.merged_into_id, was.id) ELSE was.id END
  WHERE t.state = 'confirmed' AND t.decided_at <= coalesce($5::timestamptz, 'infinity') AND u.path LIKE $1 || '%'
    AND a.starts_at >= ${startOfDaySql("($2 || '-01')::date")}
    AND a.starts_at < ${startOfDaySql("($2 || '-01')::date + interval '1 month'")}
  ORDER BY encode(sha256(convert_to($3 || ':' || t.id, 'UTF8')), 'hex') LIMIT $4`

export const drawSpotCheck = async (
  client: PoolClient,
  path: string,
  { unitId, month, seed, size, by }: Draw,
): Promise<{ id: string } | { refused: 'spotCheckDrawn' | 'nothingToDraw' }> => {
  const { rows } = await client.query<{ id: string; total: number }>(drawn, [path, month, seed, size, null])
  const [first] = rows
  if (!first) return { refused: 'nothingToDraw' }
  const made = await client.query<{ id: string }>(
    `INSERT INTO spot_check (id, unit_id, month, seed, drawn_from, drawn_by) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (unit_id, month) DO NOTHING RETURNING id`,
    [randomUUID(), unitId, month, seed, first.total, by],
  )
  const id = made.rows[0]?.id
  if (id === undefined) return { refused: 'spotCheckDrawn' }
  await client.query(
    `INSERT INTO spot_check_item (check_id, place, attendance_id)
     SELECT $1, place, attendance_id FROM unnest($2::uuid[]) WITH ORDINALITY AS i (attendance_id, place)`,
    [id, rows.map(row => row.id)],
  )
  return { id }
}

export interface FoundSpotCheck {
  id: string
  unitId: string
  unitName: string
  path: string
  month: string
  seed: string
  drawnFrom: number
  drawnByName: string
  drawnAt: Date
  size: number
  checked: number
  doubtful: number
}

const columns = `s.id, s.unit_id AS "unitId", was.name AS "unitName", c.path, s.month, s.seed, s.drawn_from AS "drawnFrom",
  coalesce(p.name, s.drawn_by) AS "drawnByName", s.drawn_at AS "drawnAt", i.size, i.checked, i.doubtful`
const joined = `spot_check s ${lookedAfterBy('s.unit_id')} LEFT JOIN person p ON p.id = s.drawn_by,
  LATERAL (SELECT count(*)::int AS size, count(result)::int AS checked,
    (count(*) FILTER (WHERE result <> 'there'))::int AS doubtful FROM spot_check_item WHERE check_id = s.id) i`

const within = statement<FoundSpotCheck & { total: number }>(
  'spot-checks-within',
  `SELECT ${columns}, (count(*) OVER ())::int AS total FROM ${joined} WHERE s.unit_id = ANY (${lookedAfterWithin('$1::text[]')})
   ORDER BY s.month DESC, c.path, s.id OFFSET $2 LIMIT $3`,
)
const one = statement<FoundSpotCheck>('spot-check-one', `SELECT ${columns} FROM ${joined} WHERE s.id = $1`)

/** Of units within the given paths (LIKE patterns). */
export const findSpotChecks = async (database: Database, paths: string[], { offset, limit }: Page) =>
  paged(await within(database, [paths, offset, limit]))
export const findSpotCheck = async (database: Database, id: string) => (await one(database, [id]))[0]

export interface FoundItem {
  place: number
  attendanceId: string
  name: string
  activityTitle: string
  communityName: string
  startsAt: Date
  way: 'code' | 'list' | 'afterwards'
  confirmedByName: string
  result: SpotCheckResult | null
  note: string | null
  byName: string | null
}

const items = statement<FoundItem>(
  'spot-check-items',
  `SELECT i.place, i.attendance_id AS "attendanceId", coalesce(p.name, o.name) AS name, a.title AS "activityTitle",
     c.name AS "communityName", a.starts_at AS "startsAt", t.way, coalesce(d.name, t.decided_by, '') AS "confirmedByName",
     i.result, i.note, coalesce(b.name, i.by) AS "byName"
   FROM spot_check_item i JOIN attendance t ON t.id = i.attendance_id JOIN activity a ON a.id = t.activity_id
   JOIN org_unit c ON c.id = a.community_id LEFT JOIN person p ON p.id = t.person_id LEFT JOIN org_unit o ON o.id = t.unit_id
   LEFT JOIN person d ON d.id = t.decided_by LEFT JOIN person b ON b.id = i.by
   WHERE i.check_id = $1 ORDER BY i.place`,
)
export const findItems = (database: Database, checkId: string) => items(database, [checkId])

const again = statement<{ id: string }>('spot-check-drawn-again', drawn)

/** Draws it once more. @returns the attendances in their order, of what was confirmed by then and still is */
export const drawAgain = async (
  database: Database,
  { path, month, seed, size, drawnAt }: FoundSpotCheck,
): Promise<string[]> => {
  const rows = await again(database, [path, month, seed, size, drawnAt])
  return rows.map(({ id }) => id)
}

/** What was found of one of them; the first finding stays. */
export const recordResult = async (
  client: PoolClient,
  checkId: string,
  found: { place: number; result: SpotCheckResult; note: string | null; by: string },
): Promise<{ place: number } | { refused: 'spotChecked' }> => {
  const { rowCount } = await client.query(
    `UPDATE spot_check_item SET result = $3, note = $4, by = $5, at = business_now()
     WHERE check_id = $1 AND place = $2 AND result IS NULL`,
    [checkId, found.place, found.result, found.note, found.by],
  )
  return rowCount === 1 ? { place: found.place } : { refused: 'spotChecked' }
}
