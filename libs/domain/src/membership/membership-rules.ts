/** What may be done with a membership that stands. */
import type { LocalDate } from '../calendar/local-date.js'

export const membershipRefusalCodes = ['membershipEnded', 'membershipDates', 'suspensionOverlaps'] as const
export type MembershipRefusalCode = (typeof membershipRefusalCodes)[number]

/** Days, both included. */
export interface Span {
  from: LocalDate
  to: LocalDate
}

export interface Standing {
  validFrom: LocalDate
  /** The last day; none while it lasts. */
  validTo?: LocalDate
  suspensions: Span[]
}

/** A suspension lies within the membership and beside the others. */
export const refuseSuspension = (standing: Standing, span: Span): MembershipRefusalCode | undefined => {
  if (standing.validTo !== undefined) return 'membershipEnded'
  if (span.from > span.to || span.from < standing.validFrom) return 'membershipDates'
  const overlaps = standing.suspensions.some(({ from, to }) => from <= span.to && span.from <= to)
  return overlaps ? 'suspensionOverlaps' : undefined
}

/** It ends on a day on which it stood, today at the latest: what is still to come is not decided yet. */
export const refuseEnd = (
  standing: Standing,
  lastDay: LocalDate,
  today: LocalDate,
): MembershipRefusalCode | undefined => {
  if (standing.validTo !== undefined) return 'membershipEnded'
  return lastDay < standing.validFrom || lastDay > today ? 'membershipDates' : undefined
}
