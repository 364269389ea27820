/** Deadlines of an interview and of the rectification after it: our defaults, marked so in the product. */
import type { Budget } from '#domain/calendar/clock.js'
import type { TimingValue } from '#domain/policy/policy-spec.js'
import { auto, escalate, remind, within } from '#domain/policy/timing.js'

export interface InterviewPolicy {
  version: string
  excuseDecision: TimingValue
  interview: TimingValue
  answer: TimingValue
  rectification: TimingValue
  verification: TimingValue
  superiorNote: TimingValue
  /** How often evidence that does not suffice may be asked for again. */
  maxRectifications: number
}

const days = (amount: number): Budget => ({ unit: 'days', amount })
const superior = 'OrganizationDepartmentOfficer@district'

const escalated = (amount: number): TimingValue => within(amount, remind(amount), escalate(amount, superior))

export const defaultInterviewPolicy: InterviewPolicy = {
  version: 'interview-default-1',
  excuseDecision: escalated(3),
  interview: escalated(10),
  answer: within(5, remind(3), auto(5, 'unanswered')),
  rectification: {
    budget: days(30),
    stages: [
      { id: 'warn-20', after: days(20), at: 'morning', does: 'warn' },
      { id: 'remind-27', after: days(27), at: 'morning', does: 'remind' },
      { id: 'auto-30', after: days(30), at: 'end', does: 'auto', outcome: 'overdue' },
    ],
  },
  verification: escalated(5),
  superiorNote: within(5, remind(5, 'end')),
  maxRectifications: 2,
}
