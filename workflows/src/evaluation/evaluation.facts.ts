/** What an evaluation knows: its settings, units, moments; slips, ballots and results are rows of their own. */
import type { EvaluationSettings } from '#domain/evaluation/evaluation.js'
import type { Instant } from '#domain/calendar/local-date.js'
import type { UnitId } from '#domain/organisation/roles.js'

export interface EvaluationFacts {
  districtId: UnitId
  communityIds: UnitId[]
  settings: EvaluationSettings
  /** Whenever the approval asked for changes. */
  returns: { at: Instant; reason: string }[]
  approval?: { opinion: string; at: Instant }
  /** The length of each community's list of households, once it has said it. */
  lists: Record<UnitId, { listed: number; note?: string }>
  /**
   * Who speaks for a community that has become part of another one since the approval: its slips stay its own. And who an
   * agency has become part of that the result was to be delivered to.
   */
  heirs?: Record<UnitId, UnitId>
  /** Since when ballots are taken, and until when; planned with the approval. */
  opensAt?: Instant
  closesAt?: Instant
  /** Since when the present time for voting runs: anew with the extension. */
  votingSince?: Instant
  extension?: { at: Instant; reason: string; bySystem: boolean }
  count?: { sufficient: number; insufficient: number }
  /** Agencies' Party organisations that the result is delivered to. */
  receivers: UnitId[]
  /** Of those, whom the Organization Department has noted as not having acknowledged it. */
  unreceived?: UnitId[]
  stopped?: { reason: string }
}
