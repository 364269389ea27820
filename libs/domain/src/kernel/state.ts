/**
 * What a process *is*: one JSON value, equal in the workflow's memory and in its Postgres row, so that
 * first start, continue-as-new and rebuild are the same door. Ids and codes only; never names or phones.
 */
import type { CalendarData } from '../calendar/working-days.js'
import type { Clock } from '../calendar/clock.js'
import type { Instant } from '../calendar/local-date.js'
import type { PersonId, Role, UnitId } from '../organisation/roles.js'

/** Who may sit: a role at a node, optionally narrowed to one person (after a transfer). */
export interface Holder {
  role: Role
  unitId: UnitId
  personId?: PersonId
}

export type SeatStatus = 'open' | 'done' | 'cancelled'
/** Why a seat closed without its holder acting; shown to people, e.g. “因退回而取消”. */
export type CancelReason =
  | 'returned'
  | 'refused'
  | 'decidedByOther'
  | 'recalled'
  | 'withdrawn'
  | 'moved'
  | 'terminated'
  | 'expired'
  | 'noLongerNeeded'
  | 'ended'

export interface Seat {
  /** Unique in the process and never used again: stage.round.number */
  id: string
  /** The party this seat answers for: the first seat of a chair to act speaks for it. */
  chair: string
  holder: Holder
  status: SeatStatus
  openedAt: Instant
  /** How the seat came to be, when it was not opened by its stage. */
  origin?: 'escalated' | 'transferred' | 'reassigned'
  act?: string
  by?: PersonId
  actedAt?: Instant
  cancelled?: CancelReason
}

export type RoundRule = 'any' | 'all'

/** A human step: seats, a rule (或签 any, 会签 all) and a clock. */
export interface Round {
  name: string
  form: string
  rule: RoundRule
  /** A quiet round offers acts on the page but puts nothing into an inbox (a standing right to withdraw). */
  quiet: boolean
  openedAt: Instant
  seats: Seat[]
  clock?: Clock
  status: 'open' | 'decided' | 'cancelled'
  outcome?: string
}

/** Where one line of the process stands; `main`, and what runs beside it. */
export interface Region {
  stage: string
  enteredAt: Instant
  rounds: Record<string, Round>
  /** Stages entered so far, oldest first, without repeats: where a return may lead. */
  visited: string[]
}

export interface Answer {
  processId: string
  stepNo: number
  version: number
  stage: string
  outcome?: string
}

export interface AnsweredKey {
  key: string
  bodyHash: string
  answer: Answer
}

/** What the last act may still take back (撤回) until the next one. */
export interface Recallable<F> {
  seatId: string
  by: PersonId
  act: string
  region: string
  round: string
  before: { facts: F; region: Region }
}

export interface ProcessState<F = unknown> {
  processId: string
  kind: string
  title: string
  /** Raised by a rebuild; a run of an older epoch can write nothing more. */
  epoch: number
  /** Commits so far: the next one must be exactly one more. */
  stepNo: number
  /** Changes that matter to a person deciding: acts and stage moves, not reminders. */
  version: number
  facts: F
  regions: Record<string, Region>
  /** Seats ever opened; numbers their ids. */
  seatCount: number
  startedBy: PersonId
  startedAt: Instant
  endedAt?: Instant
  /** The final stage, once ended. */
  outcome?: string
  /** Business time runs ahead of the clock by this much (0 outside demo and tests). */
  aheadMs: number
  policyVersion: string
  calendarVersion: string
  answered: AnsweredKey[]
  recallable?: Recallable<F>
}

/** Policy and calendar in force for a process; versioned rows, handed over as values. */
export interface Rules<P = unknown> {
  policy: P & { version: string }
  calendar: CalendarData
}
