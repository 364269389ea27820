/**
 * 临时党支部 (M2): one per community. Its members are those who have checked in there, without anybody keeping a list;
 * its officers are members, elected or appointed for some time.
 */

/** How somebody came into an office. */
export const officerWays = ['elected', 'appointed'] as const
export type OfficerWay = (typeof officerWays)[number]

export const officerStates = ['current', 'coming', 'past'] as const
export type OfficerState = (typeof officerStates)[number]

/** What a list of branches is narrowed to: those without a secretary, those in which nothing takes place. */
export const branchLacks = ['secretary', 'activities'] as const
export type BranchLack = (typeof branchLacks)[number]
