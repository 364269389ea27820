/**
 * 零积分提醒 (P8): the deputy head in charge writes to an agency without points in a published month; the agency answers with
 * measures. Another month without points joins the reminder that is open.
 */
import { lifecycle, type RoundSpec, type SeatSpec } from '#domain/kernel/lifecycle.js'
import { placesOf } from '#domain/kernel/named-units.js'
import type { ReminderFacts } from './reminder.facts.js'
import { reminderForms } from './reminder.forms.js'
import type { ReminderPolicy } from './reminder.policy.js'
import { isAnswered, isSent, withUnits } from './reminder.rules.js'

const deputyHead = ({ districtId }: ReminderFacts): SeatSpec => ({
  chair: 'department',
  role: 'DeputyHeadInCharge',
  unitId: districtId,
})

/** Either of the two answers for the agency. */
const agency = ({ agencyId }: ReminderFacts): SeatSpec[] => [
  { chair: 'agency', role: 'AgencySecretary', unitId: agencyId },
  { chair: 'agency', role: 'AgencyLiaison', unitId: agencyId },
]

const byDeputyHead = (form: string, facts: ReminderFacts, clock: RoundSpec['clock']): RoundSpec => ({
  form,
  rule: 'any',
  seats: [deputyHead(facts)],
  fallback: ['OrganizationDepartmentHead@district'],
  ...(clock && { clock }),
})

/** Stands as long as the process does: the next month without points, and the end when points were wrong. */
const correction = ({ districtId }: ReminderFacts): RoundSpec => ({
  form: 'correction',
  rule: 'any',
  seats: [{ chair: 'officer', role: 'OrganizationDepartmentOfficer', unitId: districtId }],
  quiet: true,
})

export const reminder = lifecycle<ReminderFacts, ReminderPolicy>({
  kind: 'reminder',
  label: '零积分提醒',
  numberPrefix: 'TX',
  firstStage: () => 'toSend',
  main: {
    toSend: {
      label: '待提醒',
      opens: ({ facts, policy }) => ({
        letter: byDeputyHead('letter', facts, policy.letter),
        correction: correction(facts),
      }),
      on: { 'letter.sent': 'sent', 'correction.cancelled': 'cancelled' },
    },
    sent: {
      label: '待答复',
      needs: isSent,
      opens: ({ facts, policy }) => ({
        reply: { form: 'reply', rule: 'any', seats: agency(facts), clock: policy.reply },
        correction: correction(facts),
      }),
      on: {
        'reply.answered': 'answered',
        'reply.silent': 'unanswered',
        'correction.cancelled': 'cancelled',
      },
    },
    answered: {
      label: '待办结',
      needs: isAnswered,
      opens: ({ facts, policy }) => ({
        closing: byDeputyHead('closing', facts, policy.closing),
        correction: correction(facts),
      }),
      on: {
        'closing.closed': 'closed',
        'closing.asked': 'sent',
        'correction.cancelled': 'cancelled',
      },
    },
    closed: { label: '已办结', needs: isAnswered, final: true },
    unanswered: { label: '逾期未答复', needs: isSent, final: true },
    cancelled: { label: '已更正取消', final: true },
  },
  forms: reminderForms,
  places: placesOf,
  relocated: withUnits,
  merger: {
    follows: '由承接的机关党组织答复原单位的提醒，与其自己的提醒分别办理。',
  },
  subject: ({ of, agencyId }) => of ?? agencyId,
  parties: facts => [...agency(facts), deputyHead(facts)],
})
