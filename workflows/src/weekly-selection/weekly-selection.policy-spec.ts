/** What a district may change about the weekly selection, and within which limits. */
import type { PolicySpec } from '#domain/policy/policy-spec.js'

export const weeklySelectionPolicySpec: PolicySpec = {
  kind: 'weeklySelection',
  label: '周典型评选',
  homeFact: 'communityId',
  places: {
    community: { label: '社区', kinds: ['community'] },
    subdistrict: { label: '街道', kinds: ['subdistrict'] },
    district: { label: '区', kinds: ['district', 'city'] },
  },
  steps: {
    decision: { type: 'timing', label: '评选期限', mostDays: 10, outcomes: { lapsed: '记为本周无典型' } },
    review: { type: 'timing', label: '公示前审核', mostDays: 10 },
  },
}
