/** What an interview knows: ids, months, and what was said; nobody but the parties and the Organization Department reads it. */
import type { ExcuseGround } from '#contracts/workflow/interview.js'
import type { Instant, LocalDate } from '#domain/calendar/local-date.js'
import type { PersonId, UnitId } from '#domain/organisation/roles.js'

export interface Excuse {
  ground: ExcuseGround
  reason: string
  decision?: { granted: boolean; reason: string; by: PersonId }
}

export interface InterviewFacts {
  /** Months with zero points, `YYYY-MM`: the one it began with, and those that joined it while it ran. */
  months: string[]
  personId: PersonId
  agencyId: UnitId
  districtId: UnitId
  /** When the month was published and the interview ordered with it: none was held for it before. */
  orderedOn?: LocalDate
  /** Who interviews: the member's own Party organisation, or its superior when its secretary is the member. */
  interviewer: 'agency' | 'superior'
  excuse?: Excuse
  interview?: { heldOn: LocalDate; record: string; measures: string; by: PersonId; at: Instant }
  /** The member's own word on the record; without one, the time for it ran out. */
  answer?: { confirmed: boolean; comment?: string; at: Instant }
  /** One for each time evidence was asked for. */
  rectifications: Rectification[]
}

export interface Rectification {
  since: Instant
  evidence?: { text: string; at: Instant }
  judgement?: { accepted: boolean; reason: string; by: PersonId }
}
