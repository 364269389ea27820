/** Weeks that are over and not decided, by when they ought to be: one Sunday has several decision days where units have their own policy. */
import type { Budget } from '#domain/calendar/clock.js'
import type { LocalDate } from '#domain/calendar/local-date.js'
import { statement, type Database } from '../read/database.js'

export interface Undecided {
  sunday: LocalDate
  /** From the Sunday on. */
  decideWithin: Budget
}

/** The community has neither decided nor brought a model before its subdistrict. @param w alias of a week */
export const isToDecide = (w: string): string => `${w}.state IN ('open', 'deciding') AND ${w}.subject IS NULL`

const undecided = statement<Undecided>(
  'weeks-undecided',
  `SELECT DISTINCT w.sunday::text AS sunday, w.decide_within AS "decideWithin" FROM weekly_selection w
   WHERE ${isToDecide('w')} AND w.sunday < $1 ORDER BY 1`,
)

/** Those whose week ended before `today`. */
export const findUndecided = (database: Database, today: LocalDate): Promise<Undecided[]> =>
  undecided(database, [today])

/** Whether a week `w` is among some of them. @param those as JSON */
export const isOf = (those: string): string => `(w.sunday, w.decide_within) IN (
  SELECT o.sunday, o."decideWithin" FROM jsonb_to_recordset(${those}::jsonb) AS o (sunday date, "decideWithin" jsonb))`
