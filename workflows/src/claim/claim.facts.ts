/** What a claim knows. Part of the process's state: ids and codes and the negotiated texts, nobody's name. */
import type {
  Appraise,
  Complete,
  Milestone,
  Objection,
  ObjectionAnswer,
  Party,
  Terms,
} from '#contracts/workflow/claim.js'
import type { Instant } from '#domain/calendar/local-date.js'
import type { PersonId, UnitId } from '#domain/organisation/roles.js'

/** One offer: whoever makes it has signed it. */
export interface TermsRound {
  no: number
  by: Party
  personId: PersonId
  at: Instant
  terms: Terms
  /** Against the previous round, by field. */
  objections: Objection[]
  /** To the objections open before this round. */
  answers: ObjectionAnswer[]
  /** Of the other side, with its answers to this round's objections; an earlier one was laid aside by a return. */
  signatures?: Signature[]
}

export interface Signature {
  at: Instant
  answers: ObjectionAnswer[]
}

/** Since the Organization Department sent the claim back, or since it was first offered. */
export interface Negotiation {
  since: Instant
  /** Rounds that existed when it began. */
  roundsBefore: number
  roundsAllowed: number
  /** The approver's objections (发回重新协商), until a round answers them. */
  objections: Objection[]
}

export interface JointUnit {
  unitId: UnitId
  task: string
  status: 'invited' | 'joined' | 'declined'
  note?: string
}

export interface ReachableMilestone extends Milestone {
  reachedOn?: string
  note?: string
}

export interface ClaimFacts {
  projectId: string
  agencyId: UnitId
  communityId: UnitId
  subdistrictId: UnitId
  districtId: UnitId
  startedBy: Party
  submitted: boolean
  /** The project has places for several agencies: each holds it for itself. */
  shared?: true
  /** It began as a draft: whether the project may still be claimed is asked again when it is submitted. */
  drafted?: true
  rounds: TermsRound[]
  negotiation: Negotiation
  signedAt?: Instant
  refusal?: { by: Party | 'subdistrict'; reasonCode?: string; reason: string }
  workPlan?: { summary: string; milestones: ReachableMilestone[]; submittedAt: Instant }
  jointUnits: JointUnit[]
  completion?: Complete & { at: Instant }
  acceptances: { accepted: boolean; comment: string; at: Instant }[]
  appraisal?: Appraise & { at: Instant }
  withdrawal?: { by: Party; personId: PersonId; reason: string; at: Instant }
}
