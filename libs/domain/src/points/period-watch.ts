/** 周期核对 of a district's months: which are missing, and which wait longer than they should, with why. */
import type { LocalDate } from '../calendar/local-date.js'
import { isOver, refusePublication, type PointMonth } from './month-state.js'
import { missingMonths } from './periods.js'

export const waitingReasons = [
  'notSettled',
  'objectionsRunning',
  'objectionsPending',
  'notPublished',
] as const
export type WaitingReason = (typeof waitingReasons)[number]

export interface MonthsWatched {
  missing: string[]
  waiting: { month: string; why: WaitingReason }[]
}

/** @param pending objections of a month that nobody has decided */
export const watchMonths = (
  months: readonly (PointMonth & { pending: number })[],
  today: LocalDate,
): MonthsWatched => ({
  missing: missingMonths(
    months.map(({ month }) => month),
    today,
  ),
  waiting: months.flatMap(of => {
    if (of.state === 'published' || !isOver(of.month, today)) return []
    return [{ month: of.month, why: whyWaiting(of, today) }]
  }),
})

const whyWaiting = (of: PointMonth & { pending: number }, today: LocalDate): WaitingReason => {
  const refused = refusePublication(of, { today, pending: of.pending, earlierOpen: false })
  if (refused === 'monthNotSettled') return 'notSettled'
  if (refused === 'objectionsRunning' || refused === 'objectionsPending') return refused
  return 'notPublished'
}
