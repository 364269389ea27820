import { formatDay, localDateOf } from '../../format/dates.js'

/** A code closes with a day: the last one on which it opens anything. */
export const lastDayOf = (closesAt: string): string =>
  formatDay(localDateOf(new Date(Date.parse(closesAt) - 1)))
