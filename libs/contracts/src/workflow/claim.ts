/** What a claim's acts carry (M7–M9). The HTTP schemas of the same names check it at the door. */
import type { LocalDate } from '#domain/calendar/local-date.js'
import type { UnitId } from '#domain/organisation/roles.js'

/** The two parties of a claim. */
export type Party = 'agency' | 'community'

/** What is negotiated. Texts are free of names and phones of people. */
export interface Terms {
  content: string
  beneficiaries: string
  sessions: number
  startOn: LocalDate
  endOn: LocalDate
  people: number
  resources: string
  communitySupport: string
}

export const termsFields = [
  'content',
  'beneficiaries',
  'sessions',
  'startOn',
  'endOn',
  'people',
  'resources',
  'communitySupport',
] as const satisfies readonly (keyof Terms)[]
export type TermsField = (typeof termsFields)[number]

export interface Objection {
  field: TermsField
  reason: string
}

/** How an objection was met: taken over, met halfway, or kept with a reason. */
export interface ObjectionAnswer {
  field: TermsField
  decision: 'accepted' | 'adjusted' | 'kept'
  note: string
}

export const agencyRefusalReasons = ['missesRealDifficulties', 'outsideFunctions', 'beyondCapacity'] as const
export const communityRefusalReasons = ['cherryPicking', 'unrealistic', 'overPromising'] as const

export interface SaveDraft {
  terms: Terms
}
export interface SubmitDraft {
  terms: Terms
}
export interface DiscardDraft {
  reason?: string
}
export interface SignTerms {
  answers: ObjectionAnswer[]
}
export interface CounterTerms {
  terms: Terms
  objections: Objection[]
  answers: ObjectionAnswer[]
}
export interface RefuseClaim {
  reasonCode: (typeof agencyRefusalReasons)[number]
  reason: string
}
export interface RefuseSigning {
  reasonCode: (typeof communityRefusalReasons)[number]
  reason: string
}
export interface WithReason {
  reason: string
}
export interface Opinion {
  opinion: string
}
export interface ReturnForRenegotiation {
  reason: string
  objections: Objection[]
}
export interface ResumeNegotiation {
  reason: string
  rounds: number
}
export interface Milestone {
  title: string
  dueOn: LocalDate
}
export interface SubmitPlan {
  summary: string
  milestones: Milestone[]
}
export interface ReachMilestone {
  index: number
  note: string
  reachedOn: LocalDate
}
export interface InviteUnit {
  unitId: UnitId
  task: string
}
export interface AnswerInvitation {
  note: string
}
export interface Complete {
  summary: string
  servedPeople: number
}
export interface Accept {
  comment: string
}
export interface Appraise {
  score: 1 | 2 | 3 | 4 | 5
  comment: string
}
