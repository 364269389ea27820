/** What the acts of a week's selection carry. The HTTP schemas of the same names check it at the door. */
import type { Comparison, Model } from '#domain/weekly/weekly-selection.js'

export interface SelectModel {
  model: Model
  comparisons: Comparison[]
  reason: string
  /** For everybody to read: what was done, without personal data. */
  publicText: string
}
export interface SelectNone {
  reason: string
}
export interface DeclareRelation {
  relation: string
}
export interface ApprovePublicity {
  /** Both have been looked at: secrets, personal data. */
  secrecyChecked: true
  personalDataChecked: true
}
export interface ReturnSelection {
  reason: string
}
