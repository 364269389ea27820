/** How long a community has to say why it offered nothing: our default, marked so in the product. */
import type { TimingValue } from '#domain/policy/policy-spec.js'
import { auto, remind, within } from '#domain/policy/timing.js'

export interface IdleMonthPolicy {
  version: string
  reply: TimingValue
}

export const defaultIdleMonthPolicy: IdleMonthPolicy = {
  version: 'idle-month-default-1',
  // As long as one may object to the month: what was held after all can still be entered.
  reply: within(5, remind(3), auto(5, 'unanswered')),
}
