/** Months and ISO weeks that points are settled by. A week belongs to the month in which it ends. */
import { addDays, isoWeekOf, weekdayOf, type LocalDate } from '../calendar/local-date.js'

export const monthOf = (date: LocalDate): string => date.slice(0, 7)
export const firstDayOf = (month: string): LocalDate => `${month}-01`

/** `months` later, or earlier when negative. */
export const addMonths = (month: string, months: number): string => {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + months
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`
}

export const lastDayOf = (month: string): LocalDate => addDays(firstDayOf(addMonths(month, 1)), -1)

/** From one month to another, both included, in order; none when the first is later. */
export const monthsBetween = (first: string, last: string): string[] => {
  const months: string[] = []
  for (let month = first; month <= last; month = addMonths(month, 1)) months.push(month)
  return months
}

/** The Monday of the week in which `date` lies. */
export const mondayOf = (date: LocalDate): LocalDate => addDays(date, 1 - weekdayOf(date))

/** A week by its Monday. */
export interface Week {
  /** `2026-W47`. */
  week: string
  monday: LocalDate
  sunday: LocalDate
  /** The month in which it ends. */
  month: string
}

export const weekOf = (date: LocalDate): Week => {
  const monday = mondayOf(date)
  const sunday = addDays(monday, 6)
  return { week: isoWeekOf(date), monday, sunday, month: monthOf(sunday) }
}

/** The weeks from that of one day to that of another, both included, in order. */
export const weeksBetween = (first: LocalDate, last: LocalDate): Week[] => {
  const weeks: Week[] = []
  for (let monday = mondayOf(first); monday <= last; monday = addDays(monday, 7)) weeks.push(weekOf(monday))
  return weeks
}
