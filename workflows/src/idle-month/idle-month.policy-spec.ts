/** What a district may change about the notice of a month without activities, and within which limits. */
import { community, district, subdistrict } from '#domain/policy/places.js'
import type { PolicySpec } from '#domain/policy/policy-spec.js'

export const idleMonthPolicySpec: PolicySpec = {
  kind: 'idleMonth',
  label: '无活动告知',
  homeFact: 'communityId',
  places: { community, subdistrict, district },
  steps: {
    reply: { type: 'timing', label: '社区答复', mostDays: 30, outcomes: { unanswered: '记为未答复' } },
  },
}
