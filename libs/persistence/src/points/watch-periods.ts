/** 周期核对: what every district's months and the communities' weeks look like, for a page and for the command. */
import type { LocalDate } from '#domain/calendar/local-date.js'
import { watchMonths, type MonthsWatched } from '#domain/points/period-watch.js'
import { missingWeeks } from '#domain/points/periods.js'
import { statement, type Database } from '../read/database.js'
import { countPending, findMonths, findPointDistricts, type PointDistrict } from './find-months.js'

export interface DistrictWatched extends MonthsWatched {
  district: PointDistrict
  /** The first month kept, and how many there are. */
  since?: string
  months: number
}

export interface WeeksWatched {
  /** The Monday of the first week kept. */
  since?: LocalDate
  weeks: number
  missing: string[]
}

export interface PeriodsWatched {
  districts: DistrictWatched[]
  weeks: WeeksWatched
}

const weeks = statement<{ week: string; monday: LocalDate }>(
  'weeks-watched',
  'SELECT week, monday::text AS monday FROM weekly_opening ORDER BY monday',
)

export const watchPeriods = async (database: Database, today: LocalDate): Promise<PeriodsWatched> => {
  const [districts, opened] = await Promise.all([findPointDistricts(database), weeks(database, [])])
  const since = opened[0]?.monday
  const missing = missingWeeks(
    opened.map(({ week }) => week),
    since ?? today,
    today,
  )
  return {
    districts: await Promise.all(districts.map(each => watchDistrict(database, each, today))),
    weeks: { ...(since && { since }), weeks: opened.length, missing: missing.map(({ week }) => week) },
  }
}

const watchDistrict = async (
  database: Database,
  district: PointDistrict,
  today: LocalDate,
): Promise<DistrictWatched> => {
  const months = await findMonths(database, [district.id])
  const looked = await Promise.all(
    months.map(async of => ({
      ...of,
      pending: of.state === 'published' ? 0 : await countPending(database, of),
    })),
  )
  const since = months[0]?.month
  return { district, ...(since && { since }), months: months.length, ...watchMonths(looked, today) }
}
