/** The days of a week's selection, and what keeps a recommendation or a decision from counting. */
import { dueOf, startClock } from '../calendar/clock.js'
import { addDays, instantAt, type Instant, type LocalDate } from '../calendar/local-date.js'
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

/** Of one community's code, from one network within an hour: phones of one carrier may share an address. */
export const mostOfNetwork = 20
/** Of one community and week: more are no voices but a flood, and paper stays open. */
export const mostOfWeek = 300

const daysToRecommend = 5

/** The week in which `date` lies, with its days: recommendations from Monday to Friday. */
export const openedWeekOf = (date: LocalDate): OpenedWeek => openedWeek(weekOf(date))

export const openedWeek = ({ week, monday, sunday }: Week): OpenedWeek => ({
  week,
  monday,
  sunday,
  recommendUntil: addDays(monday, daysToRecommend - 1),
})

/** The decision is due on the first working day after the week; nothing is decided by itself on a provisional day. */
export const decisionDay = (
  calendar: CalendarData,
  sunday: LocalDate,
): { on: LocalDate; provisional: boolean } => {
  const { dueOn, provisional } = dueOf(
    startClock(instantAt(sunday, '12:00'), { unit: 'workingDays', amount: 1 }),
    calendar,
  )
  return { on: dueOn, provisional }
}

/** A week whose decision begins in time counts from its Sunday; one begun late (an outage) has a working day from then. */
export const countsFrom = (
  calendar: CalendarData,
  sunday: LocalDate,
  now: Instant,
  today: LocalDate,
): Instant => (today <= decisionDay(calendar, sunday).on ? instantAt(sunday, '12:00') : now)

/** @param given by a resident or a member: until Friday; paper of those days is entered until the decision begins */
export const refuseRecommendation = (
  { monday, recommendUntil }: Pick<OpenedWeek, 'monday' | 'recommendUntil'>,
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
