/**
 * Dates and instants of the programme, whose only time zone is Asia/Shanghai. China has kept UTC+8 without daylight
 * saving since 1992, so a fixed offset is exact from then on and no time-zone data is needed; that matters because this
 * code runs inside the workflow sandbox, where the host's zone must not leak in.
 */

/** A calendar day in Asia/Shanghai, 'YYYY-MM-DD'. Sorts as text. */
export type LocalDate = string
/** Milliseconds since the Unix epoch. */
export type Instant = number
/** Days since 1970-01-01: the form in which days are counted. */
export type DayNumber = number
/** 1 = Monday … 7 = Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

export const DAY_MS = 86_400_000
const OFFSET_MS = 8 * 3_600_000
const FIRST_YEAR = 1900
const LAST_YEAR = 9999
const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]

const isLeapYear = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

/** Days from 1970-01-01 to the first day of `year`. */
function dayNumberOfYear(year: number): DayNumber {
  const before = year - 1
  return before * 365 + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400) - 719_162
}

const daysInMonth = (year: number, month: number) =>
  month === 2 && isLeapYear(year) ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0)

/** The digits of `text` from `from` up to `to` as a number, NaN when one of them is no digit. */
function digits(text: string, from: number, to: number): number {
  let value = 0
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - 48
    if (!(digit >= 0 && digit <= 9)) return NaN
    value = value * 10 + digit
  }
  return value
}

function tryDayNumber(text: string): DayNumber | undefined {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return undefined
  const year = digits(text, 0, 4)
  const month = digits(text, 5, 7)
  const day = digits(text, 8, 10)
  if (!(year >= FIRST_YEAR && month >= 1 && day >= 1 && day <= daysInMonth(year, month))) return undefined
  const leapDay = month > 2 && isLeapYear(year) ? 1 : 0
  return dayNumberOfYear(year) + (DAYS_BEFORE_MONTH[month - 1] ?? 0) + leapDay + day - 1
}

/** The date when `text` is an existing day 'YYYY-MM-DD' of 1900–9999, else undefined. For input from outside. */
export function parseLocalDate(text: string): LocalDate | undefined {
  return tryDayNumber(text) === undefined ? undefined : text
}

/** Throws RangeError when `date` is no existing day. */
export function dayNumberOf(date: LocalDate): DayNumber {
  const day = tryDayNumber(date)
  if (day === undefined) throw new RangeError(`not a date YYYY-MM-DD: ${date}`)
  return day
}

const twoDigits = (value: number) => (value < 10 ? `0${value}` : `${value}`)

/** Throws RangeError outside 1900–9999. */
export function localDateOfDay(day: DayNumber): LocalDate {
  let year = 1970 + Math.floor(day / 365.2425)
  if (dayNumberOfYear(year + 1) <= day) year++
  else if (dayNumberOfYear(year) > day) year--
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) throw new RangeError(`day out of range: ${day}`)
  let rest = day - dayNumberOfYear(year)
  let month = 1
  for (let length = 31; rest >= length; length = daysInMonth(year, month)) {
    rest -= length
    month++
  }
  return `${year}-${twoDigits(month)}-${twoDigits(rest + 1)}`
}

/** The day on which `instant` falls. */
export const dayNumberAt = (instant: Instant): DayNumber => Math.floor((instant + OFFSET_MS) / DAY_MS)
/** 00:00 of `day`; the end of a day is the start of the next one. */
export const startOfDay = (day: DayNumber): Instant => day * DAY_MS - OFFSET_MS
/** 1970-01-01 was a Thursday. */
export const weekdayOfDay = (day: DayNumber): Weekday => (((((day + 3) % 7) + 7) % 7) + 1) as Weekday

/** The date in Asia/Shanghai at `instant`. */
export const localDateOf = (instant: Instant): LocalDate => localDateOfDay(dayNumberAt(instant))

/** The instant of 'HH:MM' on `date`; '24:00' is the end of the day. Throws RangeError on another form. */
export function instantAt(date: LocalDate, time: string): Instant {
  const hour = digits(time, 0, 2)
  const minute = digits(time, 3, 5)
  const exists = time.length === 5 && time[2] === ':' && minute <= 59 && hour * 60 + minute <= 24 * 60
  if (!exists) throw new RangeError(`not a time HH:MM: ${time}`)
  return startOfDay(dayNumberOf(date)) + (hour * 60 + minute) * 60_000
}

export const addDays = (date: LocalDate, days: number): LocalDate => localDateOfDay(dayNumberOf(date) + days)
export const weekdayOf = (date: LocalDate): Weekday => weekdayOfDay(dayNumberOf(date))

/** The ISO week, e.g. '2026-W47': the one that holds the week's Thursday names the year. */
export function isoWeekOf(date: LocalDate): string {
  const day = dayNumberOf(date)
  const thursday = day - weekdayOfDay(day) + 4
  const year = Number(localDateOfDay(thursday).slice(0, 4))
  return `${year}-W${twoDigits(Math.floor((thursday - dayNumberOfYear(year)) / 7) + 1)}`
}
