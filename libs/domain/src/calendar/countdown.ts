/**
 * How a budget runs down from a start, with pauses, over a calendar: the one place where deadlines are counted, so that
 * a due date and its explanation cannot disagree.
 *
 * - `workingDays` and `days` count whole days after the start day, which itself does not count. A day counts when the
 *   clock runs at its end, 24:00: a pause takes away every day at whose end it stands, so the day of pausing does not
 *   count (as the start day does not), the day of resuming does, and a pause within one day takes nothing. No deadline
 *   at a day's end can therefore fall into a pause.
 * - `hours` run round the clock, to the millisecond, minus the time paused. No calendar has a say in them.
 * - `workingHours` run in the office hours of working days, the start day's included, to the millisecond, minus the time
 *   paused.
 */
import { type DayNumber, dayNumberAt, type Instant, startOfDay } from './local-date.js'
import { officeSpans, type Span, without } from './office-hours.js'
import { type CalendarData, dayTypesOf } from './working-days.js'

export const budgetUnits = ['workingDays', 'days', 'hours', 'workingHours'] as const
export type Budget = { unit: (typeof budgetUnits)[number]; amount: number }
export interface Pause {
  from: Instant
  /** Missing while the pause lasts. */
  to?: Instant
}

export interface Reached {
  day: DayNumber
  at: Instant
  /** The last budget was one of days: `at` is the end of `day`. */
  atDayEnd: boolean
  /** A provisional day had to be judged on the way, so the next notice may move this. */
  provisional: boolean
}

/** What a day was to the countdown: counted as one or the other, or not counted, and why. */
export type DayVerdict = 'workingDay' | 'calendarDay' | 'notWorking' | 'paused' | 'hours' | 'workingHours'
/**
 * Told of each day after the start day, once, in order; working hours run on the start day as well, and may go on in a
 * day that was told. `ranMs`: the working time that ran on the day.
 */
export type OnDay = (day: DayNumber, verdict: DayVerdict, ranMs?: number) => void

const MAX_AMOUNT = 100_000

/** Throws RangeError unless the amount is a whole number of days, or a number of hours, of 0 or more. */
export function checkBudget({ unit, amount }: Budget): void {
  const whole = unit === 'hours' || unit === 'workingHours' || Number.isInteger(amount)
  if (!(whole && amount >= 0 && amount <= MAX_AMOUNT)) throw new RangeError(`not a budget: ${amount} ${unit}`)
}

/** The instant at which the clock has run `ms` since `at`. */
function afterRunning(at: Instant, ms: number, pauses: Pause[]): Instant {
  let left = ms
  for (const { from, to } of pauses) {
    if (to === undefined || to <= at) continue
    if (at + left <= from) break
    left -= Math.max(0, from - at)
    at = to
  }
  return at + left
}

function pausedAtEndOf(day: DayNumber, pauses: Pause[]): boolean {
  const end = startOfDay(day + 1)
  return pauses.some(({ from, to }) => to !== undefined && from < end && end <= to)
}

function runHours(from: Reached, amount: number, pauses: Pause[], onDay?: OnDay): Reached {
  const at = afterRunning(from.at, Math.round(amount * 3_600_000), pauses)
  // 24:00 belongs to the day it ends
  const day = Math.max(from.day, dayNumberAt(at - 1))
  for (let passed = from.day + 1; onDay && passed <= day; passed++) onDay(passed, 'hours')
  return { day, at, atDayEnd: false, provisional: from.provisional }
}

/** The parts of a day in which working hours run if it is worked, from an instant on. */
function officeTime(calendar: CalendarData, day: DayNumber, since: Instant, pauses: Pause[]): Span[] {
  const spans = officeSpans(calendar.officeHours, day)
  if (pauses.length === 0 && startOfDay(day) >= since) return spans
  const still = pauses.flatMap(({ from, to }) => (to === undefined ? [] : [{ from, to }]))
  return spans
    .map(span => ({ from: Math.max(span.from, since), to: span.to }))
    .flatMap(span => without(span, still))
}

/** What of `most` runs in some spans, and the instant at which it has. */
function runIn(spans: Span[], most: number): { ran: number; at: Instant } {
  let ran = 0
  let at = 0
  for (const span of spans) {
    if (ran === most) break
    at = Math.min(span.to, span.from + most - ran)
    ran += at - span.from
  }
  return { ran, at }
}

const noTime: Span[] = []

function runWorkingHours(
  from: Reached,
  amount: number,
  pauses: Pause[],
  calendar: CalendarData,
  onDay?: OnDay,
): Reached {
  const types = dayTypesOf(calendar)
  let { provisional } = from
  let left = Math.round(amount * 3_600_000)
  if (left === 0) return { ...from, atDayEnd: false }
  const first = dayNumberAt(from.at)
  for (let day = first; ; day++) {
    const type = types.at(day)
    const spans = type.working || type.provisional ? officeTime(calendar, day, from.at, pauses) : noTime
    // a paused day does not count whatever kind it turns out to be
    provisional ||= type.provisional && spans.length > 0
    const { ran, at } = runIn(type.working ? spans : noTime, left)
    left -= ran
    const running = spans.length > 0 || day === first ? 'workingHours' : 'paused'
    onDay?.(day, type.working ? running : 'notWorking', ran)
    if (left === 0) return { day, at, atDayEnd: false, provisional }
  }
}

function runDays(
  from: Reached,
  budget: Budget,
  pauses: Pause[],
  calendar: CalendarData,
  onDay?: OnDay,
): Reached {
  const types = budget.unit === 'workingDays' ? dayTypesOf(calendar) : undefined
  let { day, provisional } = from
  for (let left = budget.amount; left > 0;) {
    day++
    const type = types?.at(day)
    const paused = pausedAtEndOf(day, pauses)
    // a paused day does not count whatever kind it turns out to be
    if (type?.provisional && !paused) provisional = true
    const running = type ? 'workingDay' : 'calendarDay'
    const verdict = type?.working === false ? 'notWorking' : paused ? 'paused' : running
    if (verdict === running) left--
    onDay?.(day, verdict)
  }
  return { day, at: startOfDay(day + 1), atDayEnd: true, provisional }
}

/**
 * Where the clock stands when `budgets` have run down one after the other from `start`. An open pause is left out: what
 * lies after its beginning is reached later, by as much as it will have taken.
 */
export function runDown(
  start: Instant,
  budgets: Budget[],
  pauses: Pause[],
  calendar: CalendarData,
  onDay?: OnDay,
): Reached {
  let reached: Reached = { day: dayNumberAt(start), at: start, atDayEnd: false, provisional: false }
  for (const budget of budgets) reached = runBudget(reached, budget, pauses, calendar, onDay)
  return reached
}

function runBudget(
  from: Reached,
  budget: Budget,
  pauses: Pause[],
  calendar: CalendarData,
  onDay?: OnDay,
): Reached {
  if (budget.unit === 'hours') return runHours(from, budget.amount, pauses, onDay)
  if (budget.unit === 'workingHours') return runWorkingHours(from, budget.amount, pauses, calendar, onDay)
  return runDays(from, budget, pauses, calendar, onDay)
}
