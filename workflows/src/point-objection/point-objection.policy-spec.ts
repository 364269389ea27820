/** What a district may change about objections to points, and within which limits. */
import type { PolicySpec } from '#domain/policy/policy-spec.js'

export const pointObjectionPolicySpec: PolicySpec = {
  kind: 'pointObjection',
  label: '积分申诉',
  homeFact: 'communityId',
  places: {
    agency: { label: '机关', kinds: ['agencyPartyOrganization'] },
    community: { label: '社区', kinds: ['community'] },
    subdistrict: { label: '街道', kinds: ['subdistrict'] },
    district: { label: '区', kinds: ['district', 'city'] },
  },
  steps: { decision: { type: 'timing', label: '社区处理积分申诉', mostDays: 30 } },
}
