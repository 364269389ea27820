/** Reads of weeks: a page of them, one of them, how many stand where below a unit, and what everybody may see. */
import type { Budget } from '#domain/calendar/clock.js'
import type { LocalDate } from '#domain/calendar/local-date.js'
import type { PointSubject } from '#domain/points/points.js'
import type { NoneCause, WeekState } from '#domain/weekly/weekly-selection.js'
import { statement, type Database } from '../read/database.js'
import { paged } from '../read/paged.js'
import { isLate, runningUntil, type DecisionPast } from './find-undecided.js'

export interface FoundWeek {
  communityId: string
  communityName: string
  /** Who speaks for it: the community itself, or the one that it has become part of; and that one's path. */
  speakerId: string
  communityPath: string
  week: string
  sunday: LocalDate
  recommendUntil: LocalDate
  decideWithin: Budget
  /** The day of the decision's own clock, once it runs. */
  dueOn: LocalDate | null
  /** Of the community itself, whoever speaks for it. */
  ownPath: string
  state: WeekState
  processId: string | null
  subject: PointSubject | null
  subjectId: string | null
  modelName: string | null
  agencyName: string | null
  publicText: string | null
  noneCause: NoneCause | null
  reason: string | null
  decidedByName: string | null
  publishedAt: Date | null
  revokedAt: Date | null
  revokedByName: string | null
  revokedReason: string | null
  recommendations: number
  unread: number
}

export interface ShownWeek extends FoundWeek {
  /** Undecided when its day is over. */
  isLate: boolean
}

const columns = `w.community_id AS "communityId", c.name AS "communityName", h.id AS "speakerId", h.path AS "communityPath",
  w.week, w.sunday::text AS sunday, w.recommend_until::text AS "recommendUntil", w.decide_within AS "decideWithin",
  ${runningUntil('w')}::text AS "dueOn", c.path AS "ownPath", w.state,
  w.process_id AS "processId", w.subject,
  w.subject_id AS "subjectId", coalesce(p.name, u.name) AS "modelName", (
    SELECT a.name FROM role_grant g JOIN org_unit a ON a.id = g.unit_id
    WHERE g.person_id = p.id AND g.role = 'InServicePartyMember' ORDER BY g.valid_from DESC NULLS LAST LIMIT 1
  ) AS "agencyName", w.public_text AS "publicText", w.none_cause AS "noneCause", w.reason, d.name AS "decidedByName",
  w.published_at AS "publishedAt", w.revoked_at AS "revokedAt", v.name AS "revokedByName",
  w.revoked_reason AS "revokedReason", r.recommendations, r.unread`

const weeks = `weekly_selection w JOIN org_unit c ON c.id = w.community_id
  JOIN org_unit h ON h.id = coalesce(c.merged_into_id, c.id)
  LEFT JOIN person p ON w.subject = 'member' AND p.id = w.subject_id
  LEFT JOIN org_unit u ON w.subject = 'agency' AND u.id = w.subject_id
  LEFT JOIN person d ON d.id = w.decided_by LEFT JOIN person v ON v.id = w.revoked_by
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS recommendations, (count(*) FILTER (WHERE r.subject_id IS NULL AND r.set_aside_at IS NULL))::int
      AS unread FROM weekly_recommendation r WHERE r.community_id = w.community_id AND r.week = w.week) r`

/** `$1` patterns of paths, `$2` decisions past, `$3` state, `$4` late only, `$5` week, `$8` and `$9` the days between which it ends. */
const page = statement<ShownWeek & { total: number }>(
  'weekly-selections',
  `WITH found AS MATERIALIZED (
     SELECT w.community_id, w.week, w.sunday, c.sort, (count(*) OVER ())::int AS total
     FROM weekly_selection w JOIN org_unit c ON c.id = w.community_id
     WHERE c.path LIKE ANY ($1::text[]) AND ($3::text IS NULL OR w.state = $3) AND (NOT $4 OR ${isLate('w', '$2')})
       AND ($5::text IS NULL OR w.week = $5)
       AND ($8::date IS NULL OR w.sunday >= $8) AND ($9::date IS NULL OR w.sunday <= $9)
     ORDER BY w.sunday DESC, c.sort, w.community_id OFFSET $6 LIMIT $7)
   SELECT ${columns}, ${isLate('w', '$2')} AS "isLate", f.total FROM ${weeks} JOIN found f ON f.community_id = w.community_id AND f.week = w.week
   ORDER BY w.sunday DESC, c.sort, w.community_id`,
)

export interface WeekFilter {
  state?: WeekState | undefined
  late?: boolean | undefined
  week?: string | undefined
  from?: LocalDate | undefined
  to?: LocalDate | undefined
  offset: number
  limit: number
}

/** The latest first. @param past whose decision day is over */
export const findWeeks = async (
  database: Database,
  paths: string[],
  past: readonly DecisionPast[],
  { state, late = false, week, from, to, offset, limit }: WeekFilter,
): Promise<{ items: ShownWeek[]; total: number }> => {
  const values = [paths, JSON.stringify(past), state, late, week, offset, limit, from, to]
  return paged(await page(database, values))
}

const one = statement<FoundWeek>(
  'weekly-selection',
  `SELECT ${columns} FROM ${weeks} WHERE w.community_id = $1 AND w.week = $2`,
)

export const findWeek = async (
  database: Database,
  communityId: string,
  week: string,
): Promise<FoundWeek | undefined> => (await one(database, [communityId, week]))[0]

const shown = statement<ShownWeek>(
  'weekly-selection-shown',
  `SELECT ${columns}, ${isLate('w', '$3')} AS "isLate" FROM ${weeks} WHERE w.community_id = $1 AND w.week = $2`,
)

/** As the list has it. @param past whose decision day is over */
export const findShownWeek = async (
  database: Database,
  { communityId, week }: { communityId: string; week: string },
  past: readonly DecisionPast[],
): Promise<ShownWeek | undefined> => (await shown(database, [communityId, week, JSON.stringify(past)]))[0]

export interface WeekCounts {
  id: string
  name: string
  kind: string
  open: number
  deciding: number
  selected: number
  none: number
  late: number
}

/** `$1` the unit, `$2` and `$3` the Sundays between which, `$4` decisions past. */
const counts = statement<WeekCounts>(
  'weekly-counts',
  `SELECT b.id, b.name, b.kind, ${(['open', 'deciding', 'selected', 'none'] as const)
    .map(state => `(count(*) FILTER (WHERE w.state = '${state}'))::int AS "${state}"`)
    .join(', ')}, (count(*) FILTER (WHERE ${isLate('w', '$4')}))::int AS late
   FROM org_unit b JOIN org_unit c ON c.path LIKE b.path || '%' AND c.kind = 'community'
   JOIN weekly_selection w ON w.community_id = c.id AND w.sunday BETWEEN $2 AND $3
   WHERE b.parent_id = $1 OR (b.id = $1 AND b.kind = 'community')
   GROUP BY b.id ORDER BY b.sort, b.id`,
)

/** Of the units right below, or of the community itself. */
export const countWeeks = (
  database: Database,
  unitId: string,
  [from, to]: [LocalDate, LocalDate],
  past: readonly DecisionPast[],
): Promise<WeekCounts[]> => counts(database, [unitId, from, to, JSON.stringify(past)])

export interface PublicModel {
  communityName: string
  week: string
  subject: PointSubject
  name: string
  publicText: string
  publishedAt: Date
}

const published = statement<PublicModel & { total: number }>(
  'weekly-models-published',
  `SELECT c.name AS "communityName", w.week, w.subject, coalesce(p.name, u.name) AS name, w.public_text AS "publicText",
     w.published_at AS "publishedAt", (count(*) OVER ())::int AS total
   FROM weekly_selection w JOIN org_unit c ON c.id = w.community_id
   LEFT JOIN person p ON w.subject = 'member' AND p.id = w.subject_id
   LEFT JOIN org_unit u ON w.subject = 'agency' AND u.id = w.subject_id
   WHERE w.published_at IS NOT NULL AND w.revoked_at IS NULL AND ($1::text IS NULL OR w.community_id = $1)
   ORDER BY w.sunday DESC, c.sort, w.community_id OFFSET $2 LIMIT $3`,
)

/** Whoever is honoured is named; nobody else is. */
export const findPublicModels = async (
  database: Database,
  communityId: string | undefined,
  offset: number,
  limit: number,
): Promise<{ items: PublicModel[]; total: number }> => {
  return paged(await published(database, [communityId, offset, limit]))
}
