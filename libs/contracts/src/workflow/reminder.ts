/** What the acts on a reminder carry (P8). The HTTP schemas of the same names check it at the door. */
import type { LocalDate } from '#domain/calendar/local-date.js'

export interface SendLetter {
  /** The letter's text, without salutation and signature. */
  letter: string
}
export interface WaiveReminder {
  reason: string
}
export interface Measure {
  title: string
  dueOn: LocalDate
}
export interface AnswerLetter {
  /** What the agency explains. */
  explanation: string
  measures: Measure[]
}
export interface AskForMore {
  reason: string
}
export interface CloseReminder {
  opinion: string
}
