/** What a reminder knows: the agency, its months without points, the letter and what was answered. */
import type { Measure } from '#contracts/workflow/reminder.js'
import type { Instant, LocalDate } from '#domain/calendar/local-date.js'
import type { PersonId, UnitId } from '#domain/organisation/roles.js'

export interface ReminderFacts {
  /** Months with zero points, `YYYY-MM`: the one it began with, and those that joined it while it ran. */
  months: string[]
  agencyId: UnitId
  /** Whose months they were, when that organisation has become part of the one above. */
  of?: UnitId
  districtId: UnitId
  letter?: { text: string; sentOn: LocalDate; by: PersonId }
  /** When the agency first said that it has read the letter. */
  readAt?: Instant
  answer?: { explanation: string; measures: Measure[]; at: Instant }
  /** What the answer lacked, when more was asked for. */
  askedFor?: string
}
