/** How far what a published month asks for has come: of some subjects, and in numbers. */
import { statement, type Database } from '../read/database.js'
import { agenciesWithin } from '../points/find-points.js'
import type { FollowUpOrder } from './follow-ups.js'

export interface FollowUpRow {
  subjectId: string
  state: 'waiting' | 'started' | 'joined' | 'dropped'
  processId: string | null
  /** Why it could not begin when it was last tried: a code, or what was thrown. */
  failure: string | null
}

const ofSubjects = statement<FollowUpRow>(
  'follow-ups-of-subjects',
  `SELECT subject_id AS "subjectId", state, process_id AS "processId", failure FROM follow_up
   WHERE month = $1 AND kind = $2 AND subject_id = ANY ($3::text[])`,
)

/** By subject; nothing for those of whom nothing was asked. @param month `YYYY-MM` */
export const findFollowUpsOf = async (
  database: Database,
  { month, kind }: Pick<FollowUpOrder, 'month' | 'kind'>,
  subjectIds: readonly string[],
): Promise<Map<string, FollowUpRow>> => {
  const rows = await ofSubjects(database, [month, kind, subjectIds])
  return new Map(rows.map(row => [row.subjectId, row]))
}

export interface FollowUpOfAgency extends FollowUpRow {
  /** Path of the agency where it is held; of the one that it was asked for in, as long as it has not begun. */
  path: string
  /** That agency, or the one that it has become part of. */
  heirId: string
}

const ofOneSubject = statement<FollowUpOfAgency & { month: string }>(
  'follow-ups-of-one-subject',
  `SELECT f.month, f.subject_id AS "subjectId", f.state, f.process_id AS "processId", f.failure, a.path,
     coalesce(a.merged_into_id, a.id) AS "heirId"
   FROM follow_up f LEFT JOIN process p ON p.id = f.process_id
   JOIN org_unit a ON a.id = coalesce(p.state->'facts'->>'agencyId', f.agency_id)
   WHERE f.month = ANY ($1::text[]) AND f.kind = $2 AND f.subject_id = $3`,
)

/** Of one subject, by month. @param months `YYYY-MM` */
export const findFollowUpsByMonth = async (
  database: Database,
  { kind, subjectId }: Pick<FollowUpOrder, 'kind' | 'subjectId'>,
  months: readonly string[],
): Promise<Map<string, FollowUpOfAgency>> => {
  const rows = await ofOneSubject(database, [months, kind, subjectId])
  return new Map(rows.map(({ month, ...row }) => [month, row]))
}

interface Counted {
  waiting: number
  /** Of those that wait: tried in vain. */
  failing: number
  begun: number
  dropped: number
}

const counted = `count(*) FILTER (WHERE f.state = 'waiting')::int AS waiting,
  count(*) FILTER (WHERE f.state = 'waiting' AND f.failure IS NOT NULL)::int AS failing,
  count(*) FILTER (WHERE f.state IN ('started', 'joined'))::int AS begun,
  count(*) FILTER (WHERE f.state = 'dropped')::int AS dropped`

const byMonth = statement<Counted & { districtId: string; month: string }>(
  'follow-ups-by-month',
  `SELECT f.district_id AS "districtId", f.month, ${counted}
   FROM follow_up f JOIN ${agenciesWithin('$1::text[]')} a ON a.id = f.agency_id
   WHERE f.kind IN ('interview', 'reminder') GROUP BY 1, 2`,
)

/** Interviews and reminders together, below some paths. @param paths patterns */
export const countFollowUps = (database: Database, paths: readonly string[]) => byMonth(database, [paths])

const byAgency = statement<Counted & { agencyId: string }>(
  'interviews-by-agency',
  `SELECT f.agency_id AS "agencyId", ${counted} FROM follow_up f
   WHERE f.month = $1 AND f.kind = 'interview' AND f.agency_id = ANY ($2::text[]) GROUP BY 1`,
)

/** Interviews of some agencies' members. @param month `YYYY-MM` */
export const countInterviews = (database: Database, month: string, agencyIds: readonly string[]) =>
  byAgency(database, [month, agencyIds])
