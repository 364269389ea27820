/** Why a deadline is the day it is, told day by day, for people. */
import { type Clock, type Due, dueOf, extended, openPause } from './clock.js'
import { type DayVerdict, runDown } from './countdown.js'
import {
  type DayNumber,
  dayNumberAt,
  type Instant,
  type LocalDate,
  localDateOf,
  localDateOfDay,
  type Weekday,
  weekdayOfDay,
} from './local-date.js'
import { type CalendarData, type CalendarDay, countWorkingDays, dayOf } from './working-days.js'

/** Why the day counts or not. `hours`: an hours budget runs through it, so that days are not counted at all. */
export type ClockDayNote =
  'start' | 'counted' | 'makeup' | 'weekend' | 'holiday' | 'closure' | 'paused' | 'hours' | 'workingHours'

/** The kind of day, with `provisional`, is the calendar's, also where the clock does not ask for it. */
export interface ClockDay extends CalendarDay {
  date: LocalDate
  weekday: Weekday
  counted: boolean
  /** Its number among the counted days, from 1. */
  ordinal?: number
  /** The working time that ran on it, for a budget of working hours; also on the start day. */
  ranMs?: number
  note: ClockDayNote
}

function noteOf(verdict: DayVerdict, day: CalendarDay): ClockDayNote {
  switch (verdict) {
    case 'workingDay':
      return day.kind === 'makeup' ? 'makeup' : 'counted'
    case 'calendarDay':
      return 'counted'
    case 'notWorking':
      return day.kind === 'holiday' || day.kind === 'closure' ? day.kind : 'weekend'
    case 'paused':
    case 'hours':
    case 'workingHours':
      return verdict
  }
}

/** Every day from the start to the due day, both included. While paused: see dueOf. */
export function explainClock(clock: Clock, calendar: CalendarData): ClockDay[] {
  const start = dayNumberAt(clock.startedAt)
  const days: ClockDay[] = [{ ...describe(calendar, start), counted: false, note: 'start' }]
  let ordinal = 0
  runDown(clock.startedAt, extended(clock, clock.budget), clock.pauses, calendar, (number, verdict, ran) => {
    const told = days[number - start]
    if (told) return addTime(told, ran)
    const day = describe(calendar, number)
    const isDay = verdict === 'workingDay' || verdict === 'calendarDay'
    days.push({
      ...day,
      counted: isDay || Boolean(ran),
      ...(isDay && { ordinal: ++ordinal }),
      ...(ran && { ranMs: ran }),
      note: noteOf(verdict, day),
    })
  })
  return days
}

/** Working hours that run on a day which something else was said of: the start day, or one that hours have reached. */
function addTime(told: ClockDay, ranMs = 0): void {
  if (ranMs > 0) Object.assign(told, { counted: true, ranMs: (told.ranMs ?? 0) + ranMs })
}

function describe(calendar: CalendarData, day: DayNumber): CalendarDay & Pick<ClockDay, 'date' | 'weekday'> {
  const date = localDateOfDay(day)
  return { date, weekday: weekdayOfDay(day), ...dayOf(calendar, date) }
}

/**
 * The working days after today up to and including the due day: 0 on the due day itself. Once overdue it is negative:
 * −1 from the first moment, then one less for each working day that passes. A paused clock stands at where it stopped.
 */
export function workingDaysLeft(clock: Clock, calendar: CalendarData, now: Instant): number {
  const moment = Math.min(now, openPause(clock)?.from ?? now)
  return workingDaysUntil(dueOf(clock, calendar), calendar, moment)
}

/** The same of a deadline whose clock is not at hand. */
export function workingDaysUntil(
  { dueOn, dueAt }: Pick<Due, 'dueOn' | 'dueAt'>,
  calendar: CalendarData,
  now: Instant,
): number {
  const today = localDateOf(now)
  if (now < dueAt) return countWorkingDays(calendar, today, dueOn)
  return -Math.max(1, countWorkingDays(calendar, dueOn, today))
}
