/** What an objection to points knows: whose, of which month, what is said to be missing or wrong, and the decision. */
import type { LocalDate } from '#domain/calendar/local-date.js'
import type { PersonId, UnitId } from '#domain/organisation/roles.js'
import type { PointRule, PointSubject } from '#domain/points/points.js'

export interface PointObjectionFacts {
  /** `YYYY-MM`. */
  month: string
  subject: PointSubject
  /** The member, or the agency's Party organisation. */
  subjectId: string
  agencyId: UnitId
  /** Where the fact was: it decides, whoever files. */
  communityId: UnitId
  subdistrictId: UnitId
  districtId: UnitId
  about: 'missing' | 'wrong'
  rule: PointRule
  /** The activity whose point is said to be missing. */
  activity?: { id: string; title: string; on: LocalDate }
  /** The entry that is said to be wrong. */
  entryId?: string
  /** What they say. */
  claim: string
  decision?: { by: PersonId; reason: string; on: LocalDate }
}
