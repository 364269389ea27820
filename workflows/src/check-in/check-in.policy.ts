/** How long a community has to confirm a check-in: our default, marked so in the product. */
import type { TimingValue } from '#domain/policy/policy-spec.js'
import { escalate, remind, warn, within } from '#domain/policy/timing.js'

export interface CheckInPolicy {
  version: string
  confirmation: TimingValue
}

export const defaultCheckInPolicy: CheckInPolicy = {
  version: 'check-in-default-1',
  confirmation: within(3, warn(2), remind(3, 'end'), escalate(4, 'SubdistrictCoordinator@subdistrict')),
}
