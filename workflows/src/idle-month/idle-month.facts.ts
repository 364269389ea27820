/** What a community is told of a month in which it offered nothing, and what it answers. */
import type { LocalDate } from '#domain/calendar/local-date.js'
import type { PersonId, UnitId } from '#domain/organisation/roles.js'

export interface IdleMonthFacts {
  /** `YYYY-MM`. */
  month: string
  communityId: UnitId
  /** Whose month it was, when that community has become part of the one above. */
  of?: UnitId
  subdistrictId: UnitId
  /** Whose month it is. */
  districtId: UnitId
  /** How many members and agencies are not counted as zero because of it. */
  members: number
  agencies: number
  answer?: { explanation: string; by: PersonId; on: LocalDate }
}
