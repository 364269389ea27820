/** A made-up reminder in which every round opens: what the documentation and the tests look at. */
import type { ReminderFacts } from './reminder.facts.js'

const toSend: ReminderFacts = { months: ['2026-09'], agencyId: 'agency', districtId: 'district' }

export const reminderSpecimens: ReminderFacts[] = [
  toSend,
  {
    ...toSend,
    letter: { text: '请安排活动', sentOn: '2026-10-20', by: 'deputy-head' },
    answer: { explanation: '已安排', measures: [], at: 0 },
  },
]
