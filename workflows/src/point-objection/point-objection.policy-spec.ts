/** What a district may change about objections to points, and within which limits. */
import { agency, community, district, subdistrict } from '#domain/policy/places.js'
import type { PolicySpec } from '#domain/policy/policy-spec.js'

export const pointObjectionPolicySpec: PolicySpec = {
  kind: 'pointObjection',
  label: '积分申诉',
  homeFact: 'communityId',
  places: { agency, community, subdistrict, district },
  steps: { decision: { type: 'timing', label: '社区处理积分申诉', mostDays: 30 } },
}
