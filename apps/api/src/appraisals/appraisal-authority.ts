/** Who sets the questions, and whose Party organisations somebody answers for. */
import type { SignedIn } from '../access/me.js'

export const formSettingRoles = ['OrganizationDepartmentOfficer', 'OrganizationDepartmentHead'] as const

/** Offices by which somebody sets the questions of their own unit and of those below. */
export const formSettingGrants = ({ grants }: Pick<SignedIn, 'grants'>) =>
  grants.filter(({ role }) => formSettingRoles.some(each => each === role))

/** Units whose members' services one sees the appraisals of. */
export const unitsOf = ({ grants }: Pick<SignedIn, 'grants'>): string[] =>
  grants.flatMap(({ role, unitId }) => (role === 'AgencySecretary' || role === 'AgencyLiaison' ? unitId : []))

const recentDays = 30

/** From when on a service is a recent one. @param now by the business clock, in milliseconds */
export const recentSince = (now: number): Date => new Date(now - recentDays * 86_400_000)
