/**
 * A deadline as a value: when it started, what it may take, what was paused and extended, which stages have fired.
 * Everything else is derived from it and a calendar, so a new calendar moves every open deadline by itself, while what
 * has fired stays fired. Counting is defined in countdown.ts. Acts return a new clock.
 */
import { type Budget, checkBudget, type Pause, runDown } from './countdown.js'
import { type Instant, type LocalDate, localDateOfDay, startOfDay } from './local-date.js'
import type { CalendarData } from './working-days.js'

export type { Budget, Pause } from './countdown.js'

/** Something that happens by itself. The clock only times it; the kernel knows what `does`, `to` and `outcome` mean. */
export interface ClockStage {
  id: string
  /** Counted from the start of the clock; may be more than the budget (two working days later: the head). */
  after: Budget
  /** For days: 09:00 of the day, or its end, 24:00 (the default). */
  at?: 'morning' | 'end'
  does: 'remind' | 'warn' | 'escalate' | 'auto'
  to?: string
  outcome?: string
}

/** JSON-serialisable: it is part of a process's state. */
export interface Clock {
  startedAt: Instant
  budget: Budget
  stages: ClockStage[]
  /** Ids of the stages that have fired. */
  fired: string[]
  /** In order; only the last can be open. */
  pauses: Pause[]
  extension?: Budget
}

export interface TimedStage {
  stage: ClockStage
  at: Instant
  /** The instant rests on days for which no notice is loaded. */
  provisional: boolean
}

export interface Due {
  dueOn: LocalDate
  /** The end of `dueOn` for days, the very instant for hours. */
  dueAt: Instant
  provisional: boolean
}

const MORNING_MS = 9 * 3_600_000

/** Throws RangeError on a budget that is none or nothing, and on two stages of one id. */
export function startClock(startedAt: Instant, budget: Budget, stages: ClockStage[] = []): Clock {
  checkBudget(budget)
  if (budget.amount === 0) throw new RangeError('a clock needs a budget')
  for (const stage of stages) checkBudget(stage.after)
  if (new Set(stages.map(stage => stage.id)).size < stages.length)
    throw new RangeError('stage ids must differ')
  return { startedAt, budget, stages, fired: [], pauses: [] }
}

/** The pause that lasts, if the clock stands still. */
export function openPause(clock: Clock): Pause | undefined {
  const last = clock.pauses.at(-1)
  return last && last.to === undefined ? last : undefined
}

/** Stops the clock; one that stands still already is left as it is. */
export function pauseClock(clock: Clock, at: Instant): Clock {
  if (openPause(clock)) return clock
  const from = Math.max(at, clock.startedAt, clock.pauses.at(-1)?.to ?? clock.startedAt)
  return { ...clock, pauses: [...clock.pauses, { from }] }
}

/** Lets the clock run on; one that runs already is left as it is. */
export function resumeClock(clock: Clock, at: Instant): Clock {
  const open = openPause(clock)
  if (!open) return clock
  return {
    ...clock,
    pauses: [...clock.pauses.slice(0, -1), { from: open.from, to: Math.max(at, open.from) }],
  }
}

/**
 * Adds `more` to the budget and to every stage that has not fired: a reminder two days before the end stays two days
 * before the end. `more` runs after the budget, so its unit may differ. A second extension adds to the first; throws
 * RangeError when their units differ.
 */
export function extendClock(clock: Clock, more: Budget): Clock {
  checkBudget(more)
  const before = clock.extension
  if (before && before.unit !== more.unit)
    throw new RangeError(`extended in ${before.unit}, not ${more.unit}`)
  return { ...clock, extension: { unit: more.unit, amount: (before?.amount ?? 0) + more.amount } }
}

/** A stage fires once: marking it again changes nothing. Throws RangeError when the clock has no such stage. */
export function markFired(clock: Clock, stageId: string): Clock {
  if (!clock.stages.some(stage => stage.id === stageId)) throw new RangeError(`no such stage: ${stageId}`)
  return clock.fired.includes(stageId) ? clock : { ...clock, fired: [...clock.fired, stageId] }
}

/** The budgets that run down one after the other, the extension last. */
export const extended = (clock: Clock, budget: Budget): Budget[] =>
  clock.extension ? [budget, clock.extension] : [budget]

/**
 * When the clock runs out. While it is paused: as if it were resumed at once, the earliest that can be; for another
 * moment ask dueOf(resumeClock(clock, moment), calendar).
 */
export function dueOf(clock: Clock, calendar: CalendarData): Due {
  const reached = runDown(clock.startedAt, extended(clock, clock.budget), clock.pauses, calendar)
  return { dueOn: localDateOfDay(reached.day), dueAt: reached.at, provisional: reached.provisional }
}

/** The start day's morning or end, and any morning, may lie before the start or in a pause: then it is due after that. */
function whenRunning(clock: Clock, at: Instant): Instant {
  const pause = clock.pauses.find(({ from, to }) => to !== undefined && from < at && at < to)
  return Math.max(pause?.to ?? at, clock.startedAt)
}

function timeStage(clock: Clock, calendar: CalendarData, stage: ClockStage): TimedStage {
  const reached = runDown(clock.startedAt, extended(clock, stage.after), clock.pauses, calendar)
  const morning = reached.atDayEnd && stage.at === 'morning'
  const at = morning ? startOfDay(reached.day) + MORNING_MS : reached.at
  return { stage, at: whenRunning(clock, at), provisional: reached.provisional }
}

/** The stages still to come, in the order in which they are due; those of one instant in the order declared. */
function stagesToCome(clock: Clock, calendar: CalendarData): TimedStage[] {
  return clock.stages
    .filter(stage => !clock.fired.includes(stage.id))
    .map(stage => timeStage(clock, calendar, stage))
    .sort((a, b) => a.at - b.at)
}

/** Reminders go out on a provisional day too; the system decides nothing on one. */
const isHeld = ({ stage, provisional }: TimedStage) => provisional && stage.does === 'auto'

/**
 * The automatic decisions that wait for a notice, which neither nextStage nor overdueStages gives out. Where there is
 * one, administrators are to be alerted.
 */
export function heldStages(clock: Clock, calendar: CalendarData): TimedStage[] {
  return stagesToCome(clock, calendar).filter(isHeld)
}

/** The stage to wake up for, overdue ones first; none while the clock is paused. */
export function nextStage(clock: Clock, calendar: CalendarData): TimedStage | undefined {
  if (openPause(clock)) return undefined
  return stagesToCome(clock, calendar).find(timed => !isHeld(timed))
}

/** The stages that should have fired by `now`, in order. While paused: those that were due when the pause began. */
export function overdueStages(clock: Clock, calendar: CalendarData, now: Instant): TimedStage[] {
  const until = Math.min(now, openPause(clock)?.from ?? now)
  return stagesToCome(clock, calendar).filter(timed => timed.at <= until && !isHeld(timed))
}

/**
 * A clock that an earlier round began: what fell due before `now` was done there and does not happen twice. One that has
 * run out meanwhile starts anew, or it would expire before anybody could act.
 */
export function continueClock(
  { startedAt, budget, stages }: Pick<Clock, 'startedAt' | 'budget' | 'stages'>,
  calendar: CalendarData,
  now: Instant,
): Clock {
  const clock = startClock(startedAt, budget, stages)
  if (dueOf(clock, calendar).dueAt <= now) return startClock(now, budget, stages)
  return overdueStages(clock, calendar, now).reduce((begun, { stage }) => markFired(begun, stage.id), clock)
}
