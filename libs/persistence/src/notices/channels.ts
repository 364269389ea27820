/** The ways out of the platform, as administrators keep them. */
import type { ChannelKind } from '#domain/notices/channels.js'
import { isInForce } from '../organisation/in-office.js'
import { statement, type Database } from '../read/database.js'
import { dayOfSql } from '../read/days.js'

export interface ChannelRow {
  id: string
  kind: ChannelKind
  unitId: string | null
  unitName: string | null
  /** Where it is looked after. */
  unitPath: string | null
  name: string
  /** Sealed. */
  address: string | null
  /** Sealed. */
  secret: string | null
  servesBelow: boolean
  isOn: boolean
  perMinute: number
  gapMinutes: number
  restsUntil: Date | null
  sentToday: number
  waiting: number
  deadLetters: number
}

/** Mail is kept by whoever administers the most. */
const uppermost = `(
  SELECT office.path FROM role_grant g JOIN org_unit office ON office.id = g.unit_id
  WHERE g.role = 'SystemAdministrator' AND ${isInForce('g', dayOfSql('now()'))}
  ORDER BY length(office.path), office.path LIMIT 1)`

const columns = `c.id, c.kind, c.unit_id AS "unitId", u.name AS "unitName", coalesce(u.path, ${uppermost}) AS "unitPath", c.name, c.address,
  c.secret, c.serves_below AS "servesBelow", c.is_on AS "isOn", c.per_minute AS "perMinute",
  c.gap_minutes AS "gapMinutes", c.rests_until AS "restsUntil",
  (SELECT count(*)::int FROM envelope e WHERE e.channel_id = c.id AND e.state = 'sent'
    AND e.created_at > now() - interval '1 day') AS "sentToday",
  (SELECT count(*)::int FROM envelope e WHERE e.channel_id = c.id AND e.state = 'waiting')
    + (SELECT count(*)::int FROM delivery d WHERE d.channel_id = c.id AND d.envelope_id IS NULL AND d.skipped IS NULL)
    AS waiting,
  (SELECT count(*)::int FROM envelope e WHERE e.channel_id = c.id AND e.state = 'dead') AS "deadLetters"`

const list = statement<ChannelRow>(
  'channels',
  `SELECT ${columns} FROM channel c LEFT JOIN org_unit u ON u.id = c.unit_id
   WHERE c.removed_at IS NULL
     AND (u.id IS NULL OR EXISTS (SELECT FROM unnest($1::text[]) AS top WHERE starts_with(u.path, top)))
   ORDER BY u.path NULLS FIRST, c.kind`,
)

const one = statement<ChannelRow>(
  'channel',
  `SELECT ${columns} FROM channel c LEFT JOIN org_unit u ON u.id = c.unit_id WHERE c.id = $1 AND c.removed_at IS NULL`,
)

/** Mail, and those of the units within some subtrees. */
export const findChannels = (database: Database, tops: string[]): Promise<ChannelRow[]> =>
  list(database, [tops])

export const findChannel = async (database: Database, id: string): Promise<ChannelRow | undefined> =>
  (await one(database, [id]))[0]

export interface NewChannel {
  id: string
  kind: ChannelKind
  unitId: string
  name: string
  /** Sealed. */
  address: string
  /** Sealed. */
  secret: string | null
  servesBelow: boolean
  perMinute: number
  gapMinutes: number
}

const insert = statement<{ id: string }>(
  'add-channel',
  `INSERT INTO channel (id, kind, unit_id, name, address, secret, serves_below, per_minute, gap_minutes)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
   ON CONFLICT (unit_id, kind) WHERE removed_at IS NULL DO NOTHING RETURNING id`,
)

/** @returns false when the unit has one of the kind already */
export const addChannel = async (database: Database, channel: NewChannel): Promise<boolean> => {
  const { id, kind, unitId, name, address, secret, servesBelow, perMinute, gapMinutes } = channel
  const values = [id, kind, unitId, name, address, secret, servesBelow, perMinute, gapMinutes]
  return (await insert(database, values)).length > 0
}

export interface ChannelChange {
  name?: string | undefined
  /** Sealed. */
  address?: string | undefined
  /** Sealed; null takes it away. */
  secret?: string | null | undefined
  servesBelow?: boolean | undefined
  isOn?: boolean | undefined
  perMinute?: number | undefined
  gapMinutes?: number | undefined
}

/** Whatever has been mended may try at once: its rest ends with the change. */
const change = statement(
  'change-channel',
  `UPDATE channel SET name = coalesce($2, name), address = coalesce($3, address),
     secret = CASE WHEN $5 THEN $4 ELSE secret END, serves_below = coalesce($6, serves_below),
     is_on = coalesce($7, is_on), per_minute = coalesce($8, per_minute), gap_minutes = coalesce($9, gap_minutes),
     rests_until = CASE WHEN $3::text IS NULL AND NOT $5 THEN rests_until END
   WHERE id = $1 AND removed_at IS NULL`,
)

export const changeChannel = async (
  database: Database,
  id: string,
  { name, address, secret, servesBelow, isOn, perMinute, gapMinutes }: ChannelChange,
): Promise<void> => {
  await change(database, [
    id,
    name ?? null,
    address ?? null,
    secret ?? null,
    secret !== undefined,
    servesBelow ?? null,
    isOn ?? null,
    perMinute ?? null,
    gapMinutes ?? null,
  ])
}

/** Its address goes with it; what went out by it stays on record, what waited does not go out any more. */
const remove = statement(
  'remove-channel',
  `WITH removed AS (
     UPDATE channel SET removed_at = now(), is_on = false, address = NULL, secret = NULL
     WHERE id = $1 AND removed_at IS NULL AND kind <> 'mail' RETURNING id
   )
   UPDATE envelope SET state = 'dropped', reason = $2
   FROM removed WHERE envelope.channel_id = removed.id AND envelope.state IN ('waiting', 'dead')`,
)

export const removeChannel = async (database: Database, id: string, reason: string): Promise<void> => {
  await remove(database, [id, reason])
}
