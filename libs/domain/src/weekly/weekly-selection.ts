/** 周典型 (M10): one selection for each community and ISO week, of a member or of an agency's Party organisation. */
import type { Instant, LocalDate } from '../calendar/local-date.js'
import type { PersonId, UnitId } from '../organisation/roles.js'
import type { PointSubject } from '../points/points.js'

/** `open` takes recommendations, `deciding` waits for people, `selected` is published, `none` ended without a model. */
export const weekStates = ['open', 'deciding', 'selected', 'none'] as const
export type WeekState = (typeof weekStates)[number]

/** Why a week has no model; only `decidedNone` is a person's word. */
export const noneCauses = ['noRecommendation', 'allSetAside', 'decidedNone', 'lapsed', 'stopped'] as const
export type NoneCause = (typeof noneCauses)[number]

/** By the community's code, on paper that staff entered, by a member who is signed in. */
export const recommendationSources = ['code', 'paper', 'member'] as const
export type RecommendationSource = (typeof recommendationSources)[number]

export interface Model {
  subject: PointSubject
  subjectId: string
}

/** What candidates are compared by: their deeds, what people say of them, what others may take from it. */
export const criteria = ['deeds', 'voices', 'example'] as const
export type Criterion = (typeof criteria)[number]

export const findings = ['clear', 'partly', 'notSeen'] as const
export type CriterionFinding = (typeof findings)[number]

export interface Comparison extends Model {
  findings: Record<Criterion, CriterionFinding>
  reason: string
}

/** What a step of the decision leaves behind in the week's row. */
export interface WeekDecision {
  processId: string
  communityId: UnitId
  week: string
  state: 'deciding' | 'selected' | 'none'
  /** Who acted last, if it was a person: nobody decides on themselves or on their own unit. */
  by?: PersonId
  model?: Model
  compared: Model[]
  /** Of the community, for everybody to read once it is published. */
  publicText?: string
  decidedBy?: PersonId
  publishedAt?: Instant
  noneCause?: Exclude<NoneCause, 'noRecommendation' | 'allSetAside'>
  reason?: string
}

/** A week by its days. */
export interface OpenedWeek {
  week: string
  monday: LocalDate
  sunday: LocalDate
}
