/** What a week's selection knows: whose week, how the candidates compare, who stood aside. Names are looked up when shown. */
import type { SelectModel } from '#contracts/workflow/weekly-selection.js'
import type { Instant, LocalDate } from '#domain/calendar/local-date.js'
import type { PersonId, UnitId } from '#domain/organisation/roles.js'

export interface Selection extends Partial<SelectModel> {
  outcome: 'selected' | 'none'
  reason: string
  by: PersonId
  at: Instant
}

export interface WeeklySelectionFacts {
  communityId: UnitId
  /** Whose week it is, when that community has become part of the one above. */
  of?: UnitId
  subdistrictId: UnitId
  districtId: UnitId
  /** `2026-W48`. */
  week: string
  sunday: LocalDate
  /** From when the time to decide counts. */
  countsFrom: Instant
  /** 回避: who said that a candidate is related to them; each hands the decision on to the next level. */
  avoiding: { by: PersonId; relation: string; at: Instant }[]
  selection?: Selection
  /** Whenever the review sent it back. */
  returns: { by: PersonId; reason: string; at: Instant }[]
  review?: { by: PersonId; at: Instant }
}
