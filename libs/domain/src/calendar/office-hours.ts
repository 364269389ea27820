/** Office hours: the parts of a working day in which a budget of working hours runs. */
import type { DayNumber, Instant } from './local-date.js'
import { startOfDay } from './local-date.js'

/** `['09:00', '12:00']`, in order, within one day. */
export type OfficeHours = [from: string, to: string][]

export interface Span {
  from: Instant
  to: Instant
}

/** Where a calendar names none. */
export const usualOfficeHours: OfficeHours = [
  ['09:00', '12:00'],
  ['14:00', '18:00'],
]

const MINUTE_MS = 60_000
const LAST_MINUTE = 24 * 60

/** Milliseconds after midnight. Throws RangeError on another form than HH:MM. */
const timeOfDay = (text: string): number => {
  const [, hour, minute] = /^(\d\d):([0-5]\d)$/.exec(text) ?? []
  const minutes = Number(hour) * 60 + Number(minute)
  if (!(minutes <= LAST_MINUTE)) throw new RangeError(`not a time HH:MM: ${text}`)
  return minutes * MINUTE_MS
}

/** Throws RangeError unless the hours are there, in order and apart. */
export const checkOfficeHours = (hours: OfficeHours): void => {
  const edges = hours.flat().map(timeOfDay)
  if (edges.length === 0 || edges.some((edge, at) => at > 0 && edge <= (edges[at - 1] ?? 0)))
    throw new RangeError(`not office hours: ${JSON.stringify(hours)}`)
}

const known = new WeakMap<OfficeHours, Span[]>()

const spansOf = (hours: OfficeHours): Span[] => {
  let spans = known.get(hours)
  if (!spans) {
    checkOfficeHours(hours)
    spans = hours.map(([from, to]) => ({ from: timeOfDay(from), to: timeOfDay(to) }))
    known.set(hours, spans)
  }
  return spans
}

/** The working time of a whole day. */
export const officeMsOf = (hours: OfficeHours = usualOfficeHours): number =>
  spansOf(hours).reduce((sum, { from, to }) => sum + to - from, 0)

/** The office hours of `day` as instants. */
export const officeSpans = (hours: OfficeHours | undefined, day: DayNumber): Span[] => {
  const midnight = startOfDay(day)
  return spansOf(hours ?? usualOfficeHours).map(({ from, to }) => ({
    from: midnight + from,
    to: midnight + to,
  }))
}

/** What is left of a span without some others, which are in order and may lie anywhere. */
export const without = (span: Span, others: readonly Span[]): Span[] => {
  const left: Span[] = []
  let from = span.from
  for (const other of others) {
    if (other.to <= from || other.from >= span.to) continue
    if (other.from > from) left.push({ from, to: other.from })
    from = Math.max(from, other.to)
  }
  return from < span.to ? [...left, { from, to: span.to }] : left
}
