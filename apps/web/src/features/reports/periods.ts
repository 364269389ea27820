import { addDays, daysOfPeriod, periodsOfDay, type PeriodKind } from '#contracts/http/periods.js'

/** A period with its days, none of them later than today when it holds today. */
export interface ShownPeriod {
  code: string
  kind: PeriodKind
  label: string
  from: string
  to: string
  /** It is not over yet, or has not begun. */
  isLatest: boolean
}

/** @returns the year of today for a code that names no period */
export const shownPeriod = (code: string | undefined, today: string): ShownPeriod => {
  const chosen = code !== undefined && daysOfPeriod(code) ? code : periodsOfDay(today).year
  const { kind, label, from, to } = daysOfPeriod(chosen) ?? yearOf(today)
  return { code: chosen, kind, label, from, to, isLatest: to >= today }
}

const yearOf = (today: string) => {
  const year = today.slice(0, 4)
  return { kind: 'year' as const, label: `${year}年`, from: `${year}-01-01`, to: `${year}-12-31` }
}

/** The period of the same kind before (-1) or after (1). */
export const beside = ({ kind, from, to }: ShownPeriod, step: -1 | 1): string =>
  periodsOfDay(addDays(step < 0 ? from : to, step))[kind]

/** The period of another kind that holds the last day shown so far, or today. */
export const ofKind = ({ to }: ShownPeriod, kind: PeriodKind, today: string): string =>
  periodsOfDay(to < today ? to : today)[kind]
