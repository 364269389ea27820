/**
 * Deadlines and limits of a claim. The letter sets none in days: these defaults are ours, marked so in the
 * product, and a district changes them as a new version of this data.
 */
import type { ClockStage } from '#domain/calendar/clock.js'
import type { ApprovalValue, TimingValue } from '#domain/policy/policy-spec.js'
import { auto, escalate, remind, warn, within } from '#domain/policy/timing.js'

export interface ClaimPolicy {
  version: string
  approval: ApprovalValue
  maxNegotiationRounds: number
  maxRenegotiationRounds: number
  answer: TimingValue
  decision: TimingValue
  renegotiation: TimingValue
  jointMeeting: TimingValue
  workPlan: TimingValue
  consent: TimingValue
  acceptance: TimingValue
  appraisal: TimingValue
}

/** Two may be told of one deadline, so the id says whom as well. */
const escalateTo = (amount: number, to: string): ClockStage => ({
  ...escalate(amount, to),
  id: `escalate-${amount}-${to}`,
})

const answered = within(3, warn(2), remind(3, 'end'), escalateTo(4, 'SubdistrictCoordinator@subdistrict'))

export const defaultClaimPolicy: ClaimPolicy = {
  version: 'claim-default-1',
  approval: { rule: 'any', roles: ['OrganizationDepartmentOfficer'] },
  maxNegotiationRounds: 5,
  maxRenegotiationRounds: 3,
  answer: answered,
  consent: answered,
  decision: within(
    5,
    remind(3),
    escalateTo(5, 'DeputyHeadInCharge@district'),
    escalateTo(7, 'OrganizationDepartmentHead@district'),
  ),
  renegotiation: within(5, remind(4), auto(5, 'expired')),
  jointMeeting: within(20, remind(10), remind(20, 'end')),
  workPlan: within(10, warn(9), remind(10, 'end'), escalateTo(12, 'AgencySecretary@agency')),
  acceptance: within(5, remind(5, 'end'), escalateTo(7, 'SubdistrictCoordinator@subdistrict')),
  appraisal: within(5, remind(5, 'end'), escalateTo(10, 'SubdistrictCoordinator@subdistrict')),
}
