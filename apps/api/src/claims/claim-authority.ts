/** Who may speak for a side of a claim that is still to begin. */
import type { SignedIn } from '../access/me.js'

/** For this agency's Party organisation; without one, for any. */
export const mayClaimFor = ({ grants }: SignedIn, agencyId?: string): boolean =>
  grants.some(
    ({ role, unitId }) =>
      (role === 'AgencyLiaison' || role === 'AgencySecretary') &&
      (agencyId === undefined || unitId === agencyId),
  )

export const mayInviteFor = ({ grants }: SignedIn, communityId: string): boolean =>
  grants.some(({ role, unitId }) => role === 'CommunityDeputySecretary' && unitId === communityId)
