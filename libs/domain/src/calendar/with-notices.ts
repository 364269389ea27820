import { calendarFromNotices, type HolidayNotice } from './notices.js'
import { checkOfficeHours, type OfficeHours } from './office-hours.js'
import type { CalendarData } from './working-days.js'

/**
 * A calendar with notices added, or put in the place of earlier ones of their years. Its version is told from what it
 * says: the same days are the same version, wherever and whenever they are put together.
 */
export const withNotices = (calendar: CalendarData, notices: HolidayNotice[]): CalendarData => {
  const { noticeYears: years, days: named } = calendarFromNotices('', notices)
  const kept = Object.entries(calendar.days).filter(([date]) => !years.includes(Number(date.slice(0, 4))))
  const days = Object.fromEntries([...kept, ...Object.entries(named)].sort(([a], [b]) => (a < b ? -1 : 1)))
  const noticeYears = [...new Set([...calendar.noticeYears, ...years])].sort((a, b) => a - b)
  return versioned({ ...calendar, noticeYears, days })
}

/** A calendar with other closures of units, each with those of the units above it. */
export const withClosures = (
  calendar: CalendarData,
  closures: NonNullable<CalendarData['closures']>,
): CalendarData => versioned({ ...calendar, closures })

/** A calendar with other office hours. Throws RangeError on hours out of order. */
export const withOfficeHours = (calendar: CalendarData, officeHours: OfficeHours): CalendarData => {
  checkOfficeHours(officeHours)
  return versioned({ ...calendar, officeHours })
}

const versioned = (calendar: CalendarData): CalendarData => {
  const { noticeYears, days, officeHours, closures = {} } = calendar
  const said = [
    days,
    ...(officeHours ? [officeHours] : []),
    ...(Object.keys(closures).length > 0 ? [closures] : []),
  ]
  const text = said.length === 1 ? JSON.stringify(days) : JSON.stringify(said)
  return { ...calendar, version: `notices-${noticeYears.at(-1)}-${digestOf(text)}` }
}

/** FNV-1a, twice with different starts: tells calendars apart, and is no secret. */
const digestOf = (text: string): string =>
  [0x811c9dc5, 0x01000193]
    .map(start => {
      let hash = start
      for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
      return (hash >>> 0).toString(16).padStart(8, '0')
    })
    .join('')
