/** A process as it is shown to whoever only moves it on (`movingRoles`): where it stands and with whom, not what people wrote. */
import type { ProcessState, Region, Round, Seat } from '#domain/kernel/state.js'
import type { JournalRow } from '#persistence/process/journal.js'
import type { PastSeat } from '#persistence/process/past-seats.js'

/** Stands where a reason would. */
const closed = '（内容不对您开放）'

/** What acts of the kernel note besides words: stages, people, lengths of time. */
const moves = ['recalled', 'before', 'after', 'then', 'to', 'people', 'where', 'budget']

/** The facts stay: the rules find places by them. The kind's own part, which shows them, is left out of the page. */
export const stateWithoutWords = (state: ProcessState): ProcessState => ({
  ...state,
  regions: mapped(state.regions, regionWithoutWords),
})

const mapped = <T>(each: Record<string, T>, change: (value: T) => T): Record<string, T> =>
  Object.fromEntries(Object.entries(each).map(([name, value]) => [name, change(value)]))

const regionWithoutWords = ({ returned, ...region }: Region): Region => ({
  ...region,
  rounds: mapped(region.rounds, roundWithoutWords),
  ...(returned && { returned: { ...returned, reason: closed } }),
})

const roundWithoutWords = ({ extends: asked, ...round }: Round): Round => ({
  ...round,
  seats: round.seats.map(seatWithoutWords),
  ...(asked && { extends: { ...asked, reason: closed } }),
})

const seatWithoutWords = ({ delegation, ...seat }: Seat): Seat => {
  if (!delegation) return seat
  const { opinion: _opinion, ...asked } = delegation
  return { ...seat, delegation: { ...asked, reason: closed } }
}

export const pastWithoutWords = (past: PastSeat): PastSeat => ({ ...past, reason: null, detail: null })

/** Why an administrator did what they did is for the next one to know. */
export const lineWithoutWords = (row: JournalRow): JournalRow =>
  row.code.startsWith('admin.') ? row : { ...row, reason: null, detail: technicalDetail(row) }

const technicalDetail = ({ code, detail }: JournalRow): JournalRow['detail'] => {
  if (detail === null || code === 'act') return null
  if (!code.startsWith('act.')) return detail
  return Object.fromEntries(Object.entries(detail).filter(([name]) => moves.includes(name)))
}
