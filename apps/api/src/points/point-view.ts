/** Rows of points as people read them. */
import type { z } from 'zod'
import {
  exclusionLabels,
  pointMonthLabels,
  pointRuleLabels,
  standingLabels,
  type monthStandings,
  type pointLedger,
} from '#contracts/http/points.js'
import type { FollowUp } from '#contracts/http/follow-ups.js'
import { waitingLabels } from '#contracts/http/point-rules.js'
import type { LocalDate } from '#domain/calendar/local-date.js'
import type { Exclusion, Standing } from '#domain/points/points.js'
import type { StoredMonth } from '#persistence/points/find-months.js'
import type { LedgerRow } from '#persistence/points/find-ledger.js'
import type { StandingRow } from '#persistence/points/find-points.js'

const windowOf = (
  { state, objectionsUntil }: Pick<StoredMonth, 'state'> & { objectionsUntil: LocalDate | undefined },
  today: LocalDate,
) => {
  if (objectionsUntil === undefined) return { stateLabel: pointMonthLabels[state] }
  if (state === 'objections' && today > objectionsUntil) return { stateLabel: waitingLabels.notPublished }
  return { stateLabel: pointMonthLabels[state], objectionsUntil }
}

export interface Place {
  id: string
  name: string
}

/** @param today the programme's: when the window is over the month waits for its publication */
export const monthView = (
  { month, state, settledOn, objectionsUntil, publishedOn, shownUntil }: StoredMonth,
  { id, name }: Place,
  today: LocalDate,
) => ({
  district: { id, name },
  month,
  state,
  ...windowOf({ state, objectionsUntil }, today),
  ...(settledOn !== undefined && { settledOn }),
  ...(publishedOn !== undefined && { publishedOn }),
  ...(shownUntil !== undefined && { shownUntil }),
})

export const standingView = (standing: Standing, exclusion: Exclusion | null) => ({
  standing,
  standingLabel: standingLabels[standing],
  ...(exclusion !== null && { reason: exclusionLabels[exclusion] }),
})

/** @param followUp what it has led to, for whoever may read that */
export const standingRow = (
  row: StandingRow,
  followUp: FollowUp | undefined,
): z.input<typeof monthStandings>['items'][number] => ({
  personId: row.personId,
  name: row.name,
  points: row.points,
  ...standingView(row.standing, row.exclusion),
  ...(followUp && { followUp }),
})

type Entry = z.input<typeof pointLedger>['items'][number]

/** A point may have been given wrongly; one taken back for an activity may be missing. */
const isToObject = ({ amount, cause, activityId, isReversed }: LedgerRow): boolean =>
  !isReversed && (amount > 0 || (cause === 'factGone' && activityId !== null))

/** @param isOpen whether the month of the entry is open to objections by the person asking */
export const entryView = (row: LedgerRow, isOpen: boolean): Entry => {
  const { factLabel, ...entry } = row
  const note = noteOf(row)
  const mayObject = isOpen && isToObject(row)
  return {
    id: entry.id,
    month: entry.month,
    rule: entry.rule,
    ruleLabel: pointRuleLabels[entry.rule],
    ruleVersion: entry.ruleVersion,
    amount: entry.amount,
    factKind: entry.factKind,
    factLabel: factLabel ?? pointRuleLabels[entry.rule],
    factOn: entry.factOn,
    confirmedByName: entry.confirmedByName,
    ...(note !== undefined && { note }),
    ...(entry.reason !== null && { reason: entry.reason }),
    mayObject,
    ...(mayObject && entry.amount < 0 && entry.activityId !== null && { activityId: entry.activityId }),
  }
}

const noteOf = ({ cause, reverses, isReversed, month, factOn }: LedgerRow): string | undefined => {
  if (cause === 'objection') return '申诉成立，冲销'
  if (cause === 'factGone') return '事实不再成立，冲销'
  if (reverses !== null) return '事实重新确认，恢复'
  if (isReversed) return '已冲销'
  return factOn.slice(0, 7) < month ? '以前月份的更正' : undefined
}
