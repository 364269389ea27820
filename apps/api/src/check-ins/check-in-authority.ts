/** Who may speak for a Party organisation or a community where check-ins are concerned. */
import { isWithin } from '#domain/organisation/tree-path.js'
import type { SignedIn } from '../access/me.js'

export const speaksForAgency = ({ grants }: Pick<SignedIn, 'grants'>, agencyId: string): boolean =>
  grants.some(
    ({ role, unitId }) => (role === 'AgencyLiaison' || role === 'AgencySecretary') && unitId === agencyId,
  )

/** The member's unit, the community, and the subdistrict above it look after a membership. */
export const looksAfter = (
  me: Pick<SignedIn, 'grants'>,
  { agencyId, communityId, communityPath }: { agencyId: string; communityId: string; communityPath: string },
): boolean =>
  speaksForAgency(me, agencyId) ||
  me.grants.some(
    ({ role, unitId, path }) =>
      (role === 'CommunityDeputySecretary' && unitId === communityId) ||
      (role === 'SubdistrictCoordinator' && isWithin(communityPath, path)),
  )
