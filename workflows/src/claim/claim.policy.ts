/**
 * Deadlines and limits of a claim. The letter sets none in days: these defaults are ours, marked so in the
 * product, and a district changes them as a new version of this data.
 */
import type { Budget, ClockStage } from '#domain/calendar/clock.js'
import type { ApprovalValue } from '#domain/policy/policy-spec.js'

export interface Timing {
  budget: Budget
  stages: ClockStage[]
}

export interface ClaimPolicy {
  version: string
  approval: ApprovalValue
  maxNegotiationRounds: number
  maxRenegotiationRounds: number
  answer: Timing
  decision: Timing
  renegotiation: Timing
  jointMeeting: Timing
  workPlan: Timing
  consent: Timing
  acceptance: Timing
  appraisal: Timing
}

const workingDays = (amount: number): Budget => ({ unit: 'workingDays', amount })
const stage = (
  does: ClockStage['does'],
  amount: number,
  at: 'morning' | 'end',
  more: Partial<ClockStage> = {},
): ClockStage => ({
  id: `${does}-${amount}${more.to ? `-${more.to}` : ''}`,
  after: workingDays(amount),
  at,
  does,
  ...more,
})

const answered: Timing = {
  budget: workingDays(3),
  stages: [
    stage('warn', 2, 'morning'),
    stage('remind', 3, 'end'),
    stage('escalate', 4, 'end', { to: 'SubdistrictCoordinator@subdistrict' }),
  ],
}

export const defaultClaimPolicy: ClaimPolicy = {
  version: 'claim-default-1',
  approval: { rule: 'any', roles: ['OrganizationDepartmentOfficer'] },
  maxNegotiationRounds: 5,
  maxRenegotiationRounds: 3,
  answer: answered,
  consent: answered,
  decision: {
    budget: workingDays(5),
    stages: [
      stage('remind', 3, 'morning'),
      stage('escalate', 5, 'end', { to: 'DeputyHeadInCharge@district' }),
      stage('escalate', 7, 'end', { to: 'OrganizationDepartmentHead@district' }),
    ],
  },
  renegotiation: {
    budget: workingDays(5),
    stages: [stage('remind', 4, 'morning'), stage('auto', 5, 'end', { outcome: 'expired' })],
  },
  jointMeeting: {
    budget: workingDays(20),
    stages: [stage('remind', 10, 'morning'), stage('remind', 20, 'end')],
  },
  workPlan: {
    budget: workingDays(10),
    stages: [
      stage('warn', 9, 'morning'),
      stage('remind', 10, 'end'),
      stage('escalate', 12, 'end', { to: 'AgencySecretary@agency' }),
    ],
  },
  acceptance: {
    budget: workingDays(5),
    stages: [
      stage('remind', 5, 'end'),
      stage('escalate', 7, 'end', { to: 'SubdistrictCoordinator@subdistrict' }),
    ],
  },
  appraisal: {
    budget: workingDays(5),
    stages: [
      stage('remind', 5, 'end'),
      stage('escalate', 10, 'end', { to: 'SubdistrictCoordinator@subdistrict' }),
    ],
  },
}
