/**
 * Working days after the State Council's yearly notices, make-up workdays (调休) included. A calendar is plain data: it
 * is stored as a versioned row and travels in a workflow's start argument.
 */
import { type DayNumber, dayNumberOf, type LocalDate, localDateOfDay, weekdayOfDay } from './local-date.js'
import type { OfficeHours } from './office-hours.js'
import { statutoryDayOf } from './statutory-days.js'

export interface CalendarData {
  version: string
  /** The years whose notice is in `days`. */
  noticeYears: number[]
  /**
   * What the notices name: days off, and days worked; and what a unit has closed on, with its reason. Every other day is
   * an ordinary weekday or weekend.
   */
  days: Record<LocalDate, { kind: 'off' | 'work' | 'closed'; holiday: string }>
  /** The usual ones where it names none. */
  officeHours?: OfficeHours
  /** Units' closures, each with those of the units above it; see closures.ts. A process's own calendar has none left. */
  closures?: Record<string, Record<LocalDate, string>>
}

export type DayKind = 'workday' | 'weekend' | 'holiday' | 'makeup' | 'closure'

export interface DayType {
  kind: DayKind
  working: boolean
  /** No notice speaks for this day yet: the next one may make it something else. Shown as 暂定. */
  provisional: boolean
}

export interface CalendarDay extends DayType {
  /** The holiday it belongs to, also for a make-up workday; of a closure its reason. */
  holiday?: string
}

/** From here on a day of December may be named by the next year's notice (as 2007-12-29 and 2018-12-29 were). */
const LAST_DAYS_FROM = '12-29'

/** The part of `data` that answers for every day of `fromYear`–`toYear` just as the whole does. */
export function sliceCalendar(data: CalendarData, fromYear: number, toYear: number): CalendarData {
  // The notice after the last year speaks for its last days. A notice goes along whole, since a year that is marked
  // known but lacks its days would pass holidays off as workdays.
  const within = (year: number) => year >= fromYear && year <= toYear + 1
  return {
    ...data,
    noticeYears: data.noticeYears.filter(within),
    days: Object.fromEntries(Object.entries(data.days).filter(([date]) => within(Number(date.slice(0, 4))))),
  }
}

function isProvisional(calendar: CalendarData, date: LocalDate): boolean {
  const year = Number(date.slice(0, 4))
  if (!calendar.noticeYears.includes(year)) return true
  return date.slice(5) >= LAST_DAYS_FROM && !calendar.noticeYears.includes(year + 1)
}

const dayType = (kind: DayKind, provisional: boolean): DayType => ({
  kind,
  working: kind === 'workday' || kind === 'makeup',
  provisional,
})

function classify(calendar: CalendarData, day: DayNumber): DayType {
  const date = localDateOfDay(day)
  const weekend = weekdayOfDay(day) > 5
  const named = calendar.days[date]
  if (named?.kind === 'off') return dayType('holiday', false)
  if (named?.kind === 'closed') return dayType('closure', false)
  if (named) return dayType(weekend ? 'makeup' : 'workday', false)
  const provisional = isProvisional(calendar, date)
  if (provisional && statutoryDayOf(date)) return dayType('holiday', true)
  return dayType(weekend ? 'weekend' : 'workday', provisional)
}

/** What has been looked up in one calendar: days are classified when first asked for, and once. */
class DayTypes {
  private readonly known = new Map<DayNumber, DayType>()
  constructor(private readonly calendar: CalendarData) {}

  at(day: DayNumber): DayType {
    let type = this.known.get(day)
    if (!type) this.known.set(day, (type = classify(this.calendar, day)))
    return type
  }
}

// A calendar is a value: a new notice makes a new object. Weak, so that a replaced calendar takes its days along.
const typesByCalendar = new WeakMap<CalendarData, DayTypes>()

/** The days of a calendar by number, for code that walks over many of them. */
export function dayTypesOf(calendar: CalendarData): DayTypes {
  let types = typesByCalendar.get(calendar)
  if (!types) typesByCalendar.set(calendar, (types = new DayTypes(calendar)))
  return types
}

/** What kind of day `date` is, and whether a notice says so. */
export function dayOf(calendar: CalendarData, date: LocalDate): CalendarDay {
  const type = dayTypesOf(calendar).at(dayNumberOf(date))
  if (type.kind === 'workday' || type.kind === 'weekend') return { ...type }
  return { ...type, holiday: calendar.days[date]?.holiday ?? statutoryDayOf(date) }
}

/**
 * The `n`th working day after `date`, or before it when `n` is negative; 0 gives `date` itself, working or not. The day
 * one starts from does not count. Throws RangeError when `n` is no whole number.
 */
export function addWorkingDays(calendar: CalendarData, date: LocalDate, n: number): LocalDate {
  if (!Number.isSafeInteger(n)) throw new RangeError(`not a whole number of working days: ${n}`)
  const types = dayTypesOf(calendar)
  const step = n < 0 ? -1 : 1
  let day = dayNumberOf(date)
  for (let left = Math.abs(n); left > 0;) {
    day += step
    if (types.at(day).working) left--
  }
  return localDateOfDay(day)
}

/**
 * The working days from `from` to `to`, the inverse of addWorkingDays: those after `from` up to and including `to`;
 * when `to` lies before `from`, minus those from `to` on and before `from`.
 */
export function countWorkingDays(calendar: CalendarData, from: LocalDate, to: LocalDate): number {
  const types = dayTypesOf(calendar)
  const start = dayNumberOf(from)
  const end = dayNumberOf(to)
  let count = 0
  for (let day = start + 1; day <= end; day++) if (types.at(day).working) count++
  for (let day = end; day < start; day++) if (types.at(day).working) count--
  return count
}

/** `date` itself when it is a working day, else the first one after it: where a decision day moves. */
export function nextWorkingDay(calendar: CalendarData, date: LocalDate): LocalDate {
  const types = dayTypesOf(calendar)
  let day = dayNumberOf(date)
  while (!types.at(day).working) day++
  return localDateOfDay(day)
}
