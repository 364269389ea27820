/** Deadlines of the annual evaluation: our defaults, marked so in the product. */
import type { TimingValue } from '#domain/policy/policy-spec.js'
import { auto, escalate, remind, within } from '#domain/policy/timing.js'

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

const deputyHead = 'DeputyHeadInCharge@district'
const head = 'OrganizationDepartmentHead@district'

const escalated = (amount: number, to: string, late = amount): TimingValue =>
  within(amount, remind(amount), escalate(late, to))

export const defaultEvaluationPolicy: EvaluationPolicy = {
  version: 'evaluation-default-1',
  approval: escalated(5, head),
  change: within(5, remind(3)),
  sampling: escalated(5, 'OrganizationDepartmentOfficer@district', 6),
  openDays: 10,
  extensionDays: 5,
  confirmation: escalated(3, deputyHead),
  objections: within(5, auto(5, 'over')),
  publication: escalated(5, head),
  acknowledgement: within(5, remind(3), escalate(5, 'OrganizationDepartmentOfficer@district')),
}
