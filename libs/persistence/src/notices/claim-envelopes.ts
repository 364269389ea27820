/** Takes envelopes for one relay, within each channel's pace; what a dead relay held comes free with its lease. */
import type { Pool } from 'pg'
import type { ChannelKind } from '#domain/notices/channels.js'
import { inTransaction } from '../transaction.js'

export interface ClaimOptions {
  /** How long an attempt may take before another relay may try; longer than any attempt does. */
  leaseSeconds: number
  /** Of each channel. */
  ofChannel: number
  /** Of all. */
  atOnce: number
}

export interface ClaimedEnvelope {
  id: string
  /** The attempt's number. */
  attempt: number
  failures: number
  recipient: string
  channelId: string
  kind: ChannelKind
  /** Sealed. */
  address: string | null
  /** Sealed. */
  secret: string | null
  /** Of the account of whom a mail is for. */
  email: string | null
}

/** Pace is counted over a little more than a minute: the other side's clock is not ours. */
const paceSeconds = 61

/** Held until the claim is written: two relays would count the same attempts and both send. */
const lockChannels = `
  SELECT id FROM channel
  WHERE is_on AND removed_at IS NULL AND (rests_until IS NULL OR rests_until <= now())
    AND EXISTS (SELECT FROM envelope e WHERE e.channel_id = channel.id AND e.state = 'waiting' AND e.next_try_at <= now())
  ORDER BY id FOR UPDATE SKIP LOCKED`

const claim = `
  WITH budget AS (
    SELECT c.id, least($3, c.per_minute - (
      SELECT count(*) FROM envelope_attempt a
      WHERE a.channel_id = c.id AND a.at > now() - interval '${paceSeconds} seconds'))::int AS free
    FROM channel c WHERE c.id = ANY ($1)
  ), picked AS (
    SELECT waiting.id FROM budget CROSS JOIN LATERAL (
      SELECT e.id, e.next_try_at FROM envelope e
      WHERE e.channel_id = budget.id AND e.state = 'waiting' AND e.next_try_at <= now()
        AND (e.leased_until IS NULL OR e.leased_until <= now())
      ORDER BY e.next_try_at, e.id LIMIT greatest(budget.free, 0) FOR UPDATE SKIP LOCKED) AS waiting
    ORDER BY waiting.next_try_at, waiting.id LIMIT $4
  ), lost AS (
    UPDATE envelope_attempt a SET fault = 'lost' FROM picked
    WHERE a.envelope_id = picked.id AND a.ended_at IS NULL AND a.fault IS NULL
  ), taken AS (
    UPDATE envelope e SET attempts = attempts + 1, leased_until = now() + make_interval(secs => $2)
    FROM picked WHERE e.id = picked.id
    RETURNING e.id, e.attempts, e.failures, e.recipient, e.channel_id
  ), noted AS (
    INSERT INTO envelope_attempt (envelope_id, no, channel_id) SELECT id, attempts, channel_id FROM taken
  )
  SELECT taken.id, attempts AS attempt, failures, recipient, c.id AS "channelId", c.kind, c.address, c.secret,
    CASE WHEN c.kind = 'mail' THEN account.email END AS email
  FROM taken JOIN channel c ON c.id = taken.channel_id
  LEFT JOIN account ON account.person_id = taken.recipient AND account.state <> 'disabled'`

export const claimEnvelopes = (
  pool: Pool,
  { leaseSeconds, ofChannel, atOnce }: ClaimOptions,
): Promise<ClaimedEnvelope[]> =>
  inTransaction(pool, async client => {
    const { rows: channels } = await client.query<{ id: string }>({
      name: 'lock-channels',
      text: lockChannels,
    })
    if (channels.length === 0) return []
    const ids = channels.map(({ id }) => id)
    const { rows } = await client.query<ClaimedEnvelope>({
      name: 'claim-envelopes',
      text: claim,
      values: [ids, leaseSeconds, ofChannel, atOnce],
    })
    return rows
  })
