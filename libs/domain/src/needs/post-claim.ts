/** 岗位认领: a member who holds a service post in the community where they have checked in. */
import type { LocalDate } from '../calendar/local-date.js'
import type { PersonId, UnitId } from '../organisation/roles.js'

export const postClaimStates = ['held', 'ended'] as const
export type PostClaimState = (typeof postClaimStates)[number]

/** The row that an accepted claim becomes. */
export interface PostClaim {
  /** Of the process. */
  id: string
  postId: string
  personId: PersonId
  agencyId: UnitId
  communityId: UnitId
  since: LocalDate
}

/** A held post is given up once, today at the latest. */
export const postClaimRefusalCodes = ['postClaimEnded'] as const
export type PostClaimRefusalCode = (typeof postClaimRefusalCodes)[number]
