/** Deadlines and limits of an activity: our defaults, marked so in the product. */
import type { TimingValue } from '#domain/policy/policy-spec.js'
import { escalate, remind, within } from '#domain/policy/timing.js'

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

const superior = 'SubdistrictCoordinator@subdistrict'

const escalated = (amount: number): TimingValue =>
  within(amount, remind(amount), escalate(amount + 1, superior))

export const defaultActivityPolicy: ActivityPolicy = {
  version: 'activity-default-2',
  reviews: 0,
  review: within(2, remind(2)),
  othersToo: 1,
  cancelHours: 24,
  confirmation: escalated(3),
  summary: escalated(5),
  appraisalDays: 14,
  appraisalsAnHour: 30,
}
