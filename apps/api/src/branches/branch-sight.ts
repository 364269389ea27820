/** Who may look at a temporary branch, and who looks after its officers and its calendar. */
import { isWithin } from '#domain/organisation/tree-path.js'
import { findTie, type BranchRow } from '#persistence/branch/find-branches.js'
import type { LocalDate } from '#domain/calendar/local-date.js'
import type { Database } from '#persistence/read/database.js'
import { visiblePaths } from '#persistence/read/visibility.js'
import type { SignedIn } from '../access/me.js'

/** The community itself and the subdistrict above it. */
export const leadsBranch = (
  { grants }: Pick<SignedIn, 'grants'>,
  community: { id: string; path: string },
): boolean =>
  grants.some(
    ({ role, unitId, path }) =>
      (role === 'CommunityDeputySecretary' && unitId === community.id) ||
      (role === 'SubdistrictCoordinator' && isWithin(community.path, path)),
  )

export interface BranchSight {
  isMember: boolean
  /** Paths of the units whose members may be seen; null for all of the branch. */
  paths: string[] | null
}

/** Offices above and the members see all of a branch, a Party organisation its own people; undefined for anybody else. */
export const sightOfBranch = async (
  database: Database,
  me: SignedIn,
  branch: BranchRow,
  today: LocalDate,
): Promise<BranchSight | undefined> => {
  const paths = visiblePaths(me)
  const { isMember, hasAgency } = await findTie(database, today, branch.id, { personId: me.personId, paths })
  const isAbove = paths.some(path => isWithin(branch.path, path.slice(0, -1)))
  if (isAbove || isMember) return { isMember, paths: null }
  return hasAgency ? { isMember, paths } : undefined
}
