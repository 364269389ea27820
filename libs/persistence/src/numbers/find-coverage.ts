/** Which communities have something of which kind: projects, claims under way, activities; and where there is nothing. */
import type { LocalDate } from '#domain/calendar/local-date.js'
import type { PeriodDays } from '#domain/numbers/period.js'
import { tookPlace } from '../activity/how-it-stands.js'
import { findCategoryNames } from '../needs/categories.js'
import { isBelow } from '../read/below.js'
import { statement, type Database } from '../read/database.js'
import { startOfDaySql } from '../read/days.js'
import { paged } from '../read/paged.js'
import { isInPeriod } from './target.js'

export interface CoverageCell {
  categoryCode: string
  projects: number
  /** Under way in the period. */
  claims: number
  /** Held in the period, out of a project of the kind. */
  activities: number
}

export interface CoverageRow {
  id: string
  name: string
  /** What it belongs to. */
  under: { id: string; name: string }
  cells: CoverageCell[]
  /** Held in the period, out of no project. */
  others: number
}

/** `$1` the unit, `$2` the first day, `$3` the day after the last, `$4` and `$5` the page. */
const rows = statement<CoverageRow & { total: number }>(
  'coverage',
  `SELECT c.id, c.name, c.under, c.total, coalesce(cells.cells, '[]') AS cells, others.others
   FROM (SELECT c.id, c.name, c.path, jsonb_build_object('id', o.id, 'name', o.name) AS under, (count(*) OVER ())::int AS total
         FROM org_unit u JOIN org_unit c ON c.kind = 'community' AND ${isBelow('c.path', 'u.path')}
           JOIN org_unit o ON o.id = c.parent_id
         WHERE u.id = $1 AND (c.ended_on IS NULL OR c.ended_on >= $2::date)
         ORDER BY c.path, c.sort OFFSET $4 LIMIT $5) c
   CROSS JOIN LATERAL (SELECT $2::date AS first_day, $3::date AS end_day) span
   CROSS JOIN LATERAL (
     SELECT jsonb_agg(jsonb_build_object('categoryCode', k.code, 'projects', k.projects, 'claims', k.claims,
       'activities', k.activities) ORDER BY k.code) AS cells
     FROM (SELECT q.category_code AS code, count(DISTINCT q.id)::int AS projects, count(DISTINCT p.id)::int AS claims,
             count(DISTINCT a.id)::int AS activities
           FROM project q
           LEFT JOIN LATERAL (SELECT id, started_at, ended_at FROM process WHERE kind = 'claim' AND subject_id = q.id
             UNION SELECT id, started_at, ended_at FROM process
               WHERE id IN (SELECT claim_id FROM project_place WHERE project_id = q.id)) p
             ON p.started_at < ${startOfDaySql('end_day')}
             AND (p.ended_at IS NULL OR p.ended_at >= ${startOfDaySql('first_day')})
           LEFT JOIN activity a ON a.project_id = q.id AND a.community_id = c.id AND ${tookPlace('a')}
             AND ${isInPeriod('a.starts_at')}
           WHERE q.community_id = c.id GROUP BY q.category_code) k) cells
   CROSS JOIN LATERAL (
     SELECT count(*)::int AS others FROM activity a WHERE a.community_id = c.id AND a.project_id IS NULL
       AND ${tookPlace('a')} AND ${isInPeriod('a.starts_at')}) others
   ORDER BY c.path`,
)

/** Communities of a unit's subtree, page by page, with all kinds there are. */
export const findCoverage = async (
  database: Database,
  unitId: string,
  { from, after }: { from: LocalDate; after: PeriodDays['after'] },
  { offset, limit }: { offset: number; limit: number },
) => {
  const [kinds, found] = await Promise.all([
    findCategoryNames(database, 'project', unitId),
    rows(database, [unitId, from, after, offset, limit]),
  ])
  return {
    categories: kinds.map(({ code, name }) => ({ code, name })),
    ...paged(found),
  }
}
