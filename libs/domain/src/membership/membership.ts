/**
 * 报到关系: who serves in which community, from one day to another (M2, P1). A confirmed check-in is a row, not a running
 * process; what follows from it (branch, activities, points) asks the row.
 */
import type { LocalDate } from '../calendar/local-date.js'
import type { PersonId, UnitId } from '../organisation/roles.js'

/** A member with the community where they live, or an agency's Party organisation with a community. */
export const membershipSubjects = ['member', 'agency'] as const
export type MembershipSubject = (typeof membershipSubjects)[number]

export interface Membership {
  /** The check-in that it came from. */
  id: string
  subject: MembershipSubject
  personId?: PersonId
  /** The agency's Party organisation: the member's own, or the one that has checked in. */
  agencyId: UnitId
  communityId: UnitId
  validFrom: LocalDate
  /** The membership that this one takes the place of. */
  replaces?: string
}

/** Why somebody does not take part for a time. */
export const suspensionReasons = ['secondment', 'illness', 'leave', 'other'] as const
export type SuspensionReason = (typeof suspensionReasons)[number]

/** Ended by another that goes on from there: in another community, under another unit, or as units became one. */
export const successionReasons = ['transferred', 'unitChanged', 'merged'] as const

/** Why a membership ended: by a new one, or for good. */
export const endReasons = [...successionReasons, 'retired', 'left', 'other'] as const
export type EndReason = (typeof endReasons)[number]
