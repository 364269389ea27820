/** Posts and who holds them, as people read them. */
import type { z } from 'zod'
import type { post, postClaim } from '#contracts/http/offers.js'
import type { OfferStatus } from '#domain/needs/offer.js'
import { isWithin } from '#domain/organisation/tree-path.js'
import type { HeldPost, PostRow } from '#persistence/needs/find-posts.js'
import type { SignedIn } from '../access/me.js'
import { looksAfterActivity } from '../attendance/attendance-authority.js'
import { mayInviteFor } from '../claims/claim-authority.js'

const statusLabels: Record<OfferStatus, string> = {
  open: '可认领',
  full: '已满',
  expired: '已到期',
  closed: '已关闭',
  later: '未到开放日期',
}

type PostAct = z.input<typeof post>['allowedActions'][number]

const communityActs: Record<OfferStatus, PostAct[]> = {
  open: ['invite', 'close'],
  full: ['close'],
  later: ['close'],
  expired: ['reopen', 'close'],
  closed: ['reopen'],
}

/** The subdistrict above its community. */
export const mayHandPostOn = (
  { grants }: SignedIn,
  { communityPath }: Pick<PostRow, 'communityPath'>,
): boolean =>
  grants.some(({ role, path }) => role === 'SubdistrictCoordinator' && isWithin(communityPath, path))

const ownStateOf = ({ heldId, isInvited }: PostRow) => {
  if (heldId !== null) return 'held'
  return isInvited ? 'invited' : 'pending'
}

export const postOf = (row: PostRow, me: SignedIn): z.input<typeof post> => {
  const ownId = row.heldId ?? row.pendingId
  const mayClaim = row.status === 'open' && row.isOwnCommunity && ownId === null
  return {
    id: row.id,
    title: row.title,
    need: row.need,
    category: { code: row.categoryCode, name: row.categoryName, placeholder: row.isPlaceholder },
    community: { id: row.communityId, name: row.communityName },
    places: row.places,
    taken: row.taken,
    ...(row.opensOn !== null && { opensOn: row.opensOn }),
    ...(row.closesOn !== null && { closesOn: row.closesOn }),
    status: row.status,
    statusLabel: statusLabels[row.status],
    ...(row.stateReason !== null && { stateReason: row.stateReason }),
    isOwnCommunity: row.isOwnCommunity,
    ...(ownId !== null && { ownClaim: { id: ownId, state: ownStateOf(row) } }),
    allowedActions: [
      ...(mayClaim ? (['claim'] as const) : []),
      ...(mayInviteFor(me, row.communityId) ? communityActs[row.status] : []),
      ...(row.status === 'open' && mayHandPostOn(me, row) ? (['handOn'] as const) : []),
    ],
  }
}

/** The member, the community, and the subdistrict above it. */
export const mayEndHolding = (me: SignedIn, { personId, communityId, communityPath }: HeldPost): boolean =>
  personId === me.personId ||
  mayInviteFor(me, communityId) ||
  me.grants.some(({ role, path }) => role === 'SubdistrictCoordinator' && isWithin(communityPath, path))

const looksAfterPost = (me: SignedIn, { communityId, communityPath: path }: HeldPost): boolean =>
  looksAfterActivity(me, { organiserId: '', communityId, path })

export const postClaimOf = (row: HeldPost, me: SignedIn): z.input<typeof postClaim> => ({
  id: row.id,
  post: { id: row.postId, title: row.postTitle },
  community: { id: row.communityId, name: row.communityName },
  agency: { id: row.agencyId, name: row.agencyName },
  personId: row.personId,
  personName: row.personName,
  since: row.since,
  ...(row.until !== null && { until: row.until }),
  ...(row.endReason !== null && { endReason: row.endReason }),
  mayEnd: row.until === null && mayEndHolding(me, row),
  mayAppraise: row.until !== null && looksAfterPost(me, row),
})
