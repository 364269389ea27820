/** The State Council's yearly notices (国务院办公厅关于…节假日安排的通知), as the public project holiday-cn writes them down. */
import { dayNumberOf, type LocalDate } from './local-date.js'
import type { CalendarData } from './working-days.js'

export interface HolidayNotice {
  year: number
  /** Where the notice, and whatever changed it later, was published. */
  papers: string[]
  /** Days of `year`, and of the last December before it. */
  days: { name: string; date: LocalDate; isOffDay: boolean }[]
}

/**
 * One calendar from the notices of its years. Throws RangeError on a day that does not exist, that the notice cannot
 * speak for, or that is named twice.
 */
export function calendarFromNotices(version: string, notices: HolidayNotice[]): CalendarData {
  const days: CalendarData['days'] = {}
  for (const { year, days: named } of notices) {
    for (const { name, date, isOffDay } of named) {
      dayNumberOf(date)
      const inReach = date.startsWith(`${year}-`) || date.startsWith(`${year - 1}-12-`)
      if (!inReach || days[date]) throw new RangeError(`the notice for ${year} cannot name ${date}`)
      days[date] = { kind: isOffDay ? 'off' : 'work', holiday: name }
    }
  }
  return { version, noticeYears: notices.map(notice => notice.year).sort((a, b) => a - b), days }
}
