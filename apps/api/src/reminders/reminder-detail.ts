/** The reminder's own part of its page. */
import { letterTemplate, type ReminderDetail } from '#contracts/http/reminders.js'
import type { Names } from '#persistence/read/names.js'
import type { ReminderFacts } from '#workflows/reminder/reminder.facts.js'
import { iso } from '../lifecycle/dates.js'
import type { KindDetail } from '../processes/kind-detail.js'

export const reminderDetail: KindDetail<ReminderFacts> = {
  people: ({ letter }) => (letter ? [letter.by] : []),
  part: (facts, names) => ({ reminder: detailOf(facts, names) }),
}

const detailOf = (facts: ReminderFacts, names: Names): ReminderDetail => {
  const { months, agencyId, letter, readAt, answer, askedFor } = facts
  const agency = { id: agencyId, name: names.unit(agencyId).name }
  return {
    months,
    agency,
    ...(letter
      ? { letter: { text: letter.text, sentOn: letter.sentOn, byName: names.person(letter.by) } }
      : { draft: letterTemplate(agency.name, months) }),
    ...(readAt !== undefined && { readAt: iso(readAt) }),
    ...(answer && {
      answer: { explanation: answer.explanation, measures: answer.measures, at: iso(answer.at) },
    }),
    ...(askedFor !== undefined && { askedFor }),
  }
}
