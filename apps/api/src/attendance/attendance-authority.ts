/** Who looks after the attendance of an activity: its organiser, its community, and the subdistrict above for what they may not. */
import { isWithin } from '#domain/organisation/tree-path.js'
import type { ActivityHeading } from '#persistence/attendance/find-attendances.js'
import type { SignedIn } from '../access/me.js'

type Asking = Pick<SignedIn, 'grants' | 'personId'>

/** LIKE patterns of the communities whose activities somebody may decide on. */
export const heldPaths = ({ grants }: Pick<SignedIn, 'grants'>): string[] =>
  grants.flatMap(({ role, path }) => {
    if (role === 'CommunityDeputySecretary') return path
    return role === 'SubdistrictCoordinator' ? `${path}%` : []
  })

export const looksAfterActivity = (
  me: Asking,
  { organiserId, communityId, path }: Pick<ActivityHeading, 'organiserId' | 'communityId' | 'path'>,
): boolean =>
  me.personId === organiserId ||
  me.grants.some(
    grant =>
      (grant.role === 'CommunityDeputySecretary' && grant.unitId === communityId) ||
      (grant.role === 'SubdistrictCoordinator' && isWithin(path, grant.path)),
  )
