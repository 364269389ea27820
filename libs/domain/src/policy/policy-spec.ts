/** What people may change about the policy of a kind of process, step by step: the one place that says what a value may be. */
import type { Budget, ClockStage } from '../calendar/clock.js'
import type { RoundRule, VoteThresholds } from '../kernel/state.js'
import type { Role, UnitKind } from '../organisation/roles.js'

/** A deadline and what happens by itself on the way. */
export interface TimingSpec {
  type: 'timing'
  label: string
  /** The longest budget, in days. */
  mostDays: number
  /** What the system may decide when time has run out, by outcome; nothing when left out. */
  outcomes?: Readonly<Record<string, string>>
}

export interface LimitSpec {
  type: 'limit'
  label: string
  /** What is counted, as people say it: 轮. */
  counted: string
  least: number
  most: number
}

/** Who decides, and by which rule. */
export interface ApprovalSpec {
  type: 'approval'
  label: string
  /** Where its seats are held. */
  place: string
}

export type StepSpec = TimingSpec | LimitSpec | ApprovalSpec

export interface PlaceSpec {
  label: string
  /** What can stand there. */
  kinds: readonly UnitKind[]
}

export interface PolicySpec {
  kind: string
  label: string
  /** The fact that holds the unit whose policy counts: the nearest of its ancestors that says something. */
  homeFact: string
  places: Readonly<Record<string, PlaceSpec>>
  steps: Readonly<Record<string, StepSpec>>
}

export interface TimingValue {
  budget: Budget
  stages: ClockStage[]
}

export interface ApprovalValue {
  rule: RoundRule
  roles: Role[]
  /** 票签: what each role's vote counts for, 1 unless said otherwise. */
  weights?: Partial<Record<Role, number>>
  /** 票签: the percentages at which it is decided. */
  votes?: VoteThresholds
  /** The same person in two consecutive seats passes the second. */
  samePersonPasses?: boolean
  /** 回避: nobody who holds an office at the applicant's own unit decides. */
  avoidsOwnUnit?: boolean
  /** 退回: back to the parties, who sign again, beside what the story offers. */
  returnable?: boolean
  /** Who steps in, in this order, when a role has nobody. */
  fallback?: Role[]
}

export type StepValue = number | TimingValue | ApprovalValue

/** One id for stages that do the same at the same time, whoever wrote them down. */
export const stageIdOf = ({ does, after, to }: Pick<ClockStage, 'does' | 'after' | 'to'>): string =>
  [does, `${after.amount}${after.unit === 'workingDays' ? '' : after.unit}`, ...(to ? [to] : [])].join('-')
