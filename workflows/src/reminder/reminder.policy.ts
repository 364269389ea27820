/** Deadlines of a reminder: our defaults, marked so in the product. */
import type { TimingValue } from '#domain/policy/policy-spec.js'
import { escalate, remind, within } from '#domain/policy/timing.js'

export interface ReminderPolicy {
  version: string
  letter: TimingValue
  reply: TimingValue
  closing: TimingValue
}

/** Late: the head is called in. */
const headAfter = (amount: number): TimingValue =>
  within(amount, remind(amount), escalate(amount, 'OrganizationDepartmentHead@district'))

export const defaultReminderPolicy: ReminderPolicy = {
  version: 'reminder-default-1',
  letter: headAfter(3),
  reply: headAfter(5),
  closing: headAfter(5),
}
