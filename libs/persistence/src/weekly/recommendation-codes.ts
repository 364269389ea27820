/** The one code of a community by which its residents recommend: made anew, found by what was scanned. */
import type { PoolClient } from 'pg'
import { hashOfToken } from '../appraisal/appraisal-codes.js'
import { statement, type Database } from '../read/database.js'

export interface FoundRecommendationCode {
  id: string
  communityId: string
  communityName: string
}

const byToken = statement<FoundRecommendationCode>(
  'recommendation-code-by-token',
  `SELECT k.id, k.community_id AS "communityId", c.name AS "communityName"
   FROM recommendation_code k JOIN org_unit c ON c.id = k.community_id
   WHERE k.token_hash = $1 AND k.revoked_at IS NULL AND c.ended_on IS NULL`,
)

export const findRecommendationCode = async (
  database: Database,
  token: string,
): Promise<FoundRecommendationCode | undefined> => (await byToken(database, [hashOfToken(token)]))[0]

const ofCommunity = statement<{ id: string; sealed: string; at: Date }>(
  'recommendation-code-of-community',
  `SELECT id, token_sealed AS sealed, at FROM recommendation_code WHERE community_id = $1 AND revoked_at IS NULL`,
)

export const findCodeOfCommunity = async (database: Database, communityId: string) =>
  (await ofCommunity(database, [communityId]))[0]

export interface NewRecommendationCode {
  id: string
  communityId: string
  token: string
  sealed: string
  by: string
}

/** The code before it is revoked: what hangs on a wall and was photographed ends with it. */
export const makeRecommendationCode = async (
  client: PoolClient,
  { id, communityId, token, sealed, by }: NewRecommendationCode,
): Promise<{ id: string }> => {
  await client.query(`SELECT pg_advisory_xact_lock(hashtext('recommendation-code ' || $1))`, [communityId])
  await client.query(
    `UPDATE recommendation_code SET revoked_at = business_now(), revoked_reason = '换新'
     WHERE community_id = $1 AND revoked_at IS NULL`,
    [communityId],
  )
  await client.query(
    `INSERT INTO recommendation_code (id, community_id, token_hash, token_sealed, by) VALUES ($1, $2, $3, $4, $5)`,
    [id, communityId, hashOfToken(token), sealed, by],
  )
  return { id }
}
