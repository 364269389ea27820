/** Where a subject ought to stand at the end of a month, and by which rule somebody without points is not counted as zero. */
import type { LocalDate } from '#domain/calendar/local-date.js'
import { firstDayOf, lastDayOf } from '#domain/points/months.js'
import type { Exclusion, Standing, ZeroBy } from '#domain/points/points.js'

export interface MonthOf {
  month: string
  zeroBy: ZeroBy
  /** For facts of the month; corrections of earlier months neither help nor harm. */
  earned: number
  /** Everything up to the month. */
  cumulative: number
  /** Begin of the first grant or check-in, and of the present check-in; one after the month says nothing about it. */
  joinedOn?: LocalDate
  movedOn?: LocalDate
  suspended: readonly { from: LocalDate; to: LocalDate }[]
  /** Whether the community, or one of the agency's, held anything; also true where none has been checked in to. */
  offered: boolean
}

export const standingOf = (of: MonthOf): { standing: Standing; exclusion?: Exclusion } => {
  if ((of.zeroBy === 'month' ? of.earned : of.cumulative) > 0) return { standing: 'pointed' }
  const exclusion = exclusionOf(of)
  return exclusion ? { standing: 'excluded', exclusion } : { standing: 'zero' }
}

const exclusionOf = ({ month, joinedOn, movedOn, suspended, offered }: MonthOf): Exclusion | undefined => {
  const [first, last] = [firstDayOf(month), lastDayOf(month)]
  if (suspended.some(({ from, to }) => from <= last && to >= first)) return 'suspended'
  if (joinedOn !== undefined && joinedOn > first && joinedOn <= last) return 'joined'
  if (movedOn !== undefined && movedOn > first) return 'moved'
  return offered ? undefined : 'nothingOffered'
}
