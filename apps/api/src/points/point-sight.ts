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

/** Whoever may object: about their own points, or about their agency's. */
export const filingRoles: readonly Role[] = ['InServicePartyMember', ...unitRoles]

/** Whoever sees numbers; a community's and a subdistrict's own are the community's activities, not agencies' members. */
export const numberRoles: readonly Role[] = [...departmentRoles, ...unitRoles]

/** @param path of the agency */
export const seesNames = ({ grants }: Pick<SignedIn, 'grants'>, agencyId: string, path: string): boolean =>
  grants.some(
    grant =>
      (unitRoles.includes(grant.role) && grant.unitId === agencyId) ||
      (departmentRoles.includes(grant.role) && isWithin(path, grant.path)),
  )

/** As interviews themselves: the secretary, not the liaison. @param path of the agency */
export const readsInterviews = (
  { grants }: Pick<SignedIn, 'grants'>,
  agencyId: string,
  path: string,
): boolean =>
  grants.some(
    grant =>
      (grant.role === 'AgencySecretary' && grant.unitId === agencyId) ||
      (departmentRoles.includes(grant.role) && isWithin(path, grant.path)),
  )

/** Their own district's alone: neither another's nor one below. */
export const publishesFor = ({ grants }: Pick<SignedIn, 'grants'>, districtId: string): boolean =>
  grants.some(({ role, unitId }) => departmentRoles.includes(role) && unitId === districtId)

/** Districts below one's offices, and the one that one's agency belongs to. @param paths of the offices */
export const districtsSeen = <District extends { path: string }>(
  districts: readonly District[],
  paths: readonly string[],
): District[] => {
  const above = paths.map(path =>
    districts
      .filter(district => isWithin(path, district.path))
      .reduce<District | undefined>(
        (nearest, each) => (nearest && nearest.path.length > each.path.length ? nearest : each),
        undefined,
      ),
  )
  return districts.filter(each => above.includes(each) || paths.some(path => isWithin(each.path, path)))
}

export const speaksFor = ({ grants }: Pick<SignedIn, 'grants'>, agencyId: string): boolean =>
  grants.some(({ role, unitId }) => unitRoles.includes(role) && unitId === agencyId)
