/** 周期核对: every month and week that should be there is there; what an outage skipped is caught up in order. */
import type { LocalDate } from '../calendar/local-date.js'
import { monthOf, monthsBetween, weeksBetween, type Week } from './months.js'

/** Those to be made, from the first known one on, the present one included. */
export const missingMonths = (known: readonly string[], today: LocalDate): string[] => {
  const present = monthOf(today)
  const first = known.reduce((least, each) => (each < least ? each : least), present)
  return monthsBetween(first, present).filter(month => !known.includes(month))
}

/** @param known weeks by name; @param since the day the programme began to keep weeks */
export const missingWeeks = (known: readonly string[], since: LocalDate, today: LocalDate): Week[] => {
  const there = new Set(known)
  return weeksBetween(since, today).filter(({ week }) => !there.has(week))
}
