/** What a district may change about claims of posts, and within which limits. */
import { agency, community, district, subdistrict } from '#domain/policy/places.js'
import type { PolicySpec } from '#domain/policy/policy-spec.js'

export const postClaimPolicySpec: PolicySpec = {
  kind: 'postClaim',
  label: '岗位认领',
  homeFact: 'communityId',
  places: { agency, community, subdistrict, district },
  steps: {
    answer: { type: 'timing', label: '答复岗位认领', mostDays: 30 },
    approvals: { type: 'limit', label: '岗位认领须经街道审批', counted: '（0 否，1 是）', least: 0, most: 1 },
    approval: { type: 'timing', label: '街道审批岗位认领', mostDays: 30 },
  },
}
