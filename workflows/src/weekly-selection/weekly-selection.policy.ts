/** Days and limits of a week's selection: our defaults, marked so in the product. A week keeps those of its Monday. */
import type { TimingValue } from '#domain/policy/policy-spec.js'
import { auto, escalate, remind, within } from '#domain/policy/timing.js'

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

export const defaultWeeklySelectionPolicy: WeeklySelectionPolicy = {
  version: 'weekly-selection-default-2',
  recommendDays: 5,
  networkLimit: 20,
  weekLimit: 300,
  /** The first working day after the week. */
  decision: within(1, remind(1), auto(1, 'lapsed')),
  review: within(2, remind(2), escalate(2, 'OrganizationDepartmentOfficer@district')),
}
