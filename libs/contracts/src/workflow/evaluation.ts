/** What the acts of an evaluation carry (P11). The HTTP schemas of the same names check it at the door. */
import type { EvaluationSettings } from '#domain/evaluation/evaluation.js'
import type { UnitId } from '#domain/organisation/roles.js'

export interface SaveEvaluation {
  settings: EvaluationSettings
}
export interface ReportHouseholds {
  /** How many households the community's list holds. */
  listed: number
  /** Needed when the list holds fewer than are to be drawn: why, and that all of them are asked. */
  note?: string
}
export interface NoteCount {
  /** Communities with enough ballots, and with too few. */
  sufficient: number
  insufficient: number
  /** Agencies' Party organisations to whom there is something to deliver. */
  receivers: UnitId[]
}
export interface Reasoned {
  reason: string
}
export interface Opined {
  opinion: string
}
