/** What a district may change about reminders, and within which limits. */
import { agency, district } from '#domain/policy/places.js'
import type { PolicySpec } from '#domain/policy/policy-spec.js'

export const reminderPolicySpec: PolicySpec = {
  kind: 'reminder',
  label: '零积分提醒',
  homeFact: 'agencyId',
  places: { agency, district },
  steps: {
    letter: { type: 'timing', label: '发出提醒函', mostDays: 30 },
    reply: { type: 'timing', label: '答复提醒函', mostDays: 60 },
    closing: { type: 'timing', label: '办结提醒', mostDays: 30 },
  },
}
