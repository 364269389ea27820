/** How long a community has to confirm a check-in: our default, marked so in the product. */
import type { Budget, ClockStage } from '#domain/calendar/clock.js'

export interface CheckInPolicy {
  version: string
  confirmation: { budget: Budget; stages: ClockStage[] }
}

const workingDays = (amount: number): Budget => ({ unit: 'workingDays', amount })

export const defaultCheckInPolicy: CheckInPolicy = {
  version: 'check-in-default-1',
  confirmation: {
    budget: workingDays(3),
    stages: [
      { id: 'warn-2', after: workingDays(2), at: 'morning', does: 'warn' },
      { id: 'remind-3', after: workingDays(3), at: 'end', does: 'remind' },
      {
        id: 'escalate-4',
        after: workingDays(4),
        at: 'end',
        does: 'escalate',
        to: 'SubdistrictCoordinator@subdistrict',
      },
    ],
  },
}
