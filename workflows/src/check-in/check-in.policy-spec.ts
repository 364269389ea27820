/** What a district may change about check-ins, and within which limits. */
import { agency, community, district, subdistrict } from '#domain/policy/places.js'
import type { PolicySpec } from '#domain/policy/policy-spec.js'

export const checkInPolicySpec: PolicySpec = {
  kind: 'checkIn',
  label: '报到',
  homeFact: 'communityId',
  places: { agency, community, subdistrict, district },
  steps: { confirmation: { type: 'timing', label: '社区确认报到', mostDays: 30 } },
}
