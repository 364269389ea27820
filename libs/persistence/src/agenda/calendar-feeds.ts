/** Private addresses of calendars: one for each person or community, made, made anew and revoked. */
import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import { canAct } from '../organisation/in-office.js'
import { statement, type Database } from '../read/database.js'
import { inTransaction } from '../transaction.js'

/** Somebody's own calendar, or a community's. */
export type FeedOwner = { personId: string } | { communityId: string }

export interface FeedToken {
  hash: string
  /** Under the data key. */
  sealed: string
}

const valuesOf = (owner: FeedOwner): [string | null, string | null] =>
  'personId' in owner ? [owner.personId, null] : [null, owner.communityId]

const owned = 'revoked_at IS NULL AND (person_id = $1 OR community_id = $2)'

const live = statement<{ sealed: string; createdAt: Date }>(
  'calendar-feed-live',
  `SELECT token_sealed AS sealed, created_at AS "createdAt" FROM calendar_feed WHERE ${owned}`,
)

export const findFeed = async (database: Database, owner: FeedOwner) =>
  (await live(database, valuesOf(owner)))[0]

const byToken = statement<{ personId: string | null; communityId: string | null }>(
  'calendar-feed-by-token',
  `SELECT f.person_id AS "personId", f.community_id AS "communityId" FROM calendar_feed f
   LEFT JOIN person p ON p.id = f.person_id LEFT JOIN org_unit u ON u.id = f.community_id
   WHERE f.token_hash = $1 AND f.revoked_at IS NULL
     AND (f.person_id IS NULL OR ${canAct('p', '$2::date')}) AND (f.community_id IS NULL OR u.ended_on IS NULL)`,
)

/** Whose calendar a token opens; nobody's when it was revoked or whoever it belonged to is no longer there. */
export const findFeedOwner = async (
  database: Database,
  hash: string,
  today: string,
): Promise<FeedOwner | undefined> => {
  const [row] = await byToken(database, [hash, today])
  if (row?.personId) return { personId: row.personId }
  return row?.communityId ? { communityId: row.communityId } : undefined
}

/** The old address stops working with the commit; with a token a new one takes its place. */
export const changeFeed = (pool: Pool, owner: FeedOwner, by: string, token?: FeedToken): Promise<void> => {
  const [personId, communityId] = valuesOf(owner)
  return inTransaction(pool, async client => {
    await client.query(`SELECT pg_advisory_xact_lock(hashtext('calendar-feed ' || coalesce($1, $2)))`, [
      personId,
      communityId,
    ])
    await client.query(`UPDATE calendar_feed SET revoked_at = now() WHERE ${owned}`, [personId, communityId])
    if (token)
      await client.query(
        `INSERT INTO calendar_feed (id, person_id, community_id, token_hash, token_sealed, created_by)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        [randomUUID(), personId, communityId, token.hash, token.sealed, by],
      )
  })
}
