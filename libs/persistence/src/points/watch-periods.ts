/** 周期核对: what every district's months and the communities' weeks look like, for a page and for the command. */
import type { LocalDate } from '#domain/calendar/local-date.js'
import { firstDayOf, monthOf, monthsBetween, weeksBetween } from '#domain/points/months.js'
import { stripOf, type Lacking, type Leap, type PeriodOfStrip } from '#domain/points/period-strip.js'
import { watchMonths, type MonthsWatched } from '#domain/points/period-watch.js'
import { statement, type Database } from '../read/database.js'
import { findLeaps } from '../read/demo-clock.js'
import { findWeekGaps } from '../weekly/week-gaps.js'
import { findAgencyGaps, type AgencyGap } from './agency-gaps.js'
import {
  findMonths,
  findPending,
  findPointDistricts,
  type PointDistrict,
  type StoredMonth,
} from './find-months.js'

export interface DistrictWatched extends MonthsWatched {
  district: PointDistrict
  /** In order, from the first one kept to the present; none before the first one is kept. */
  months: PeriodOfStrip[]
}

export interface PeriodsWatched {
  districts: DistrictWatched[]
  /** In order, from the first one kept to the present. */
  weeks: PeriodOfStrip[]
}

const weeks = statement<{ week: string; monday: LocalDate; openedOn: LocalDate | null }>(
  'weeks-watched',
  `SELECT week, monday::text AS monday, opened_on::text AS "openedOn" FROM weekly_opening ORDER BY monday`,
)

export const watchPeriods = async (database: Database, today: LocalDate): Promise<PeriodsWatched> => {
  const districts = await findPointDistricts(database)
  const [leaps, gaps, all, pendingOf] = await Promise.all([
    findLeaps(database),
    findAgencyGaps(database),
    findMonths(database),
    findPending(database),
  ])
  const looking = { today, leaps, gaps }
  const monthsOf = ({ id }: PointDistrict) =>
    all.filter(({ districtId }) => districtId === id).map(of => ({ ...of, pending: pendingOf(of) }))
  return {
    districts: districts.map(each => watchDistrict(each, monthsOf(each), looking)),
    weeks: await watchWeeks(database, looking),
  }
}

interface Looking {
  today: LocalDate
  leaps: Leap[]
  gaps: AgencyGap[]
}

const watchWeeks = async (database: Database, { today, leaps }: Looking): Promise<PeriodOfStrip[]> => {
  const [opened, gaps] = await Promise.all([weeks(database, []), findWeekGaps(database)])
  const since = opened[0]?.monday
  if (since === undefined) return []
  return stripOf(
    weeksBetween(since, today).map(({ week, monday }) => ({ period: week, firstDay: monday })),
    opened.map(({ week, openedOn }) => ({ period: week, ...(openedOn && { cameOn: openedOn }) })),
    new Map(gaps.map(({ week, communities, names }) => [week, { count: communities, names }])),
    leaps,
  )
}

const named = 5

const lackingOf = ({ month, agencies }: AgencyGap): [string, Lacking] => [
  month,
  { count: agencies.length, names: agencies.slice(0, named).map(({ name }) => name) },
]

const watchDistrict = (
  district: PointDistrict,
  months: (StoredMonth & { pending: number })[],
  { today, leaps, gaps }: Looking,
): DistrictWatched => {
  const since = months[0]?.month
  const expected = since === undefined ? [] : monthsBetween(since, monthOf(today))
  const strip = stripOf(
    expected.map(month => ({ period: month, firstDay: firstDayOf(month) })),
    months.map(({ month, begunOn }) => ({ period: month, ...(begunOn && { cameOn: begunOn }) })),
    new Map(gaps.filter(({ districtId }) => districtId === district.id).map(lackingOf)),
    leaps,
  )
  return { district, months: strip, ...watchMonths(months, today) }
}
