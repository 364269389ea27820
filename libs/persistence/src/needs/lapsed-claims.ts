/** Claims of posts that wait for an answer although the post is no longer offered to that member. */
import type { LocalDate } from '#domain/calendar/local-date.js'
import type { PostLapse } from '#contracts/workflow/post-claim.js'
import { statement, type Database } from '../read/database.js'

export interface LapsedClaim extends PostLapse {
  /** Of the process. */
  id: string
}

/** `$1` the business day, `$2` how many, `$3` without whom. What ends by the community's word goes before what time or others bring about. */
const lapsed = statement<{ id: string; cause: PostLapse['cause']; reason: string | null }>(
  'lapsed-post-claims',
  `SELECT w.id, c.cause, CASE WHEN c.cause = 'closed' THEN p.state_reason END AS reason
   FROM process w JOIN post p ON p.id = w.state->'facts'->>'postId'
   CROSS JOIN LATERAL (SELECT CASE
     WHEN p.state = 'closed' THEN 'closed'
     WHEN p.closes_on < $1::date THEN 'expired'
     WHEN (SELECT count(*) FROM post_claim x WHERE x.post_id = p.id AND x.until IS NULL) >= p.places THEN 'full'
     WHEN NOT EXISTS (SELECT FROM membership m WHERE m.person_id = w.state->'facts'->>'personId'
       AND m.community_id = p.community_id AND m.valid_to IS NULL) THEN 'notMember' END AS cause) c
   WHERE w.kind = 'postClaim' AND w.ended_at IS NULL AND c.cause IS NOT NULL AND w.id <> ALL ($3::uuid[])
   ORDER BY w.started_at, w.id LIMIT $2`,
)

/** @param without ids of those that are tried later */
export const findLapsedClaims = async (
  database: Database,
  today: LocalDate,
  most: number,
  without: readonly string[],
): Promise<LapsedClaim[]> =>
  (await lapsed(database, [today, most, without])).map(({ reason, ...row }) => ({
    ...row,
    ...(reason && { reason }),
  }))
