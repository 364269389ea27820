/** What the acts on an interview carry (P9). The HTTP schemas of the same names check it at the door. */
import type { LocalDate } from '#domain/calendar/local-date.js'

/** Grounds on which a member may ask to be excused before the interview. */
export const excuseGrounds = [
  'illness',
  'secondment',
  'leave',
  'familyCare',
  'servedUncounted',
  'other',
] as const
export type ExcuseGround = (typeof excuseGrounds)[number]

export interface FileExcuse {
  ground: ExcuseGround
  reason: string
}
export interface DecideExcuse {
  reason: string
}
export interface HoldInterview {
  heldOn: LocalDate
  /** What was talked about: causes, difficulties, what the member says. */
  record: string
  /** What the member undertakes to do. */
  measures: string
}
export interface CommentRecord {
  comment: string
}
export interface SubmitEvidence {
  evidence: string
}
export interface JudgeRectification {
  reason: string
}
export interface CancelInterview {
  reason: string
}
