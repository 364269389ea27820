/** What follows from the facts of a claim of a post. */
import type { Point } from '#domain/kernel/lifecycle.js'
import type { StepRow } from '#domain/kernel/rows.js'
import type { PostClaimFacts } from './post-claim.facts.js'

/** The row that an accepted claim becomes. */
export const postClaimOf = ({ facts, processId, stage }: Point<PostClaimFacts>): StepRow[] => {
  const { postId, personId, agencyId, communityId, acceptedOn } = facts
  if (stage !== 'accepted' || acceptedOn === undefined) return []
  const row = { id: processId, postId, personId, agencyId, communityId, since: acceptedOn }
  return [{ table: 'postClaim', row }]
}
