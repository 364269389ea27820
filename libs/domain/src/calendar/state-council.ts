/** The State Council's notices of 2007–2026. None had been published for 2027 by then: 2027 is provisional. */
import { calendarFromNotices } from './notices.js'
import notices from './state-council.json'

export const stateCouncilCalendar = calendarFromNotices('state-council-2026', notices)
