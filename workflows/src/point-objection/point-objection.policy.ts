/** How long a community has to decide an objection: our default, marked so in the product. */
import type { Budget } from '#domain/calendar/clock.js'
import type { TimingValue } from '#domain/policy/policy-spec.js'

export interface PointObjectionPolicy {
  version: string
  decision: TimingValue
}

const workingDays = (amount: number): Budget => ({ unit: 'workingDays', amount })

export const defaultPointObjectionPolicy: PointObjectionPolicy = {
  version: 'point-objection-default-1',
  decision: {
    budget: workingDays(3),
    stages: [
      { id: 'remind-2', after: workingDays(2), at: 'morning', does: 'remind' },
      {
        id: 'escalate-3',
        after: workingDays(3),
        at: 'end',
        does: 'escalate',
        to: 'SubdistrictCoordinator@subdistrict',
      },
    ],
  },
}
