/** Whether what somebody hands in as the State Council's notices can be one, and what of it cannot. */
import { parseLocalDate } from './local-date.js'
import type { HolidayNotice } from './notices.js'
import { statutoryDayOf } from './statutory-days.js'

export interface NoticeProblem {
  /** `2027 年第 3 天`, as a person finds it in the file. */
  place: string
  message: string
}

export type CheckedNotices = { ok: true; notices: HolidayNotice[] } | { ok: false; problems: NoticeProblem[] }

/** Days that every notice gives off, whatever else it says. */
const alwaysOff = ['01-01', '05-01', '10-01', '10-02', '10-03']

/** @param handedIn one notice, or several: parsed JSON of any shape */
export const checkNotices = (handedIn: unknown): CheckedNotices => {
  const notices = [handedIn].flat()
  const problems = notices.flatMap(problemsOf)
  const years = notices.map(notice => (notice as HolidayNotice | null)?.year)
  for (const year of new Set(years.filter((each, place) => years.indexOf(each) !== place)))
    problems.push({ place: `${year} 年`, message: '同一年出现了两次' })
  return problems.length > 0 ? { ok: false, problems } : { ok: true, notices: notices as HolidayNotice[] }
}

const problemsOf = (handedIn: unknown): NoticeProblem[] => {
  const { year, days } = (handedIn ?? {}) as Partial<Record<keyof HolidayNotice, unknown>>
  if (!Number.isInteger(year) || (year as number) < 2000 || (year as number) > 2100)
    return [{ place: '文件', message: `year 应为 2000–2100 之间的年份，而不是 ${JSON.stringify(year)}` }]
  const place = `${String(year)} 年`
  if (!Array.isArray(days) || days.length === 0) return [{ place, message: 'days 里没有任何日期' }]
  const problems = days.flatMap((day, index) =>
    faultsOfDay(day, year as number).map(message => ({ place: `${place}第 ${index + 1} 天`, message })),
  )
  return problems.length > 0 ? problems : faultsOfYear(days as HolidayNotice['days'], year as number, place)
}

const faultsOfDay = (handedIn: unknown, year: number): string[] => {
  const { name, date, isOffDay } = (handedIn ?? {}) as Record<string, unknown>
  const faults: string[] = []
  if (typeof name !== 'string' || name.trim() === '') faults.push('没有节日名称 name')
  if (typeof isOffDay !== 'boolean') faults.push('isOffDay 应为 true（放假）或 false（上班）')
  const parsed = typeof date === 'string' && parseLocalDate(date) === date ? date : undefined
  if (!parsed) return [...faults, `日期 ${JSON.stringify(date)} 不存在，应写成 ${year}-01-01`]
  if (!parsed.startsWith(`${year}-`) && !parsed.startsWith(`${year - 1}-12-`))
    faults.push(`${parsed} 不属于 ${year} 年（只可另含上一年十二月的日期）`)
  return faults
}

const faultsOfYear = (days: HolidayNotice['days'], year: number, place: string): NoticeProblem[] => {
  const dates = days.map(({ date }) => date)
  const twice = [...new Set(dates.filter((date, at) => dates.indexOf(date) !== at))]
  const off = new Set(days.filter(({ isOffDay }) => isOffDay).map(({ date }) => date))
  const worked = alwaysOff.map(day => `${year}-${day}`).filter(date => !off.has(date))
  return [
    ...twice.map(date => ({ place, message: `${date} 出现了两次` })),
    ...worked.map(date => ({ place, message: `${date}（${statutoryDayOf(date) ?? '法定节日'}）没有放假` })),
  ]
}
