/** Who looks at an offer before it is published, and by when: our defaults, marked so in the product. */
import type { Budget } from '#domain/calendar/clock.js'
import type { ApprovalValue, TimingValue } from '#domain/policy/policy-spec.js'

export interface PublicationPolicy {
  version: string
  /** Seats at the subdistrict. */
  reviewers: ApprovalValue
  review: TimingValue
  change: TimingValue
}

const workingDays = (amount: number): Budget => ({ unit: 'workingDays', amount })

export const defaultPublicationPolicy: PublicationPolicy = {
  version: 'publication-default-1',
  reviewers: { rule: 'any', roles: ['SubdistrictCoordinator'] },
  review: {
    budget: workingDays(3),
    stages: [
      { id: 'remind-3', after: workingDays(3), at: 'morning', does: 'remind' },
      {
        id: 'escalate-4',
        after: workingDays(4),
        at: 'end',
        does: 'escalate',
        to: 'OrganizationDepartmentOfficer@district',
      },
    ],
  },
  change: {
    budget: workingDays(5),
    stages: [
      { id: 'remind-5', after: workingDays(5), at: 'morning', does: 'remind' },
      {
        id: 'escalate-7',
        after: workingDays(7),
        at: 'end',
        does: 'escalate',
        to: 'SubdistrictCoordinator@subdistrict',
      },
    ],
  },
}
