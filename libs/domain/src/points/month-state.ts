/** 进行中 → 异议期 → 已公布: what may happen to a month, and when. */
import { addWorkingDays, type CalendarData } from '../calendar/working-days.js'
import type { LocalDate } from '../calendar/local-date.js'
import { monthOf } from './months.js'
import type { PointRefusalCode } from './point-rules.js'
import type { PointMonthState } from './points.js'

export interface PointMonth {
  month: string
  state: PointMonthState
  /** The last day on which one may object. */
  objectionsUntil?: LocalDate
}

export const isOver = (month: string, today: LocalDate): boolean => month < monthOf(today)

/** A month is settled once it is over, and once only. */
export const refuseSettlement = (
  { month, state }: PointMonth,
  today: LocalDate,
): PointRefusalCode | undefined => {
  if (state === 'published') return 'monthPublished'
  if (!isOver(month, today)) return 'monthNotOver'
  return state === 'open' ? undefined : 'monthSettled'
}

/** Working days after the day of settlement, by the calendar. */
export const lastDayToObject = (calendar: CalendarData, settledOn: LocalDate, days: number): LocalDate =>
  addWorkingDays(calendar, settledOn, days)

export const refuseObjection = (of: PointMonth, today: LocalDate): PointRefusalCode | undefined => {
  const isOpen = of.state === 'objections' && of.objectionsUntil !== undefined && today <= of.objectionsUntil
  return isOpen ? undefined : 'objectionWindowClosed'
}

/** Published in order, after the window, with every objection decided. */
export const refusePublication = (
  of: PointMonth,
  { today, pending, earlierOpen }: { today: LocalDate; pending: number; earlierOpen: boolean },
): PointRefusalCode | undefined => {
  if (of.state === 'published') return 'monthPublished'
  if (of.state !== 'objections' || of.objectionsUntil === undefined) return 'monthNotSettled'
  if (earlierOpen) return 'earlierMonthOpen'
  if (today <= of.objectionsUntil) return 'objectionsRunning'
  return pending > 0 ? 'objectionsPending' : undefined
}
