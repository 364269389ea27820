/** Deadlines of the annual evaluation: our defaults, marked so in the product. */
import type { Budget } from '#domain/calendar/clock.js'
import type { TimingValue } from '#domain/policy/policy-spec.js'

export interface EvaluationPolicy {
  version: string
  approval: TimingValue
  change: TimingValue
  sampling: TimingValue
  /** Days for voting, the opening day not counted; and once more when there are too few valid ballots. */
  openDays: number
  extensionDays: number
  confirmation: TimingValue
  objections: TimingValue
  publication: TimingValue
  acknowledgement: TimingValue
}

const workingDays = (amount: number): Budget => ({ unit: 'workingDays', amount })
const deputyHead = 'DeputyHeadInCharge@district'
const head = 'OrganizationDepartmentHead@district'

const escalated = (amount: number, to: string, late = amount): TimingValue => ({
  budget: workingDays(amount),
  stages: [
    { id: `remind-${amount}`, after: workingDays(amount), at: 'morning', does: 'remind' },
    { id: `escalate-${late}`, after: workingDays(late), at: 'end', does: 'escalate', to },
  ],
})

export const defaultEvaluationPolicy: EvaluationPolicy = {
  version: 'evaluation-default-1',
  approval: escalated(5, head),
  change: {
    budget: workingDays(5),
    stages: [{ id: 'remind-3', after: workingDays(3), at: 'morning', does: 'remind' }],
  },
  sampling: escalated(5, 'OrganizationDepartmentOfficer@district', 6),
  openDays: 10,
  extensionDays: 5,
  confirmation: escalated(3, deputyHead),
  objections: {
    budget: workingDays(5),
    stages: [{ id: 'auto-5', after: workingDays(5), at: 'end', does: 'auto', outcome: 'over' }],
  },
  publication: escalated(5, head),
  acknowledgement: {
    budget: workingDays(5),
    stages: [
      { id: 'remind-3', after: workingDays(3), at: 'morning', does: 'remind' },
      {
        id: 'escalate-5',
        after: workingDays(5),
        at: 'end',
        does: 'escalate',
        to: 'OrganizationDepartmentOfficer@district',
      },
    ],
  },
}
