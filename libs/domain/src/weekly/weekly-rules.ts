/** The days of a week's selection, and what keeps a recommendation or a decision from counting. */
import { dueOf, startClock, type Budget } from '../calendar/clock.js'
import { calendarAt } from '../calendar/closures.js'
import { instantAt, type Instant, type LocalDate } from '../calendar/local-date.js'
import type { CalendarData } from '../calendar/working-days.js'
import { weekOf, type Week } from '../points/months.js'
import type { Comparison, Model, OpenedWeek } from './weekly-selection.js'

export const recommendationRefusalCodes = [
  'recommendationsNotOpen',
  'recommendationsOver',
  'recommendedAlready',
  'recommendsSelf',
  'recommendationCrowd',
  'recommendationsFull',
  'slipEntered',
  'recommendationDecided',
  'modelRevoked',
  'modelNotPublished',
] as const
export type RecommendationRefusalCode = (typeof recommendationRefusalCodes)[number]

/** The week in which `date` lies, with its days. */
export const openedWeekOf = (date: LocalDate): OpenedWeek => openedWeek(weekOf(date))

export const openedWeek = ({ week, monday, sunday }: Week): OpenedWeek => ({ week, monday, sunday })

/** The decision is due so long after the Sunday: as shipped, on the first working day after the week. Nothing is decided by itself on a provisional day. */
export const decisionDay = (
  calendar: CalendarData,
  { sunday, decideWithin }: { sunday: LocalDate; decideWithin: Budget },
): { on: LocalDate; provisional: boolean } => {
  const { dueOn, provisional } = dueOf(startClock(instantAt(sunday, '12:00'), decideWithin), calendar)
  return { on: dueOn, provisional }
}

/** What is known of a week's decision. */
export interface Deciding {
  sunday: LocalDate
  decideWithin: Budget
  /** The day of the clock that runs over it; null before it has begun and when it has ended. */
  dueOn: LocalDate | null
  /** Of the community. */
  ownPath: string
}

/** As the clock has it that runs; before that as the community's calendar, with closures of its own, will have it. */
export const decidesOn = (calendar: CalendarData, of: Deciding): { on: LocalDate; provisional: boolean } =>
  of.dueOn === null ? decisionDay(calendarAt(calendar, of.ownPath), of) : { on: of.dueOn, provisional: false }

/** A week whose decision begins in time counts from its Sunday; one begun late (an outage) has all its time from then. */
export const countsFrom = (
  calendar: CalendarData,
  of: { sunday: LocalDate; decideWithin: Budget },
  now: Instant,
  today: LocalDate,
): Instant => (today <= decisionDay(calendar, of).on ? instantAt(of.sunday, '12:00') : now)

/** @param isPaper otherwise given by a resident or a member: until the last day to recommend; paper of those days is entered until the decision begins */
export const refuseRecommendation = (
  { monday, recommendUntil }: { monday: LocalDate; recommendUntil: LocalDate },
  isPaper: boolean,
  today: LocalDate,
): RecommendationRefusalCode | undefined => {
  if (today < monday) return 'recommendationsNotOpen'
  return !isPaper && today > recommendUntil ? 'recommendationsOver' : undefined
}

export const keyOfModel = ({ subject, subjectId }: Model): string => `${subject}:${subjectId}`

/** Every candidate is compared, once, and nobody else. */
export const comparesAll = (compared: readonly Model[], candidates: readonly Model[]): boolean => {
  const keys = compared.map(keyOfModel)
  return (
    new Set(keys).size === keys.length &&
    keys.length === candidates.length &&
    candidates.every(each => keys.includes(keyOfModel(each)))
  )
}

export const isCompared = (comparisons: readonly Comparison[], model: Model): boolean =>
  comparisons.some(each => keyOfModel(each) === keyOfModel(model))

/** `2026-W48` → 2026年第48周 */
export const weekLabel = (week: string): string => `${week.slice(0, 4)}年第${Number(week.slice(6))}周`
