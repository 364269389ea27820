/** How long the other side has to answer a claim of a post, and whether anybody approves it: our defaults. */
import type { TimingValue } from '#domain/policy/policy-spec.js'
import { escalate, remind, within } from '#domain/policy/timing.js'

export interface PostClaimPolicy {
  version: string
  answer: TimingValue
  /** 1 when the subdistrict approves what both sides have agreed on. */
  approvals: number
  approval: TimingValue
}

export const defaultPostClaimPolicy: PostClaimPolicy = {
  version: 'post-claim-default-1',
  answer: within(3, remind(3, 'end'), escalate(4, 'SubdistrictCoordinator@subdistrict')),
  approvals: 0,
  approval: within(3, remind(3), escalate(4, 'OrganizationDepartmentOfficer@district')),
}
