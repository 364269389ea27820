/**
 * 临时党支部 (M2): one per community. Its members are those who have checked in there, without anybody keeping a list;
 * its officers are members, elected or appointed for some time.
 */
import type { LocalDate } from '../calendar/local-date.js'

/** How somebody came into an office. */
export const officerWays = ['elected', 'appointed'] as const
export type OfficerWay = (typeof officerWays)[number]

/** What an officer is told of their office, as it was when it was told. */
export interface OfficeNews {
  communityId: string
  /** `东一社区临时党支部书记` */
  title: string
  from: LocalDate
  /** The last day; absent while it lasts. */
  until?: LocalDate
  way: OfficerWay
  /** Whoever appointed, or ended it: unit and name. Absent where it ended with the check-in. */
  by?: string
}

export const officerStates = ['current', 'coming', 'past'] as const
export type OfficerState = (typeof officerStates)[number]

/** What a list of branches is narrowed to: those without a secretary, those in which nothing takes place. */
export const branchLacks = ['secretary', 'activities'] as const
export type BranchLack = (typeof branchLacks)[number]
