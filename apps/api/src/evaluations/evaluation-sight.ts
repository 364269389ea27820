/** Who sees what of an evaluation: the Organization Department all of it, communities their slips, units and members their results. */
import type { Role } from '#domain/organisation/roles.js'
import { isWithin } from '#domain/organisation/tree-path.js'
import type { SignedIn } from '../access/me.js'
import { departmentRoles } from '../points/point-sight.js'

type Who = Pick<SignedIn, 'grants'>

const holdsAbove = ({ grants }: Who, roles: readonly Role[], path: string): boolean =>
  grants.some(grant => roles.includes(grant.role) && isWithin(path, grant.path))

/** @param districtPath of the evaluation's district */
export const isDepartment = (me: Who, districtPath: string): boolean =>
  holdsAbove(me, departmentRoles, districtPath)

export const isOfficer = (me: Who, districtPath: string): boolean =>
  holdsAbove(me, ['OrganizationDepartmentOfficer'], districtPath)

/** Whoever holds an office in the district, or above it in the Organization Department. */
export const seesEvaluation = (me: Who, districtPath: string): boolean =>
  isDepartment(me, districtPath) || me.grants.some(({ path }) => isWithin(path, districtPath))

export const printsSlips = (me: Who, path: string): boolean =>
  holdsAbove(me, ['CommunityDeputySecretary', 'SubdistrictCoordinator'], path)

/** Two are needed for each ballot on paper, and a community may have one only. */
export const entersPaper = (me: Who, path: string): boolean =>
  holdsAbove(
    me,
    ['CommunityDeputySecretary', 'SubdistrictCoordinator', 'OrganizationDepartmentOfficer'],
    path,
  )

export const seesTurnout = (me: Who, path: string): boolean =>
  holdsAbove(me, ['CommunityDeputySecretary', 'SubdistrictCoordinator', ...departmentRoles], path)

/** Units whose results somebody is entitled to, and their members'. */
export const unitsSpokenFor = ({ grants }: Who): string[] => [
  ...new Set(
    grants
      .filter(({ role }) => role === 'AgencySecretary' || role === 'AgencyLiaison')
      .map(({ unitId }) => unitId),
  ),
]
