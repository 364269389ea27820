/**
 * What a process *is*: one JSON value, equal in the workflow's memory and in its Postgres row, so that
 * first start, continue-as-new and rebuild are the same door. Ids and codes only; never names or phones.
 */
import type { CalendarData } from '../calendar/working-days.js'
import type { Budget, Clock } from '../calendar/clock.js'
import type { Instant } from '../calendar/local-date.js'
import type { PersonId, Role, UnitId } from '../organisation/roles.js'

/** A role at a node of the organisation. */
export interface Office {
  role: Role
  unitId: UnitId
}

/** Who may sit: whoever holds an office, optionally narrowed to one person (after a transfer). */
export interface Holder extends Office {
  personId?: PersonId
}

/** `waiting`: its turn has not come; shown to everybody, in nobody's inbox. */
export type SeatStatus = 'waiting' | 'open' | 'done' | 'cancelled'
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
  | 'dropped'
  | 'skipped'
  | 'ended'

/** How a seat came to be or to its holder, when its stage opened it for somebody else or not at all. */
export type SeatOrigin =
  'escalated' | 'transferred' | 'reassigned' | 'added' | 'fallback' | 'taken' | 'samePerson'

export type Stance = 'for' | 'against' | 'neutral'

/** 委派: somebody is asked for an opinion; whoever asked decides. While it is awaited the seat is the delegate's. */
export interface Delegation {
  by: PersonId
  to: PersonId
  reason: string
  at: Instant
  /** Whose seat it was, and is again once there is an opinion. */
  from: Holder
  opinion?: { text: string; stance: Stance; at: Instant }
}

export interface Seat {
  /** Unique in the process and never used again: stage.round.number */
  id: string
  /** The party this seat answers for: the first seat of a chair to act speaks for it. */
  chair: string
  holder: Holder
  status: SeatStatus
  openedAt: Instant
  origin?: SeatOrigin
  /** Seats of this round that come first; it waits while any of them is open or waits itself. */
  waitsFor?: string[]
  /** What its vote counts for (票签); 1 unless said otherwise. */
  weight?: number
  /** An added seat (加签): answered whatever the rule. */
  required?: true
  /** What it answered was before another party became part of its own: it does not answer for that one. */
  beforeMerger?: true
  addedBy?: PersonId
  /** Taken out of the pool by its holder (领取), who may put it back. */
  taken?: true
  delegation?: Delegation
  /** The version at which this very seat last changed. */
  version?: number
  /** When somebody last reminded its holder (催办). */
  remindedAt?: Instant
  act?: string
  by?: PersonId
  /** For whom `by` acted: a substitute's principal (乙 代 甲). */
  onBehalfOf?: PersonId
  actedAt?: Instant
  cancelled?: CancelReason
}

export type RoundRule = 'any' | 'all' | 'sequence' | 'votes'

/** 票签: percentages of all weights at which a round is decided. */
export interface VoteThresholds {
  passPercent: number
  rejectPercent: number
}

/** What a round of the kernel's own decides on: more time for another round of its region. */
export interface RoundExtension {
  round: string
  /** Whose holder asked. */
  seatId: string
  by: PersonId
  /** For whom, when a substitute asked. */
  onBehalfOf?: PersonId
  budget: Budget
  reason: string
}

/** A human step: seats, a rule (或签 any, 会签 all, 顺签 sequence, 票签 votes) and a clock. */
export interface Round {
  name: string
  form: string
  rule: RoundRule
  votes?: VoteThresholds
  /** Offices that step in, in this order, when a seat's own has nobody. */
  fallback?: Office[]
  /** `Role@place` of whoever decides on more time. */
  superior?: string
  /** Stages a return (退回) may lead to, when its form does not say. */
  returnable?: string[]
  /** Whoever has just done the same passes their seat here too. */
  samePersonPasses?: true
  /** A quiet round offers acts on the page but puts nothing into an inbox (a standing right to withdraw). */
  quiet: boolean
  openedAt: Instant
  seats: Seat[]
  clock?: Clock
  /** Opened by the kernel itself, to decide on more time. */
  extends?: RoundExtension
  status: 'open' | 'decided' | 'cancelled'
  outcome?: string
}

/** An answer that somebody gave in an earlier round and that still counts. */
export interface KeptAnswer {
  personId: PersonId
  /** For whom, when a substitute gave it. */
  onBehalfOf?: PersonId
  act: string
  at: Instant
}

/** The last return (退回) of a region, until its stage is left again: where from, how the way back leads. */
export interface Return {
  from: string
  to: string
  then: 'walk' | 'straight'
  by: PersonId
  seatId: string
  reason: string
  at: Instant
  /** What the returner had seen: later lines are what changed since. */
  version: number
  /** Answers given before it, by round and chair; on the straight way back they still count. */
  answers: Record<string, Record<string, KeptAnswer>>
}

/** Where one line of the process stands; `main`, and what runs beside it. */
export interface Region {
  stage: string
  enteredAt: Instant
  rounds: Record<string, Round>
  /** Stages entered so far, oldest first, without repeats: where a return may lead. */
  visited: string[]
  returned?: Return
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
  before: {
    /** As they were; all of them, or with `added` those that the act has changed. */
    facts: F | Partial<F>
    /** Names of facts that the act has brought. */
    added?: string[]
    region: Region
  }
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
  /** The versions since this one differ only in single seats: whoever saw it has seen all that matters to the others. */
  sameSince?: number
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

/** What the kernel itself asks of a policy, whatever the kind. */
export interface KernelPolicy {
  version: string
  /** The same person in two consecutive steps passes the second. */
  samePersonPasses?: boolean
  /** Hours between two reminders (催办) of one seat by people; 4 unless said otherwise. */
  remindEveryHours?: number
  /** `Role@place`, in this order, for seats whose office has nobody and whose round names nobody else. */
  fallback?: string[]
}

/** Policy and calendar in force for a process; versioned rows, handed over as values. */
export interface Rules<P = unknown> {
  policy: P & KernelPolicy
  calendar: CalendarData
}
