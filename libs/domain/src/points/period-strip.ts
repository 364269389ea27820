/** 周期核对 as a strip of a calendar: every week or month that should be there, and how it came to be. */
import type { LocalDate } from '../calendar/local-date.js'

export const periodConditions = ['kept', 'caughtUp', 'incomplete', 'missing'] as const
export type PeriodCondition = (typeof periodConditions)[number]

export interface ExpectedPeriod {
  /** `2026-11`, or `2026-W48`. */
  period: string
  firstDay: LocalDate
}

export interface KnownPeriod {
  period: string
  /** The business day on which it came; unknown for those kept since before that was written down. */
  cameOn?: LocalDate
}

/** Days the programme's clock passed over at once (快进, the beginning of the demo): what was due in them is due on the last. */
export interface Leap {
  from: LocalDate
  to: LocalDate
}

export interface PeriodOfStrip extends ExpectedPeriod {
  is: PeriodCondition
  /** The day it was caught up. */
  caughtUpOn?: LocalDate
  /** How many communities (of a week) or agencies (of a month) lack it. */
  lacking?: number
  /** Some of them. */
  lackingNames?: string[]
}

export interface Lacking {
  count: number
  names: string[]
}

/**
 * The first one known is where the programme began: it may have begun late in it.
 * @param expected in order
 * @param lacking who lacks a period, by its name
 * @param leaps in order
 */
export const stripOf = (
  expected: readonly ExpectedPeriod[],
  known: readonly KnownPeriod[],
  lacking: ReadonlyMap<string, Lacking> = new Map(),
  leaps: readonly Leap[] = [],
): PeriodOfStrip[] => {
  const cameOn = new Map(known.map(each => [each.period, each.cameOn]))
  return expected.map((each, at) => {
    if (!cameOn.has(each.period)) return { ...each, is: 'missing' }
    const lack = lacking.get(each.period)
    if (lack) return { ...each, is: 'incomplete', lacking: lack.count, lackingNames: lack.names }
    const came = cameOn.get(each.period)
    if (at === 0 || came === undefined || came <= dueOn(each.firstDay, leaps)) return { ...each, is: 'kept' }
    return { ...each, is: 'caughtUp', caughtUpOn: came }
  })
}

const dueOn = (firstDay: LocalDate, leaps: readonly Leap[]): LocalDate =>
  leaps.reduce((due, { from, to }) => (from <= due && due <= to ? to : due), firstDay)
