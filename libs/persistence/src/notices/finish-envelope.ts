/** Writes down how an attempt ended. */
import type { DeliveryFault } from '#domain/notices/channels.js'
import { statement, type Database } from '../read/database.js'

export interface Finished {
  id: string
  attempt: number
  /** What the other side said on taking it. */
  receipt?: string
  /** Why it did not take it. */
  fault?: DeliveryFault
  detail?: string
  /** Try again so much later; without it, and with a fault, the envelope is a dead letter. */
  retrySeconds?: number
  /** Whether the failure counts towards giving up. */
  counts?: boolean
  /** The whole channel sends nothing for so long. */
  restSeconds?: number
}

/** Whoever sent it says so even when the lease has run out meanwhile: what was taken was taken. */
const finish = statement(
  'finish-envelope',
  `WITH ended AS (
     UPDATE envelope_attempt SET ended_at = now(), fault = $4, detail = coalesce($3, $5)
     WHERE envelope_id = $1 AND no = $2 RETURNING channel_id
   ), rested AS (
     UPDATE channel SET rests_until = now() + make_interval(secs => $8)
     FROM ended WHERE channel.id = ended.channel_id AND $8::double precision IS NOT NULL
   )
   UPDATE envelope SET
     state = CASE WHEN $4::text IS NULL THEN 'sent' WHEN $6::double precision IS NULL THEN 'dead' ELSE 'waiting' END,
     sent_at = CASE WHEN $4::text IS NULL THEN now() END,
     receipt = $3, fault = $4, reason = $5,
     failures = failures + CASE WHEN $7 THEN 1 ELSE 0 END,
     next_try_at = CASE WHEN $6::double precision IS NULL THEN next_try_at ELSE now() + make_interval(secs => $6) END,
     leased_until = NULL
   WHERE id = $1 AND state <> 'sent' AND ($4::text IS NULL OR attempts = $2)`,
)

export const finishEnvelope = async (
  database: Database,
  { id, attempt, receipt, fault, detail, retrySeconds, counts = false, restSeconds }: Finished,
): Promise<void> => {
  await finish(database, [
    id,
    attempt,
    receipt ?? null,
    fault ?? null,
    detail ?? null,
    retrySeconds ?? null,
    counts,
    restSeconds ?? null,
  ])
}
