/** Who may speak for a side of a claim that is still to begin. */
import type { SignedIn } from '../access/me.js'

/** The Party organisations for which one may claim. */
export const agenciesOf = ({ grants }: SignedIn): string[] =>
  grants.flatMap(({ role, unitId }) => (role === 'AgencyLiaison' || role === 'AgencySecretary' ? unitId : []))

/** The communities that one answers for. */
export const communitiesOf = ({ grants }: SignedIn): string[] =>
  grants.flatMap(({ role, unitId }) => (role === 'CommunityDeputySecretary' ? unitId : []))

/** The subdistrict above a community brings its projects before Party organisations. */
export const mayHandOnFor = ({ grants }: SignedIn, subdistrictId: string): boolean =>
  grants.some(({ role, unitId }) => role === 'SubdistrictCoordinator' && unitId === subdistrictId)

export const mayInviteFor = (me: SignedIn, communityId: string): boolean =>
  communitiesOf(me).includes(communityId)
