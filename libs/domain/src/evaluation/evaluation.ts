/** The annual evaluation of a district (群众民主评议, M15, P11): how it is set up, and the rows that its steps leave. */
import type { Instant, LocalDate } from '../calendar/local-date.js'
import type { UnitId } from '../organisation/roles.js'
import type { EvaluationState } from './evaluation-states.js'

export interface EvaluationSettings {
  title: string
  year: number
  questionnaireVersion: number
  /** Drawn in each community. */
  households: number
  /** Fewer valid ballots of a community: 样本不足. */
  minimumValid: number
  /** Smaller groups are merged. */
  k: number
  /** Members are judged where they have at least so many confirmed attendances in the year; 0: all who have checked in there. */
  leastAttendances: number
  opensOn: LocalDate
}

/** As its row stands after a step. */
export interface PlannedEvaluation extends Omit<EvaluationSettings, 'opensOn'> {
  id: string
  districtId: UnitId
  communityIds: UnitId[]
  state: EvaluationState
  extended: boolean
  opensAt?: Instant
  closesAt?: Instant
}

/** What a community said about its list of households: they are drawn with it. */
export interface HouseholdList {
  evaluationId: string
  communityId: UnitId
  /** How many households the list holds. */
  listed: number
}
