/** Who looks after a week, and whose weeks somebody may see. */
import type { Role } from '#domain/organisation/roles.js'
import { isWithin } from '#domain/organisation/tree-path.js'
import type { SignedIn } from '../access/me.js'
import { sightOf } from '../access/sight.js'
import { departmentRoles } from '../points/point-sight.js'

type Asking = Pick<SignedIn, 'grants'>

/** They see what was recommended, before anything is decided. */
export const officeRoles: readonly Role[] = [
  'CommunityDeputySecretary',
  'SubdistrictCoordinator',
  ...departmentRoles,
]

export const officePaths = (me: Asking): string[] => sightOf(me, officeRoles)

export const seesRecommendations = (me: Asking, path: string): boolean =>
  officePaths(me).some(above => isWithin(path, above))

/** Enters paper, says who is meant, keeps the code: the community's own affair. */
export const looksAfterWeek = ({ grants }: Asking, communityId: string): boolean =>
  grants.some(({ role, unitId }) => role === 'CommunityDeputySecretary' && unitId === communityId)

/** Whoever takes the decision over may say who is meant, too. */
export const judgesRecommendations = (me: Asking, communityId: string, path: string): boolean =>
  looksAfterWeek(me, communityId) ||
  me.grants.some(
    grant =>
      (grant.role === 'SubdistrictCoordinator' || grant.role === 'OrganizationDepartmentOfficer') &&
      isWithin(path, grant.path),
  )

export const revokesModels = ({ grants }: Asking, path: string): boolean =>
  grants.some(
    grant =>
      (grant.role === 'OrganizationDepartmentOfficer' || grant.role === 'OrganizationDepartmentHead') &&
      isWithin(path, grant.path),
  )
