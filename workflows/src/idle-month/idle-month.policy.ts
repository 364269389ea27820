/** How long a community has to say why it offered nothing: our default, marked so in the product. */
import type { Budget } from '#domain/calendar/clock.js'
import type { TimingValue } from '#domain/policy/policy-spec.js'

export interface IdleMonthPolicy {
  version: string
  reply: TimingValue
}

const workingDays = (amount: number): Budget => ({ unit: 'workingDays', amount })

export const defaultIdleMonthPolicy: IdleMonthPolicy = {
  version: 'idle-month-default-1',
  // As long as one may object to the month: what was held after all can still be entered.
  reply: {
    budget: workingDays(5),
    stages: [
      { id: 'remind-3', after: workingDays(3), at: 'morning', does: 'remind' },
      { id: 'auto-5', after: workingDays(5), at: 'end', does: 'auto', outcome: 'unanswered' },
    ],
  },
}
