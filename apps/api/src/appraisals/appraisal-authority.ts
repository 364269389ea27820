/** Who sets the questions, and whose Party organisations somebody answers for. */
import type { SignedIn } from '../access/me.js'

export const formSettingRoles = ['OrganizationDepartmentOfficer', 'OrganizationDepartmentHead'] as const

export const setsForms = ({ grants }: Pick<SignedIn, 'grants'>): boolean =>
  grants.some(({ role }) => formSettingRoles.some(each => each === role))

/** Units whose members' services one sees the appraisals of. */
export const unitsOf = ({ grants }: Pick<SignedIn, 'grants'>): string[] =>
  grants.flatMap(({ role, unitId }) => (role === 'AgencySecretary' || role === 'AgencyLiaison' ? unitId : []))
