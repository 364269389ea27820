/** What a member's claim of a post knows: ids, who asked whom; no names. */
import type { PostLapse, PostRefusalReason } from '#contracts/workflow/post-claim.js'
import type { LocalDate } from '#domain/calendar/local-date.js'
import type { PersonId, UnitId } from '#domain/organisation/roles.js'

export interface PostClaimFacts {
  postId: string
  /** As it was when it began. */
  postTitle: string
  personId: PersonId
  /** The member's Party organisation. */
  agencyId: UnitId
  communityId: UnitId
  subdistrictId: UnitId
  districtId: UnitId
  /** Whoever asks first: the member claims, or the community invites. */
  startedBy: 'member' | 'community'
  message: string
  acceptedOn?: LocalDate
  /** Why nobody can take the post up any more. */
  lapse?: PostLapse
  refusal?: { reasonCode: PostRefusalReason; reason: string }
}
