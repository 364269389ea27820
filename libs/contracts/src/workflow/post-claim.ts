/** What the acts of a member's claim of a post carry. The HTTP schemas of the same names check it at the door. */

/** Grounds on which a community may refuse a member, or a member a post: 双向制约. */
export const postRefusalReasons = [
  'cherryPicking',
  'noTime',
  'notSuited',
  'missesRealDifficulties',
  'other',
] as const
export type PostRefusalReason = (typeof postRefusalReasons)[number]

/** Why a claim that waits for an answer comes to nothing by itself. */
export const postLapseCauses = ['closed', 'expired', 'full', 'notMember'] as const
export interface PostLapse {
  cause: (typeof postLapseCauses)[number]
  /** The community's, when it closed the post. */
  reason?: string
}

export interface AcceptPost {
  note: string
}
export interface RefusePost {
  reasonCode: PostRefusalReason
  reason: string
}
