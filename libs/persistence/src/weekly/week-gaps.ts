/** Weeks that were opened and that some community does not have: lost by hand or by a restored backup, never by an outage. */
import { openedWeekOf } from '#domain/weekly/weekly-rules.js'
import type { LocalDate } from '#domain/calendar/local-date.js'
import { statement, type Database } from '../read/database.js'
import { openWeek } from './advance-weeks.js'

export interface WeekGap {
  week: string
  monday: LocalDate
  /** How many communities lack it. */
  communities: number
}

/**
 * From the first week that a community has, to its end. Counting tells which communities may lack one, however many years there are;
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
     SELECT c.id, c.ended_on, coalesce(h.first, '') AS first
     FROM org_unit c LEFT JOIN held h ON h.community_id = c.id LEFT JOIN expected e ON e.first = h.first
     WHERE c.kind = 'community' AND (c.ended_on IS NOT NULL OR h.weeks IS DISTINCT FROM e.weeks OR h.first IS NULL))
   SELECT o.week, o.monday::text AS monday, count(*)::int AS communities
   FROM doubtful c JOIN weekly_opening o ON o.week >= c.first AND (c.ended_on IS NULL OR c.ended_on >= o.monday + 6)
   WHERE NOT EXISTS (SELECT FROM weekly_selection w WHERE w.community_id = c.id AND w.week = o.week)
   GROUP BY o.week, o.monday ORDER BY o.monday`,
)

/** In order. */
export const findWeekGaps = (database: Database): Promise<WeekGap[]> => gaps(database, [])

/** @returns the weeks that were filled up, in order */
export const fillWeekGaps = async (database: Database): Promise<WeekGap[]> => {
  const found = await findWeekGaps(database)
  for (const { monday } of found) await openWeek(database, openedWeekOf(monday))
  return found
}
