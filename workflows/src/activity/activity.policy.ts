/** Deadlines and limits of an activity: our defaults, marked so in the product. */
import type { Budget } from '#domain/calendar/clock.js'
import type { TimingValue } from '#domain/policy/policy-spec.js'

export interface ActivityPolicy {
  version: string
  /** 1 when the subdistrict looks at a plan before anybody hears of it. */
  reviews: number
  review: TimingValue
  /** 1 when members of other communities may be let in. */
  othersToo: number
  /** How long before it starts a sign-up is cancelled without a reason. */
  cancelHours: number
  confirmation: TimingValue
  summary: TimingValue
  /** How many days after the activity its appraisal codes still open something. */
  appraisalDays: number
  /** With one shared code from one network within an hour. */
  appraisalsAnHour: number
}

const workingDays = (amount: number): Budget => ({ unit: 'workingDays', amount })
const superior = 'SubdistrictCoordinator@subdistrict'

const escalated = (amount: number): TimingValue => ({
  budget: workingDays(amount),
  stages: [
    { id: `remind-${amount}`, after: workingDays(amount), at: 'morning', does: 'remind' },
    {
      id: `escalate-${amount + 1}`,
      after: workingDays(amount + 1),
      at: 'end',
      does: 'escalate',
      to: superior,
    },
  ],
})

export const defaultActivityPolicy: ActivityPolicy = {
  version: 'activity-default-2',
  reviews: 0,
  review: {
    budget: workingDays(2),
    stages: [{ id: 'remind-2', after: workingDays(2), at: 'morning', does: 'remind' }],
  },
  othersToo: 1,
  cancelHours: 24,
  confirmation: escalated(3),
  summary: escalated(5),
  appraisalDays: 14,
  appraisalsAnHour: 30,
}
