/** Who may see whose points: numbers of what lies below one's office, names in one's own unit and in the Organization Department. */
import type { Role } from '#domain/organisation/roles.js'
import { isWithin } from '#domain/organisation/tree-path.js'
import type { SignedIn } from '../access/me.js'

export const departmentRoles: readonly Role[] = [
  'OrganizationDepartmentOfficer',
  'DeputyHeadInCharge',
  'OrganizationDepartmentHead',
]
const unitRoles: readonly Role[] = ['AgencySecretary', 'AgencyLiaison']

/** Whoever sees numbers; a community's and a subdistrict's own are the community's activities, not agencies' members. */
export const numberRoles: readonly Role[] = [...departmentRoles, ...unitRoles]

/** @param path of the agency */
export const seesNames = ({ grants }: Pick<SignedIn, 'grants'>, agencyId: string, path: string): boolean =>
  grants.some(
    grant =>
      (unitRoles.includes(grant.role) && grant.unitId === agencyId) ||
      (departmentRoles.includes(grant.role) && isWithin(path, grant.path)),
  )

export const speaksFor = ({ grants }: Pick<SignedIn, 'grants'>, agencyId: string): boolean =>
  grants.some(({ role, unitId }) => unitRoles.includes(role) && unitId === agencyId)
