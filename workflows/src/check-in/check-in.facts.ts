/** What a check-in knows: ids, codes and an estate; no names, no house numbers. */
import type { CheckInRefusalReason } from '#contracts/workflow/check-in.js'
import type { LocalDate } from '#domain/calendar/local-date.js'
import type { MembershipSubject } from '#domain/membership/membership.js'
import type { PersonId, UnitId } from '#domain/organisation/roles.js'

export interface CheckInFacts {
  subject: MembershipSubject
  /** The member; an agency's Party organisation checks in as itself. */
  personId?: PersonId
  agencyId: UnitId
  communityId: UnitId
  subdistrictId: UnitId
  districtId: UnitId
  /** The member, or the Party organisation for itself or for one of its members. */
  filedBy: 'member' | 'agency'
  /** Where in the community: an estate, never a house number. */
  estate: string
  /** A membership elsewhere that ends when this one begins (moved house). */
  replaces?: string
  confirmedOn?: LocalDate
  refusal?: { reasonCode: CheckInRefusalReason; reason: string }
}
