/** Dates as officials write them, always in Asia/Shanghai whatever the machine's own time zone. */

const shanghai = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']

const partsOf = (moment: Date): Record<string, string> =>
  Object.fromEntries(shanghai.formatToParts(moment).map(({ type, value }) => [type, value]))

/** `YYYY-MM-DD` of a moment. */
export const localDateOf = (moment: Date): string => {
  const { year, month, day } = partsOf(moment)
  return `${year}-${month}-${day}`
}

/** `2026-11-22 17:05`. */
export const formatInstant = (iso: string): string => {
  const moment = new Date(iso)
  const { hour, minute } = partsOf(moment)
  return `${localDateOf(moment)} ${hour}:${minute}`
}

/** As a deadline is told: the end of a day is its 24:00, not the next one's 00:00; some seconds later it is the next day. */
export const formatDeadline = (iso: string): string => {
  const told = formatInstant(iso)
  if (!told.endsWith(' 00:00') || Date.parse(iso) % 60_000 !== 0) return told
  return `${localDateOf(new Date(Date.parse(iso) - 1))} 24:00`
}

/** The day before yesterday's `YYYY-MM-DD` when `days` is −2. */
export const addDays = (date: string, days: number): string => {
  const moved = new Date(`${date}T00:00:00Z`)
  moved.setUTCDate(moved.getUTCDate() + days)
  return moved.toISOString().slice(0, 10)
}

/** `2026-11` when `month` is `2026-12` and `months` −1. */
export const addMonths = (month: string, months: number): string => {
  const moved = new Date(`${month}-01T00:00:00Z`)
  moved.setUTCMonth(moved.getUTCMonth() + months)
  return moved.toISOString().slice(0, 7)
}

/** The first and the last day of a month. */
export const daysOf = (month: string) => ({
  from: `${month}-01`,
  to: addDays(`${addMonths(month, 1)}-01`, -1),
})

/** 0 = Sunday. */
export const weekdayNumber = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay()
export const weekdayOf = (date: string): string => weekdays[weekdayNumber(date)] ?? ''

/** `2026年12月25日`. */
export const formatLongDay = (date: string): string => {
  const [year = '', month = '', day = ''] = date.split('-')
  return `${year}年${Number(month)}月${Number(day)}日`
}

/** `11月25日 周三`; with the year when it is not the given one. */
export const formatDay = (date: string, today = localDateOf(new Date())): string => {
  const [year = '', month = '', day = ''] = date.split('-')
  const shown = `${Number(month)}月${Number(day)}日 ${weekdayOf(date)}`
  return year === today.slice(0, 4) ? shown : `${year}年${shown}`
}
