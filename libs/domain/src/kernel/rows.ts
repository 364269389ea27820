/**
 * Rows of their own that a step leaves behind, by table: what lists, guards and other areas ask without reading a process's
 * state. How each is written, in the step's transaction, says `libs/persistence/src/process/row-writers.ts`.
 */
import type { PlannedActivity } from '../activity/activity.js'
import type { OfferRow, ProjectPlace } from '../needs/offer.js'
import type { HouseholdList, PlannedEvaluation } from '../evaluation/evaluation.js'
import type { PostClaim } from '../needs/post-claim.js'
import type { WeekDecision } from '../weekly/weekly-selection.js'
import type { Membership } from '../membership/membership.js'

export interface RowsByTable {
  membership: Membership
  offer: OfferRow
  projectPlace: ProjectPlace
  postClaim: PostClaim
  activity: PlannedActivity
  weekDecision: WeekDecision
  evaluation: PlannedEvaluation
  householdList: HouseholdList
}
export type RowTable = keyof RowsByTable
export type StepRow = { [T in RowTable]: { table: T; row: RowsByTable[T] } }[RowTable]
