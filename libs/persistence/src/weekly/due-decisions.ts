/** Weeks that are over and in which somebody was recommended: their decision is a process, begun a few at a time. */
import type { Budget } from '#domain/calendar/clock.js'
import type { LocalDate } from '#domain/calendar/local-date.js'
import { statement, type Database } from '../read/database.js'

export interface DueDecision {
  communityId: string
  /** Who decides: the community itself, or the one that it has become part of since. */
  speakerId: string
  communityName: string
  subdistrictId: string
  districtId: string
  week: string
  sunday: LocalDate
  decideWithin: Budget
}

const due = statement<DueDecision>(
  'due-week-decisions',
  `SELECT w.community_id AS "communityId", c.id AS "speakerId", o.name AS "communityName", w.week, w.sunday::text AS sunday,
     w.decide_within AS "decideWithin",
     coalesce((SELECT s.id FROM org_unit s WHERE s.kind = 'subdistrict' AND starts_with(c.path, s.path) LIMIT 1),
       c.parent_id, c.id) AS "subdistrictId",
     coalesce((SELECT d.id FROM org_unit d WHERE d.kind = 'district' AND starts_with(c.path, d.path) LIMIT 1),
       split_part(trim('/' FROM c.path), '/', 1)) AS "districtId"
   FROM weekly_selection w JOIN org_unit o ON o.id = w.community_id
     JOIN org_unit c ON c.id = coalesce(o.merged_into_id, o.id)
   WHERE w.state = 'open' AND w.sunday < $2
     AND EXISTS (SELECT FROM weekly_recommendation r
       WHERE r.community_id = w.community_id AND r.week = w.week AND r.set_aside_at IS NULL)
   ORDER BY w.tried_at NULLS FIRST, w.sunday, w.community_id LIMIT $1`,
)

/** The earliest first; what could not begin waits behind the others. */
export const findDueDecisions = (
  database: Database,
  most: number,
  today: LocalDate,
): Promise<DueDecision[]> => due(database, [most, today])

const postpone = statement(
  'postpone-week-decision',
  'UPDATE weekly_selection SET failure = $3, tried_at = business_now() WHERE community_id = $1 AND week = $2',
)

export const postponeDecision = async (
  database: Database,
  { communityId, week }: Pick<DueDecision, 'communityId' | 'week'>,
  failure: string,
): Promise<void> => {
  await postpone(database, [communityId, week, failure])
}
