/** Which figures of large units are counted next: those of the present periods often, those of the past in turns. */
import { addDays, type LocalDate } from '#domain/calendar/local-date.js'
import { daysOfPeriod, periodsOfDay } from '#domain/numbers/period.js'
import { statement, type Database } from '../read/database.js'
import { dayOfSql } from '../read/days.js'
import { businessNow } from '../read/demo-clock.js'
import { findChildren } from './find-figures.js'
import { keepAsked } from './asked-figures.js'

/** With more units below it, and so many facts on the platform, counting takes longer than somebody waits. */
export interface Many {
  below: number
  facts: number
}
const many: Many = { below: 300, facts: 20_000 }
/** A present period is counted so many times as often as a past one. */
const presentWeighs = 20
const freshMs = 60_000

interface Standing {
  unitId: string
  /** By period, the moment of the last count in milliseconds. */
  counted: Record<string, number>
  firstDay: LocalDate
}

/** `$1` how many below are many. */
const standings = statement<Standing>(
  'figures-asked-standing',
  `SELECT large.id AS "unitId",
     coalesce((SELECT jsonb_object_agg(f.period, extract(epoch FROM f.counted_at) * 1000) FROM figure_asked f
       WHERE f.unit_id = large.id AND f.code = 'coverage'), '{}') AS counted,
     ${dayOfSql('coalesce((SELECT min(starts_at) FROM activity), now())')}::text AS "firstDay"
   FROM (SELECT above.id FROM org_unit u CROSS JOIN LATERAL unnest(string_to_array(trim('/' FROM u.path), '/')) above (id)
         GROUP BY above.id HAVING count(*) > $1) large
   JOIN org_unit o ON o.id = large.id WHERE o.ended_on IS NULL`,
)

/** `$1` how many are many: no more are read. */
const facts = statement<{ many: boolean }>(
  'figures-asked-facts',
  `SELECT count(*) >= $1::int AS many FROM (SELECT FROM task UNION ALL SELECT FROM membership LIMIT $1::int) found`,
)

/** What was kept while there were more would be told for ever. */
const forget = statement('figures-asked-forgotten', 'DELETE FROM figure_asked')

/** @returns all periods from one day to another */
export const periodsBetween = (from: LocalDate, to: LocalDate): string[] => {
  const periods = new Set<string>()
  for (let day = `${from.slice(0, 7)}-01`; day <= to; day = `${addDays(day, 31).slice(0, 7)}-01`)
    for (const period of Object.values(periodsOfDay(day))) periods.add(period)
  return [...periods]
}

/** Never counted comes first, the present before the past; then what is the oldest, weighed. */
const urgency = (countedAt: number | undefined, isPresent: boolean, now: number): number => {
  const weight = isPresent ? presentWeighs : 1
  return (countedAt === undefined ? now : now - countedAt - freshMs) * weight
}

/**
 * Counts one large unit and all right below it for one period, the one that needs it most.
 * @returns whether there was one
 */
export const countBeforehand = async (
  database: Database,
  today: LocalDate,
  atLeast = many,
): Promise<boolean> => {
  const [found] = await facts(database, [atLeast.facts])
  if (!found?.many) {
    await forget(database, [])
    return false
  }
  const now = await businessNow(database)
  const present = new Set(Object.values(periodsOfDay(today)))
  const waiting = (await standings(database, [atLeast.below])).flatMap(({ unitId, counted, firstDay }) =>
    periodsBetween(firstDay < today ? firstDay : today, today).map(period => ({
      unitId,
      period,
      urgency: urgency(counted[period], present.has(period), now),
    })),
  )
  const [next] = waiting.sort((a, b) => b.urgency - a.urgency)
  const days = next && daysOfPeriod(next.period)
  if (!days || next.urgency <= 0) return false
  const children = await findChildren(database, next.unitId, days.from)
  await keepAsked(database, [next.unitId, ...children.map(({ id }) => id)], {
    period: next.period,
    days,
    today,
  })
  return true
}
