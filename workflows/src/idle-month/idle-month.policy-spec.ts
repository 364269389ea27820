/** What a district may change about the notice of a month without activities, and within which limits. */
import type { PolicySpec } from '#domain/policy/policy-spec.js'

export const idleMonthPolicySpec: PolicySpec = {
  kind: 'idleMonth',
  label: '无活动告知',
  homeFact: 'communityId',
  places: {
    community: { label: '社区', kinds: ['community'] },
    subdistrict: { label: '街道', kinds: ['subdistrict'] },
    district: { label: '区', kinds: ['district', 'city'] },
  },
  steps: {
    reply: { type: 'timing', label: '社区答复', mostDays: 30, outcomes: { unanswered: '记为未答复' } },
  },
}
