/** What a district may change about interviews, and within which limits. */
import { agency, district } from '#domain/policy/places.js'
import type { PolicySpec } from '#domain/policy/policy-spec.js'

export const interviewPolicySpec: PolicySpec = {
  kind: 'interview',
  label: '约谈整改',
  homeFact: 'agencyId',
  places: { agency, district },
  steps: {
    excuseDecision: { type: 'timing', label: '审核说明', mostDays: 30 },
    interview: { type: 'timing', label: '约谈', mostDays: 60 },
    answer: {
      type: 'timing',
      label: '本人确认约谈记录',
      mostDays: 30,
      outcomes: { unanswered: '记为逾期未确认' },
    },
    rectification: {
      type: 'timing',
      label: '整改',
      mostDays: 120,
      outcomes: { overdue: '转入核验' },
    },
    verification: { type: 'timing', label: '核验', mostDays: 30 },
    superiorNote: { type: 'timing', label: '上级处理', mostDays: 30 },
    maxRectifications: { type: 'limit', label: '整改次数', counted: '次', least: 1, most: 5 },
  },
}
