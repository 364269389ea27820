/** Puts what waits for one recipient by one channel into one envelope, once its time has come. */
import type { Pool } from 'pg'
import { inTransaction } from '../transaction.js'
import { quietNow } from './quiet-hours-sql.js'

/** Recipients served at once, of those whose time has come: whoever is held back holds up nobody else. */
const recipientsAtOnce = 500

/** What somebody has done meanwhile nobody needs to hear of any more; nor what was meant for a way that is gone. */
const skip = `
  UPDATE delivery d SET skipped = CASE WHEN c.removed_at IS NULL THEN 'settled' ELSE 'channelGone' END
  FROM channel c, notice n
  WHERE d.envelope_id IS NULL AND d.skipped IS NULL AND c.id = d.channel_id AND n.id = d.notice_id
    AND (c.removed_at IS NOT NULL OR n.template LIKE 'task.%' AND EXISTS (
      SELECT FROM task t WHERE t.process_id = n.process_id AND t.seat_id = n.seat_id AND t.status IN ('done', 'cancelled')))`

/**
 * The first message to a recipient goes out at once; what comes within the gap after it goes out together at its end.
 * During quiet hours nothing is packed; mail follows the hours of the person's unit, a robot those of its own.
 */
const pack = `
  WITH ready AS (
    SELECT d.channel_id, d.recipient, max(coalesce(p.gap_minutes, c.gap_minutes)) AS gap,
      max(coalesce(person.unit_id, c.unit_id)) AS unit_id
    FROM delivery d JOIN channel c ON c.id = d.channel_id AND c.is_on
    LEFT JOIN person ON c.kind = 'mail' AND person.id = d.recipient
    LEFT JOIN notice_preference p ON p.person_id = person.id
    WHERE d.envelope_id IS NULL AND d.skipped IS NULL
    GROUP BY d.channel_id, d.recipient
  ), due AS (
    SELECT gen_random_uuid() AS id, ready.channel_id, ready.recipient
    FROM ready CROSS JOIN LATERAL ${quietNow('ready.unit_id')} AS quiet
    WHERE quiet.until IS NULL AND NOT EXISTS (
      SELECT FROM envelope e WHERE e.channel_id = ready.channel_id AND e.recipient = ready.recipient
        AND e.created_at > now() - make_interval(mins => ready.gap))
    LIMIT ${recipientsAtOnce}
  ), made AS (
    INSERT INTO envelope (id, channel_id, recipient) SELECT id, channel_id, recipient FROM due
  )
  UPDATE delivery d SET envelope_id = due.id FROM due
  WHERE d.channel_id = due.channel_id AND d.recipient = due.recipient
    AND d.envelope_id IS NULL AND d.skipped IS NULL`

/** One relay packs at a time: two would make two messages of one. @returns how many deliveries were packed or skipped */
export const packDeliveries = (pool: Pool): Promise<number> =>
  inTransaction(pool, async client => {
    const { rows } = await client.query<{ mine: boolean }>(
      `SELECT pg_try_advisory_xact_lock(hashtext('pack deliveries')) AS mine`,
    )
    if (!rows[0]?.mine) return 0
    const skipped = await client.query({ name: 'skip-deliveries', text: skip })
    const packed = await client.query({ name: 'pack-deliveries', text: pack })
    return (skipped.rowCount ?? 0) + (packed.rowCount ?? 0)
  })
