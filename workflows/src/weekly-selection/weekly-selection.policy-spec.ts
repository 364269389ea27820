/** What a district may change about the weekly selection, and within which limits. */
import { community, district, subdistrict } from '#domain/policy/places.js'
import type { PolicySpec } from '#domain/policy/policy-spec.js'

export const weeklySelectionPolicySpec: PolicySpec = {
  kind: 'weeklySelection',
  label: '周典型评选',
  homeFact: 'communityId',
  places: { community, subdistrict, district },
  steps: {
    recommendDays: { type: 'limit', label: '推荐天数（自周一起）', counted: '天', least: 1, most: 7 },
    networkLimit: { type: 'limit', label: '同一网络一小时的推荐', counted: '份', least: 1, most: 500 },
    weekLimit: { type: 'limit', label: '一周的扫码推荐', counted: '份', least: 10, most: 10_000 },
    decision: { type: 'timing', label: '评选期限', mostDays: 10, outcomes: { lapsed: '记为本周无典型' } },
    review: { type: 'timing', label: '公示前审核', mostDays: 10 },
  },
}
