/** Needs as people read them. */
import type { z } from 'zod'
import { needSourceLabels, needStateLabels, type need } from '#contracts/http/needs.js'
import type { NeedState } from '#domain/needs/need.js'
import type { NeedView } from '#persistence/needs/find-needs.js'
import { isWithin } from '#domain/organisation/tree-path.js'
import type { SignedIn } from '../access/me.js'
import { mayInviteFor } from '../claims/claim-authority.js'

type NeedAct = z.input<typeof need>['allowedActions'][number]

const actsOn: Record<NeedState, NeedAct[]> = {
  new: ['publish', 'merge', 'setAside'],
  merged: ['unmerge'],
  adopted: [],
  setAside: ['restore'],
}

/** Whoever coordinates above the community, as with what a process waits for. */
export const mayUrgeFor = (
  { grants }: SignedIn,
  { communityPath }: Pick<NeedView, 'communityPath'>,
): boolean =>
  grants.some(
    ({ role, path }) =>
      (role === 'SubdistrictCoordinator' || role === 'OrganizationDepartmentOfficer') &&
      isWithin(communityPath, path),
  )

const mayUrge = (row: NeedView, me: SignedIn): boolean =>
  row.state === 'new' && row.urgedAt === null && mayUrgeFor(me, row)

export const needOf = (row: NeedView, me: SignedIn): z.input<typeof need> => ({
  id: row.id,
  community: { id: row.communityId, name: row.communityName },
  source: row.source,
  sourceLabel: needSourceLabels[row.source],
  onPaper: row.onPaper,
  text: row.text,
  ...(row.categoryCode !== null && {
    category: { code: row.categoryCode, name: row.categoryName ?? row.categoryCode },
  }),
  state: row.state,
  stateLabel: needStateLabels[row.state],
  ...(row.mergedInto !== null && { mergedInto: row.mergedInto }),
  mergedCount: row.mergedCount,
  ...(row.adoptedBy !== null && { publicationId: row.adoptedBy }),
  ...(row.freed !== null && { freed: row.freed }),
  ...(row.reason !== null && { reason: row.reason }),
  ...(row.urgedAt && { urgedAt: row.urgedAt.toISOString() }),
  at: row.at.toISOString(),
  ...(row.byName !== null && { byName: row.byName }),
  allowedActions: [
    ...(mayInviteFor(me, row.communityId) ? actsOn[row.state] : []),
    ...(mayUrge(row, me) ? (['urge'] as const) : []),
  ],
})
