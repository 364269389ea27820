/** Begins the demo's weeks six weeks ago: models of the past, decisions that are due, recommendations of this week. */
import type { Pool } from 'pg'
import { addDays, localDateOf, type Instant } from '#domain/calendar/local-date.js'
import { weeksBetween } from '#domain/points/months.js'
import { openedWeek } from '#domain/weekly/weekly-rules.js'
import { fillDemoWeeks } from '#persistence/seed/demo-weeks.js'
import { advanceWeeks, openWeek } from '#persistence/weekly/advance-weeks.js'

const weeksBack = 6

export const makeDemoWeeks = async (pool: Pool, now: Instant): Promise<void> => {
  const today = localDateOf(now)
  for (const week of weeksBetween(addDays(today, -7 * weeksBack), today))
    await openWeek(pool, openedWeek(week))
  await fillDemoWeeks(pool, today)
  await advanceWeeks(pool, today)
}
