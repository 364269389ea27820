/** What a district may change about check-ins, and within which limits. */
import type { PolicySpec } from '#domain/policy/policy-spec.js'

export const checkInPolicySpec: PolicySpec = {
  kind: 'checkIn',
  label: '报到',
  homeFact: 'communityId',
  places: {
    agency: { label: '机关', kinds: ['agencyPartyOrganization'] },
    community: { label: '社区', kinds: ['community'] },
    subdistrict: { label: '街道', kinds: ['subdistrict'] },
    district: { label: '区', kinds: ['district', 'city'] },
  },
  steps: { confirmation: { type: 'timing', label: '社区确认报到', mostDays: 30 } },
}
