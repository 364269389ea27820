/** A made-up reminder in which every round opens: what the documentation and the tests look at. */
import type { ReminderFacts } from './reminder.facts.js'

export const reminderSpecimens: ReminderFacts[] = [
  { months: ['2026-09'], agencyId: 'agency', districtId: 'district' },
]
