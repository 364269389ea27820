/** The periods that figures are told for: a month `2026-11`, a quarter `2026-Q4`, a year `2026`. Days are Shanghai's. */
import { addDays, type LocalDate } from '../calendar/local-date.js'

/** `2026-11`, `2026-Q4` or `2026`. */
export type Period = string

export type PeriodKind = 'month' | 'quarter' | 'year'

export interface PeriodDays {
  kind: PeriodKind
  from: LocalDate
  /** The last day. */
  to: LocalDate
  /** The day after it. */
  after: LocalDate
  label: string
}

const form = /^(2\d{3})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])))?$/
const two = (month: number): string => String(month).padStart(2, '0')
const monthsPerQuarter = 3

/** @returns undefined for a text that names no period */
export const daysOfPeriod = (period: Period): PeriodDays | undefined => {
  const [, year, month, quarter] = form.exec(period) ?? []
  if (year === undefined) return undefined
  if (month !== undefined) return span('month', Number(year), Number(month), 1, `${year}年${Number(month)}月`)
  if (quarter === undefined) return span('year', Number(year), 1, 12, `${year}年`)
  const first = (Number(quarter) - 1) * monthsPerQuarter + 1
  return span(
    'quarter',
    Number(year),
    first,
    monthsPerQuarter,
    `${year}年第${'一二三四'[Number(quarter) - 1]}季度`,
  )
}

const span = (kind: PeriodKind, year: number, first: number, months: number, label: string): PeriodDays => {
  const next = first + months
  const after = next > 12 ? `${year + 1}-01-01` : `${year}-${two(next)}-01`
  return { kind, from: `${year}-${two(first)}-01`, to: addDays(after, -1), after, label }
}

/** The month, the quarter and the year that a day belongs to. */
export const periodsOfDay = (day: LocalDate): Record<PeriodKind, Period> => {
  const [year = '', month = ''] = day.split('-')
  const quarter = Math.ceil(Number(month) / monthsPerQuarter)
  return { month: `${year}-${month}`, quarter: `${year}-Q${quarter}`, year }
}
