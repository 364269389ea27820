/** Days and limits of a week's selection: our defaults, marked so in the product. A week keeps those of its Monday. */
import type { Budget } from '#domain/calendar/clock.js'
import type { TimingValue } from '#domain/policy/policy-spec.js'

export interface WeeklySelectionPolicy {
  version: string
  /** From the Monday on. */
  recommendDays: number
  /** By the community's code, from one network within an hour: phones of one carrier may share an address. */
  networkLimit: number
  /** By the code in one week: more are no voices but a flood, and paper stays open. */
  weekLimit: number
  decision: TimingValue
  review: TimingValue
}

const workingDays = (amount: number): Budget => ({ unit: 'workingDays', amount })

export const defaultWeeklySelectionPolicy: WeeklySelectionPolicy = {
  version: 'weekly-selection-default-2',
  recommendDays: 5,
  networkLimit: 20,
  weekLimit: 300,
  /** The first working day after the week. */
  decision: {
    budget: workingDays(1),
    stages: [
      { id: 'remind-1', after: workingDays(1), at: 'morning', does: 'remind' },
      { id: 'auto-1', after: workingDays(1), at: 'end', does: 'auto', outcome: 'lapsed' },
    ],
  },
  review: {
    budget: workingDays(2),
    stages: [
      { id: 'remind-2', after: workingDays(2), at: 'morning', does: 'remind' },
      {
        id: 'escalate-2',
        after: workingDays(2),
        at: 'end',
        does: 'escalate',
        to: 'OrganizationDepartmentOfficer@district',
      },
    ],
  },
}
