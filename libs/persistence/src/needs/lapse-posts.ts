import type { PoolClient } from 'pg'

/** Posts are held where one serves: after a membership has ended, in its transaction, its places on posts are free again. */
const lapse = `
  UPDATE post_claim x SET state = 'ended', until = greatest(x.since, m.valid_to), ended_by = 'system',
    end_reason = '报到已转出或结束'
  FROM membership m JOIN post p ON p.community_id = m.community_id
  WHERE m.id = $1 AND m.valid_to IS NOT NULL AND x.post_id = p.id AND x.person_id = m.person_id AND x.until IS NULL
    AND NOT EXISTS (SELECT FROM membership o
      WHERE o.person_id = m.person_id AND o.community_id = m.community_id AND o.valid_to IS NULL)`

export const lapsePosts = async (client: PoolClient, membershipId: string): Promise<void> => {
  await client.query(lapse, [membershipId])
}
