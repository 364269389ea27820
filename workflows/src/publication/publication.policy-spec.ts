/** What a district may change about publications, and within which limits. */
import { community, district, subdistrict } from '#domain/policy/places.js'
import type { PolicySpec } from '#domain/policy/policy-spec.js'

export const publicationPolicySpec: PolicySpec = {
  kind: 'publication',
  label: '项目与岗位发布',
  homeFact: 'communityId',
  places: { community, subdistrict, district },
  steps: {
    reviewers: { type: 'approval', label: '发布前由谁审核', place: 'subdistrict' },
    review: { type: 'timing', label: '审核期限', mostDays: 30 },
    change: { type: 'timing', label: '退回后修改', mostDays: 60 },
  },
}
