/** Deadlines of a reminder: our defaults, marked so in the product. */
import type { Budget } from '#domain/calendar/clock.js'
import type { TimingValue } from '#domain/policy/policy-spec.js'

export interface ReminderPolicy {
  version: string
  letter: TimingValue
  reply: TimingValue
  closing: TimingValue
}

const workingDays = (amount: number): Budget => ({ unit: 'workingDays', amount })

/** Late: the head is called in. */
const headAfter = (amount: number): TimingValue => ({
  budget: workingDays(amount),
  stages: [
    { id: `remind-${amount}`, after: workingDays(amount), at: 'morning', does: 'remind' },
    {
      id: `escalate-${amount}`,
      after: workingDays(amount),
      at: 'end',
      does: 'escalate',
      to: 'OrganizationDepartmentHead@district',
    },
  ],
})

export const defaultReminderPolicy: ReminderPolicy = {
  version: 'reminder-default-1',
  letter: headAfter(3),
  reply: headAfter(5),
  closing: headAfter(5),
}
