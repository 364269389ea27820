/** Weeks that were opened and that some community does not have: lost by hand or by a restored backup, never by an outage. */
import type { LocalDate } from '#domain/calendar/local-date.js'
import { statement, type Database } from '../read/database.js'
import { isThere } from './advance-weeks.js'
import { openWeeks, weekPolicy } from './open-weeks-sql.js'

export interface WeekGap {
  week: string
  monday: LocalDate
  /** How many communities lack it. */
  communities: number
}

/**
 * From the first week that a community has, to its end: one that has none yet is new, and joins with the present week. Counting tells which communities may lack one, however many years there are;
 * only theirs are looked through week by week.
 */
const gaps = statement<WeekGap>(
  'week-gaps',
  `WITH held AS MATERIALIZED (
     SELECT w.community_id, count(o.week) AS weeks, min(w.week) AS first
     FROM weekly_selection w LEFT JOIN weekly_opening o ON o.week = w.week GROUP BY w.community_id),
   expected AS (
     SELECT h.first, count(o.week) AS weeks FROM (SELECT DISTINCT first FROM held) h
     LEFT JOIN weekly_opening o ON o.week >= h.first GROUP BY h.first),
   doubtful AS MATERIALIZED (
     SELECT c.id, c.ended_on, h.first
     FROM org_unit c JOIN held h ON h.community_id = c.id JOIN expected e ON e.first = h.first
     WHERE c.kind = 'community' AND (c.ended_on IS NOT NULL OR h.weeks <> e.weeks))
   SELECT o.week, o.monday::text AS monday, count(*)::int AS communities
   FROM doubtful c JOIN weekly_opening o ON o.week >= c.first AND (c.ended_on IS NULL OR c.ended_on >= o.monday + 6)
   WHERE NOT EXISTS (SELECT FROM weekly_selection w WHERE w.community_id = c.id AND w.week = o.week)
   GROUP BY o.week, o.monday ORDER BY o.monday`,
)

/** In order. */
export const findWeekGaps = (database: Database): Promise<WeekGap[]> => gaps(database, [])

/** A community without an earlier week came later: it has none to be filled up. */
const fill = statement(
  'fill-week',
  `WITH ${weekPolicy} ${openWeeks(`${isThere}
     AND EXISTS (SELECT FROM weekly_selection w WHERE w.community_id = c.id AND w.week < $1)`)}`,
)

/** @returns the weeks that were filled up, in order */
export const fillWeekGaps = async (database: Database): Promise<WeekGap[]> => {
  const found = await findWeekGaps(database)
  for (const { week, monday } of found) await fill(database, [week, monday])
  return found
}
