import type { PoolClient } from 'pg'
import type { PlannedActivity } from '#domain/activity/activity.js'
import { refusal, type Refusal } from '#domain/kernel/refusal.js'
import { numberSql } from '../process/number-sql.js'
import { lapseOutsiders } from './lapse-outsiders.js'
import { findOverfull, settleSignUps } from './settle-sign-ups.js'

/** What ends before anybody was told of it was not cancelled: there was nothing that anybody had counted on. */
const write = `
  INSERT INTO activity AS held (id, number, community_id, title, content, place, starts_at, ends_at, sign_up_until,
    cancel_until, capacity, audience, project_id, state, organiser_id, moved_at, cancel_reason, summary)
  SELECT p.id::text, ${numberSql('HD', 'p')},
    $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17
  FROM process p WHERE p.id = $1::uuid
  ON CONFLICT (id) DO UPDATE SET title = excluded.title, content = excluded.content, place = excluded.place,
    community_id = excluded.community_id, starts_at = excluded.starts_at, ends_at = excluded.ends_at, sign_up_until = excluded.sign_up_until,
    cancel_until = excluded.cancel_until, capacity = excluded.capacity, audience = excluded.audience,
    state = CASE WHEN held.state = 'planned' AND excluded.state = 'cancelled' THEN 'dropped' ELSE excluded.state END, moved_at = excluded.moved_at, cancel_reason = excluded.cancel_reason,
    summary = excluded.summary`

const writePosts = `
  WITH asked AS (SELECT * FROM jsonb_to_recordset($2) AS post ("postCode" text, places integer)), gone AS (
    DELETE FROM activity_post WHERE activity_id = $1 AND post_code NOT IN (SELECT "postCode" FROM asked)
  )
  INSERT INTO activity_post (activity_id, post_code, places) SELECT $1, "postCode", places FROM asked
  ON CONFLICT (activity_id, post_code) DO UPDATE SET places = excluded.places`

const at = (instant: number | undefined): Date | null => (instant === undefined ? null : new Date(instant))

const hasUnknownPost = async (
  client: PoolClient,
  { posts, communityId }: PlannedActivity,
): Promise<boolean> => {
  if (posts.length === 0) return false
  const codes = posts.map(({ postCode }) => postCode)
  const { rowCount } = await client.query(
    `SELECT FROM post_category k JOIN org_unit c ON c.id = $2 WHERE k.code = ANY ($1)
       AND (k.owner_id IS NULL OR k.owner_id = ANY (string_to_array(trim('/' FROM c.path), '/')))`,
    [codes, communityId],
  )
  return rowCount !== codes.length
}

const letsOthersIn = async (client: PoolClient, id: string): Promise<boolean> => {
  const { rowCount } = await client.query(
    `SELECT FROM activity WHERE id = $1 AND audience = 'everybody' FOR UPDATE`,
    [id],
  )
  return rowCount === 1
}

/** The plan as it stands now; with fewer places than have signed up it is refused, or the last ones wait. */
export const writeActivity = async (
  client: PoolClient,
  row: PlannedActivity,
): Promise<Refusal | undefined> => {
  const { id, communityId, organiserId, projectId, state, movedAt, lastOnesWait, cancelReason, summary } = row
  if (await hasUnknownPost(client, row)) return refusal('postUnknown')
  const wasForAll = await letsOthersIn(client, id)
  await client.query(write, [
    id,
    communityId,
    row.title,
    row.content,
    row.place,
    at(row.startsAt),
    at(row.endsAt),
    at(row.signUpUntil),
    at(row.cancelUntil),
    row.capacity ?? null,
    row.audience,
    projectId ?? null,
    state,
    organiserId,
    at(movedAt),
    cancelReason ?? null,
    summary ?? null,
  ])
  await client.query(writePosts, [id, JSON.stringify(row.posts)])
  if (state !== 'open') return undefined
  if (wasForAll && row.audience === 'community') await lapseOutsiders(client, id, new Date(row.changedAt))
  const overfull = await findOverfull(client, id)
  if (overfull && !(lastOnesWait && overfull.places > 0)) return refusal('signedUpAlready', { ...overfull })
  await settleSignUps(client, id, new Date(row.changedAt))
  return undefined
}
