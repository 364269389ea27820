/** Working time: the office hours of working days. Adding and counting are inverse. */
import { runDown, type Pause } from './countdown.js'
import { dayNumberAt, type Instant } from './local-date.js'
import { officeSpans, without } from './office-hours.js'
import { type CalendarData, dayTypesOf } from './working-days.js'

/** The first instant by which so many working hours have passed since `from`. */
export const addWorkingHours = (calendar: CalendarData, from: Instant, hours: number): Instant =>
  runDown(from, [{ unit: 'workingHours', amount: hours }], [], calendar).at

/** The milliseconds of working time between two instants, pauses left out; 0 when `to` lies before `from`. */
export const workingMsBetween = (
  calendar: CalendarData,
  from: Instant,
  to: Instant,
  pauses: readonly Pause[] = [],
): number => {
  const types = dayTypesOf(calendar)
  const still = pauses.map(pause => ({ from: pause.from, to: pause.to ?? Infinity }))
  let ms = 0
  for (let day = dayNumberAt(from); day <= dayNumberAt(to); day++) {
    if (!types.at(day).working) continue
    for (const span of officeSpans(calendar.officeHours, day)) {
      const within = { from: Math.max(span.from, from), to: Math.min(span.to, to) }
      for (const run of without(within, still)) ms += run.to - run.from
    }
  }
  return ms
}
