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

/** From the first week that a community has, to its end. */
const gaps = statement<WeekGap>(
  'week-gaps',
  `SELECT o.week, o.monday::text AS monday, count(*)::int AS communities
   FROM weekly_opening o JOIN org_unit c ON c.kind = 'community' AND (c.ended_on IS NULL OR c.ended_on >= o.monday + 6)
   JOIN LATERAL (SELECT min(w.sunday) AS sunday FROM weekly_selection w WHERE w.community_id = c.id) first
     ON o.monday + 6 >= coalesce(first.sunday, o.monday + 6)
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
