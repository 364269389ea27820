/** Times of an activity as forms and lists hold them: always Asia/Shanghai. */
import { formatDay, formatInstant, localDateOf } from '../../format/dates.js'

/** What a `datetime-local` field shows: `2026-11-28T09:00`. */
export const fieldOf = (iso: string | undefined): string =>
  iso === undefined ? '' : formatInstant(iso).replace(' ', 'T')

export const instantOf = (field: string): string | undefined => {
  const moment = new Date(`${field}:00+08:00`)
  return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString()
}

/** `11月28日 周六 09:00–11:00`; over midnight with both days. */
export const spanOf = (startsAt: string, endsAt: string): string => {
  const [from, to] = [formatInstant(startsAt).slice(11), formatInstant(endsAt).slice(11)]
  const [first, last] = [localDateOf(new Date(startsAt)), localDateOf(new Date(endsAt))]
  return first === last
    ? `${formatDay(first)} ${from}–${to}`
    : `${formatDay(first)} ${from}–${formatDay(last)} ${to}`
}
