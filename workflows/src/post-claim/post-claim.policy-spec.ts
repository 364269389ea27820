/** What a district may change about claims of posts, and within which limits. */
import type { PolicySpec } from '#domain/policy/policy-spec.js'

export const postClaimPolicySpec: PolicySpec = {
  kind: 'postClaim',
  label: '岗位认领',
  homeFact: 'communityId',
  places: {
    agency: { label: '机关', kinds: ['agencyPartyOrganization'] },
    community: { label: '社区', kinds: ['community'] },
    subdistrict: { label: '街道', kinds: ['subdistrict'] },
    district: { label: '区', kinds: ['district', 'city'] },
  },
  steps: {
    answer: { type: 'timing', label: '答复岗位认领', mostDays: 30 },
    approvals: { type: 'limit', label: '岗位认领须经街道审批', counted: '（0 否，1 是）', least: 0, most: 1 },
    approval: { type: 'timing', label: '街道审批岗位认领', mostDays: 30 },
  },
}
