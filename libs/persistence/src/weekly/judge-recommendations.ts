/** What staff say about a recommendation: who is meant, or why it does not count; and what a revoked model leaves behind. */
import type { PoolClient } from 'pg'
import type { RecommendationRefusalCode } from '#domain/weekly/weekly-rules.js'
import type { Model, WeekState } from '#domain/weekly/weekly-selection.js'
import { standsOn } from '../membership/stands-on.js'

export interface OfWeek {
  communityId: string
  week: string
  by: string
}
type Refused<Code extends string = RecommendationRefusalCode> = { refused: Code }
type Judged = { id: string } | Refused<RecommendationRefusalCode | 'notFound' | 'candidateUnknown'>

/** As long as nothing has been decided; the lock is the decision's. */
const lockOpen = async (client: PoolClient, { communityId, week }: OfWeek): Promise<Refused | undefined> => {
  const { rows } = await client.query<{ state: WeekState; isDecided: boolean }>(
    `SELECT state, subject IS NOT NULL AS "isDecided" FROM weekly_selection
     WHERE community_id = $1 AND week = $2 FOR UPDATE`,
    [communityId, week],
  )
  const [of] = rows
  const isOpen = of && (of.state === 'open' || (of.state === 'deciding' && !of.isDecided))
  return isOpen ? undefined : { refused: 'recommendationDecided' }
}

/** A member, or an agency's Party organisation, that has checked in to the community. */
const findCandidate = `
  SELECT FROM membership m WHERE m.community_id = $1 AND ${standsOn('m', '$4::date')}
    AND CASE $2 WHEN 'member' THEN m.person_id = $3 ELSE m.person_id IS NULL AND m.agency_id = $3 END LIMIT 1`

export const linkRecommendation = async (
  client: PoolClient,
  of: OfWeek,
  { id, subject, subjectId }: Model & { id: string },
  today: string,
): Promise<Judged> => {
  const closed = await lockOpen(client, of)
  if (closed) return closed
  const known = await client.query(findCandidate, [of.communityId, subject, subjectId, today])
  if (known.rowCount === 0) return { refused: 'candidateUnknown' }
  const { rows } = await client.query<{ isSelf: boolean }>(
    `SELECT source = 'member' AND by = $4 AS "isSelf" FROM weekly_recommendation
     WHERE id = $1 AND community_id = $2 AND week = $3`,
    [id, of.communityId, of.week, subjectId],
  )
  const [found] = rows
  if (!found) return { refused: 'notFound' }
  if (found.isSelf) return { refused: 'recommendsSelf' }
  await client.query(
    `UPDATE weekly_recommendation SET subject = $2, subject_id = $3, linked_by = $4, set_aside_at = NULL,
       set_aside_by = NULL, set_aside_reason = NULL WHERE id = $1`,
    [id, subject, subjectId, of.by],
  )
  return { id }
}

/** It stays to be read, with why it does not count. */
export const setRecommendationAside = async (
  client: PoolClient,
  of: OfWeek,
  { id, reason }: { id: string; reason: string },
): Promise<Judged> => {
  const closed = await lockOpen(client, of)
  if (closed) return closed
  const { rowCount } = await client.query(
    `UPDATE weekly_recommendation SET set_aside_at = business_now(), set_aside_by = $4, set_aside_reason = $5
     WHERE id = $1 AND community_id = $2 AND week = $3`,
    [id, of.communityId, of.week, of.by, reason],
  )
  return rowCount === 1 ? { id } : { refused: 'notFound' }
}

/** The fact behind the points is gone with it: the next pass of settlement takes them back. */
export const revokeModel = async (
  client: PoolClient,
  { communityId, week, by }: OfWeek,
  reason: string,
): Promise<{ id: string } | Refused> => {
  const { rows } = await client.query<{ isPublished: boolean; isRevoked: boolean }>(
    `SELECT published_at IS NOT NULL AS "isPublished", revoked_at IS NOT NULL AS "isRevoked"
     FROM weekly_selection WHERE community_id = $1 AND week = $2 FOR UPDATE`,
    [communityId, week],
  )
  const [of] = rows
  if (!of?.isPublished) return { refused: 'modelNotPublished' }
  if (of.isRevoked) return { refused: 'modelRevoked' }
  await client.query(
    `UPDATE weekly_selection SET revoked_at = business_now(), revoked_by = $3, revoked_reason = $4
     WHERE community_id = $1 AND week = $2`,
    [communityId, week, by, reason],
  )
  return { id: communityId }
}
