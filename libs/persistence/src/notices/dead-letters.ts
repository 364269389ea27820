/** 未送达: what nobody tries any more until somebody says so. */
import type { ChannelKind, DeliveryFault } from '#domain/notices/channels.js'
import { statement, type Database } from '../read/database.js'

export interface DeadLetter {
  id: string
  createdAt: Date
  kind: ChannelKind
  channelId: string
  channelName: string
  recipientName: string
  fault: DeliveryFault
  reason: string | null
  attempts: number
  /** Titles of what it tells, the oldest first. */
  titles: string[]
  /** Those behind it, the oldest first; an office of a branch has none. */
  processIds: string[]
}

/** All that a letter tells must lie within what may be seen. */
const isWithinSight = `NOT EXISTS (
  SELECT FROM delivery d JOIN notice n ON n.id = d.notice_id JOIN org_unit about ON about.id = n.unit_id
  WHERE d.envelope_id = e.id
    AND NOT EXISTS (SELECT FROM unnest($1::text[]) AS top WHERE starts_with(about.path, top)))`

const list = statement<DeadLetter>(
  'dead-letters',
  `SELECT e.id, e.created_at AS "createdAt", c.kind, c.id AS "channelId", c.name AS "channelName",
     coalesce(person.name, unit.name, e.recipient) AS "recipientName", e.fault, e.reason, e.attempts,
     told.titles, told.ids AS "processIds"
   FROM envelope e JOIN channel c ON c.id = e.channel_id
   LEFT JOIN person ON c.kind = 'mail' AND person.id = e.recipient
   LEFT JOIN org_unit unit ON c.kind <> 'mail' AND unit.id = e.recipient
   CROSS JOIN LATERAL (
     SELECT array_agg(coalesce(p.title, n.about->>'title') ORDER BY n.id) AS titles,
       coalesce(array_agg(p.id::text ORDER BY n.id) FILTER (WHERE p.id IS NOT NULL), '{}') AS ids
     FROM delivery d JOIN notice n ON n.id = d.notice_id LEFT JOIN process p ON p.id = n.process_id
     WHERE d.envelope_id = e.id) AS told
   WHERE e.state = 'dead' AND ${isWithinSight}
   ORDER BY e.created_at DESC, e.id OFFSET $2 LIMIT $3`,
)

const count = statement<{ total: number }>(
  'dead-letter-count',
  `SELECT count(*)::int AS total FROM envelope e WHERE e.state = 'dead' AND ${isWithinSight}`,
)

export const findDeadLetters = async (
  database: Database,
  tops: string[],
  { offset, limit }: { offset: number; limit: number },
): Promise<{ items: DeadLetter[]; total: number }> => {
  const [items, [counted]] = await Promise.all([
    list(database, [tops, offset, limit]),
    count(database, [tops]),
  ])
  return { items, total: counted?.total ?? 0 }
}

const retry = statement<{ id: string }>(
  'retry-dead-letters',
  `UPDATE envelope e SET state = 'waiting', failures = 0, next_try_at = now(), leased_until = NULL
   WHERE e.id = ANY ($2::uuid[]) AND e.state = 'dead' AND ${isWithinSight} RETURNING e.id`,
)

const drop = statement<{ id: string }>(
  'drop-dead-letters',
  `UPDATE envelope e SET state = 'dropped', reason = $3
   WHERE e.id = ANY ($2::uuid[]) AND e.state = 'dead' AND ${isWithinSight} RETURNING e.id`,
)

/** @returns the ids of those that were dead letters and are tried again */
export const retryDeadLetters = async (
  database: Database,
  tops: string[],
  ids: string[],
): Promise<string[]> => (await retry(database, [tops, ids])).map(({ id }) => id)

/** @returns the ids of those that were dead letters and are given up for good */
export const dropDeadLetters = async (
  database: Database,
  tops: string[],
  ids: string[],
  reason: string,
): Promise<string[]> => (await drop(database, [tops, ids, reason])).map(({ id }) => id)
