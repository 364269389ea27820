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

/** The day of the clock that runs over a decision: none before it has begun. Units' closures and renewed clocks are in it. @param w alias of a week */
export const runningUntil = (w: string): string => `(SELECT min(t.due_on) FROM task t
  WHERE t.process_id = ${w}.process_id AND t.form = 'weeklyDecision' AND t.status = 'open')`

/** Undecided when its day is over: that of the clock that runs, else as the policy has it. @param past JSON of `Undecided` */
export const isLate = (w: string, past: string): string => `${isToDecide(w)} AND coalesce(
  ${runningUntil(w)} < (business_now() AT TIME ZONE 'Asia/Shanghai')::date, ${isOf(past)})`

/** Whether a week `w` is among some of them. @param those as JSON */
export const isOf = (those: string): string => `(w.sunday, w.decide_within) IN (
  SELECT o.sunday, o."decideWithin" FROM jsonb_to_recordset(${those}::jsonb) AS o (sunday date, "decideWithin" jsonb))`
