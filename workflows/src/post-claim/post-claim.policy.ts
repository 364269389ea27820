/** How long the other side has to answer a claim of a post, and whether anybody approves it: our defaults. */
import type { Budget } from '#domain/calendar/clock.js'
import type { TimingValue } from '#domain/policy/policy-spec.js'

export interface PostClaimPolicy {
  version: string
  answer: TimingValue
  /** 1 when the subdistrict approves what both sides have agreed on. */
  approvals: number
  approval: TimingValue
}

const workingDays = (amount: number): Budget => ({ unit: 'workingDays', amount })

export const defaultPostClaimPolicy: PostClaimPolicy = {
  version: 'post-claim-default-1',
  answer: {
    budget: workingDays(3),
    stages: [
      { id: 'remind-3', after: workingDays(3), at: 'end', does: 'remind' },
      {
        id: 'escalate-4',
        after: workingDays(4),
        at: 'end',
        does: 'escalate',
        to: 'SubdistrictCoordinator@subdistrict',
      },
    ],
  },
  approvals: 0,
  approval: {
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
}
