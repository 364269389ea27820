/**
 * 抽查: confirmed attendances that somebody of the subdistrict looks at again. Which ones is told from a seed: whoever has the
 * seed and the list draws the same, so that nobody is picked and nobody spared.
 */
import type { LocalDate } from '../calendar/local-date.js'
import { monthOf } from '../points/months.js'

export const spotCheckResults = ['there', 'doubtful', 'notThere'] as const
export type SpotCheckResult = (typeof spotCheckResults)[number]

/** Only of a month that is over: what comes to a list after the draw would be spared. @param month `YYYY-MM` */
export const isDrawable = (month: string, today: LocalDate): boolean => month < monthOf(today)
