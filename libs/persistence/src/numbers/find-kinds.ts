/** Figures by kind: of projects and the claims of them, of posts and who holds them. */
import type { LocalDate } from '#domain/calendar/local-date.js'
import type { PeriodDays } from '#domain/numbers/period.js'
import { isBelow } from '../read/below.js'
import { stands } from '../read/claims.js'
import { statement, type Database } from '../read/database.js'
import { isInPeriod } from './target.js'

export interface KindFigures {
  code: string
  name: string
  /** What may be claimed, or posts there are, on the last day. */
  open: number
  started: number
  /** Under way, or held, on the last day. */
  held: number
  /** Accepted, or given up, in the period. */
  ended: number
}

/** `$1` the unit, `$2` the first day, `$3` the day after the last, `$4` today. */
const asked = `
  u AS (SELECT path FROM org_unit WHERE id = $1),
  span AS (SELECT $2::date AS first_day, $3::date AS end_day, least($3::date - 1, $4::date) AS as_of),
  below AS (SELECT b.id FROM u JOIN org_unit b ON ${isBelow('b.path', 'u.path')})`

const asOfEnd = `((as_of + 1)::timestamp AT TIME ZONE 'Asia/Shanghai')`
export const lastsUntilEnd = `p.started_at < ${asOfEnd} AND (p.ended_at IS NULL OR p.ended_at >= ${asOfEnd})`

/** A project that could be claimed on the last day, and that nobody had claimed. */
export const isUnclaimed = `q.state = 'published' AND as_of BETWEEN coalesce(q.opens_on, as_of) AND coalesce(q.closes_on, as_of)
  AND NOT EXISTS (SELECT FROM process p WHERE p.kind = 'claim' AND p.subject_id = q.id AND p.started_at < ${asOfEnd}
    AND (${lastsUntilEnd} OR p.stage IN ('accepted', 'appraised')))`

const projects = statement<KindFigures>(
  'kinds-of-projects',
  `WITH ${asked},
   claims AS (
     SELECT q.category_code AS code, (count(*) FILTER (WHERE ${isInPeriod('p.started_at')}))::int AS started,
       (count(*) FILTER (WHERE ${lastsUntilEnd}))::int AS held,
       (count(*) FILTER (WHERE EXISTS (SELECT FROM journal j WHERE j.process_id = p.id AND j.outcome = 'acceptance.accepted'
         AND ${isInPeriod('j.at')} AND ${stands})))::int AS ended
     FROM process p JOIN project q ON q.id = p.subject_id CROSS JOIN span
     WHERE p.kind = 'claim' AND EXISTS (SELECT FROM process_unit pu WHERE pu.process_id = p.id AND pu.unit_id IN (SELECT id FROM below))
     GROUP BY q.category_code),
   offered AS (
     SELECT q.category_code AS code, count(*)::int AS open FROM project q CROSS JOIN span
     WHERE q.community_id IN (SELECT id FROM below) AND ${isUnclaimed} GROUP BY q.category_code)
   SELECT k.code, k.name, coalesce(o.open, 0) AS open, coalesce(c.started, 0) AS started, coalesce(c.held, 0) AS held,
     coalesce(c.ended, 0) AS ended
   FROM project_category k LEFT JOIN claims c ON c.code = k.code LEFT JOIN offered o ON o.code = k.code ORDER BY k.sort, k.code`,
)

/** Of an agency: posts that its members hold, wherever they are. */
const posts = statement<KindFigures>(
  'kinds-of-posts',
  `WITH ${asked},
   holdings AS (
     SELECT p.category_code AS code, (count(*) FILTER (WHERE x.since BETWEEN first_day AND as_of))::int AS started,
       (count(*) FILTER (WHERE x.since <= as_of AND (x.until IS NULL OR x.until > as_of)))::int AS held,
       (count(*) FILTER (WHERE x.until BETWEEN first_day AND as_of))::int AS ended
     FROM post_claim x JOIN post p ON p.id = x.post_id CROSS JOIN span
     WHERE p.community_id IN (SELECT id FROM below) OR x.agency_id IN (SELECT id FROM below)
     GROUP BY p.category_code),
   offered AS (
     SELECT p.category_code AS code, count(*)::int AS open FROM post p CROSS JOIN span
     WHERE p.community_id IN (SELECT id FROM below) AND p.state = 'published'
       AND as_of BETWEEN coalesce(p.opens_on, as_of) AND coalesce(p.closes_on, as_of)
     GROUP BY p.category_code)
   SELECT k.code, k.name, coalesce(o.open, 0) AS open, coalesce(h.started, 0) AS started, coalesce(h.held, 0) AS held,
     coalesce(h.ended, 0) AS ended
   FROM post_category k LEFT JOIN holdings h ON h.code = k.code LEFT JOIN offered o ON o.code = k.code ORDER BY k.sort, k.code`,
)

/** All kinds that there are, in the district's order; those without anything among them. */
export const findKinds = async (
  database: Database,
  unitId: string,
  { from, after }: Pick<PeriodDays, 'from' | 'after'>,
  today: LocalDate,
): Promise<{ projects: KindFigures[]; posts: KindFigures[] }> => {
  const values = [unitId, from, after, today]
  return { projects: await projects(database, values), posts: await posts(database, values) }
}
