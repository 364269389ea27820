/** How long a community has to decide an objection: our default, marked so in the product. */
import type { TimingValue } from '#domain/policy/policy-spec.js'
import { escalate, remind, within } from '#domain/policy/timing.js'

export interface PointObjectionPolicy {
  version: string
  decision: TimingValue
}

export const defaultPointObjectionPolicy: PointObjectionPolicy = {
  version: 'point-objection-default-1',
  decision: within(3, remind(2), escalate(3, 'SubdistrictCoordinator@subdistrict')),
}
