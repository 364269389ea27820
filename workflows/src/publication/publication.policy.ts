/** Who looks at an offer before it is published, and by when: our defaults, marked so in the product. */
import type { ApprovalValue, TimingValue } from '#domain/policy/policy-spec.js'
import { escalate, remind, within } from '#domain/policy/timing.js'

export interface PublicationPolicy {
  version: string
  /** Seats at the subdistrict. */
  reviewers: ApprovalValue
  review: TimingValue
  change: TimingValue
}

export const defaultPublicationPolicy: PublicationPolicy = {
  version: 'publication-default-1',
  reviewers: { rule: 'any', roles: ['SubdistrictCoordinator'] },
  review: within(3, remind(3), escalate(4, 'OrganizationDepartmentOfficer@district')),
  change: within(5, remind(5), escalate(7, 'SubdistrictCoordinator@subdistrict')),
}
