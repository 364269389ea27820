/** Weeks that are over and not decided, by when they ought to be: one Sunday has several decision days where units have their own policy or closures. */
import type { Budget } from '#domain/calendar/clock.js'
import { calendarOf } from '#domain/calendar/closures.js'
import type { LocalDate } from '#domain/calendar/local-date.js'
import type { CalendarData } from '#domain/calendar/working-days.js'
import type { UnitId } from '#domain/organisation/roles.js'
import { decisionDay } from '#domain/weekly/weekly-rules.js'
import { statement, type Database } from '../read/database.js'
import { dayOfSql } from '../read/days.js'

interface Undecided {
  sunday: LocalDate
  /** From the Sunday on. */
  decideWithin: Budget
}

/** The decision day is over, but for communities that are one of some units or below them: these are closed on it and have a later one. */
export interface DecisionPast extends Undecided {
  notUnder: UnitId[]
}

/** The community has neither decided nor brought a model before its subdistrict. @param w alias of a week */
export const isToDecide = (w: string): string => `${w}.state IN ('open', 'deciding') AND ${w}.subject IS NULL`

const undecided = statement<Undecided>(
  'weeks-undecided',
  `SELECT DISTINCT w.sunday::text AS sunday, w.decide_within AS "decideWithin" FROM weekly_selection w
   WHERE ${isToDecide('w')} AND w.sunday < $1 ORDER BY 1`,
)

const findPast = async (
  database: Database,
  calendar: CalendarData,
  today: LocalDate,
  isOver: (day: ReturnType<typeof decisionDay>) => boolean,
): Promise<DecisionPast[]> => {
  const closed = Object.keys(calendar.closures ?? {})
  const isOverAt = (unitId: UnitId | undefined) => (of: Undecided) =>
    isOver(decisionDay(calendarOf(calendar, unitId), of))
  return (await undecided(database, [today]))
    .filter(isOverAt(undefined))
    .map(of => ({ ...of, notUnder: closed.filter(unitId => !isOverAt(unitId)(of)) }))
}

/** What is late today: told wherever weeks are shown or counted. */
export const decisionsPast = (database: Database, calendar: CalendarData, today: LocalDate) =>
  findPast(database, calendar, today, ({ on }) => today > on)

/** What the system may end by itself: a provisional day decides nothing. */
export const decisionsPastForGood = (database: Database, calendar: CalendarData, today: LocalDate) =>
  findPast(database, calendar, today, ({ on, provisional }) => !provisional && today > on)

/** The day of the clock that runs over a decision: none before it has begun. Units' closures and renewed clocks are in it. @param w alias of a week */
export const runningUntil = (w: string): string => `(SELECT min(t.due_on) FROM task t
  WHERE t.process_id = ${w}.process_id AND t.form = 'weeklyDecision' AND t.status = 'open')`

/** Undecided when its day is over: that of the clock that runs, else as the policy has it. @param past JSON of `DecisionPast` */
export const isLate = (w: string, past: string): string => `(${isToDecide(w)} AND coalesce(
  ${runningUntil(w)} < ${dayOfSql('business_now()')}, ${isOf(w, past)}))`

/** Whether a week is among those that are past. @param w alias of a week; @param past JSON of `DecisionPast` */
export const isOf = (w: string, past: string): string => {
  const those = `jsonb_to_recordset(${past}::jsonb) AS o (sunday date, "decideWithin" jsonb, "notUnder" text[])`
  return `((${w}.sunday, ${w}.decide_within) IN (SELECT o.sunday, o."decideWithin" FROM ${those})
    AND NOT EXISTS (SELECT FROM ${those} JOIN org_unit u ON u.id = ${w}.community_id
      WHERE o.sunday = ${w}.sunday AND o."decideWithin" = ${w}.decide_within
        AND o."notUnder" && string_to_array(trim('/' FROM u.path), '/')))`
}
