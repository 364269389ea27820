/** Days and moments as people read them, in Asia/Shanghai. */
import { localDateOf, weekdayOf, type Instant, type LocalDate } from './local-date.js'

const weekdays = ['周一', '周二', '周三', '周四', '周五', '周六', '周日']
const shanghaiMs = 8 * 3_600_000

export const weekdayName = (date: LocalDate): string => weekdays[weekdayOf(date) - 1] ?? ''

export const iso = (at: Instant): string => new Date(at).toISOString()

/** `11月22日 10:15`; the end of a day is its 24:00, as deadlines are told. */
export const momentName = (at: Instant): string =>
  timeOf(at) === '00:00' && at % 60_000 === 0
    ? `${dayName(localDateOf(at - 1))} 24:00`
    : `${dayName(localDateOf(at))} ${timeOf(at)}`

/** `11月22日` */
export const dayName = (date: LocalDate): string => `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`

/** `2026-11-22 10:15` */
export const localMoment = (at: Instant): string => `${localDateOf(at)} ${timeOf(at)}`

const timeOf = (at: Instant): string => iso(at + shanghaiMs).slice(11, 16)

/** How long, in the largest unit that says it: `3 天`, `5 小时`, `20 分钟`. */
export const durationName = (ms: number): string => {
  const minutes = Math.round(ms / 60_000)
  if (minutes < 60) return `${minutes} 分钟`
  const hours = Math.round(minutes / 60)
  return hours < 48 ? `${hours} 小时` : `${Math.round(hours / 24)} 天`
}
