/** Weeks that were opened and that some community does not have: lost by hand or by a restored backup, never by an outage. */
import type { LocalDate } from '#domain/calendar/local-date.js'
import { statement, type Database } from '../read/database.js'
import { clockSql } from '../read/days.js'
import { isThere } from './advance-weeks.js'
import { openWeeks, weekPolicy } from './open-weeks-sql.js'

export interface WeekGap {
  week: string
  monday: LocalDate
  /** How many communities lack it. */
  communities: number
  /** Some of them. */
  names: string[]
}

/** As many are told by name. */
const named = 5

/** @param c alias of a community */
const addedIn = (c: string) => `to_char(${clockSql(`${c}.added_at`)}, 'IYYY-"W"IW')`

/**
 * From the week in which a community came, or the first one that it has, to its end. Counting tells which communities may lack one, however
 * many years there are; only theirs are looked through week by week.
 */
const gaps = statement<WeekGap>(
  'week-gaps',
  `WITH held AS MATERIALIZED (
     SELECT w.community_id, count(o.week) AS weeks, min(w.week) AS first
     FROM weekly_selection w LEFT JOIN weekly_opening o ON o.week = w.week GROUP BY w.community_id),
   community AS MATERIALIZED (
     SELECT c.id, c.name, c.ended_on, coalesce(h.weeks, 0) AS weeks, least(h.first, ${addedIn('c')}) AS first
     FROM org_unit c LEFT JOIN held h ON h.community_id = c.id WHERE c.kind = 'community'),
   expected AS (
     SELECT h.first, count(o.week) AS weeks FROM (SELECT DISTINCT first FROM community) h
     LEFT JOIN weekly_opening o ON o.week >= h.first GROUP BY h.first),
   doubtful AS MATERIALIZED (
     SELECT c.* FROM community c JOIN expected e ON e.first = c.first WHERE c.ended_on IS NOT NULL OR c.weeks <> e.weeks)
   SELECT o.week, o.monday::text AS monday, count(*)::int AS communities, (array_agg(c.name ORDER BY c.name))[:${named}] AS names
   FROM doubtful c JOIN weekly_opening o ON o.week >= c.first AND (c.ended_on IS NULL OR c.ended_on >= o.monday + 6)
   WHERE NOT EXISTS (SELECT FROM weekly_selection w WHERE w.community_id = c.id AND w.week = o.week)
   GROUP BY o.week, o.monday ORDER BY o.monday`,
)

/** In order. */
export const findWeekGaps = (database: Database): Promise<WeekGap[]> => gaps(database, [])

/** A community that came later has none to be filled up. */
const fill = statement(
  'fill-week',
  `WITH ${weekPolicy} ${openWeeks(`${isThere} AND (${addedIn('c')} <= $1
     OR EXISTS (SELECT FROM weekly_selection w WHERE w.community_id = c.id AND w.week < $1))`)}`,
)

/** @returns the weeks that were filled up, in order */
export const fillWeekGaps = async (database: Database): Promise<WeekGap[]> => {
  const found = await findWeekGaps(database)
  for (const { week, monday } of found) await fill(database, [week, monday])
  return found
}
