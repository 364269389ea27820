/** Writes one attendance with whatever the organiser has to be told about it. */
import { randomUUID } from 'node:crypto'
import type { PoolClient } from 'pg'
import { isSameCommunity } from '../organisation/same-community.js'
import { tellOrganisers } from '../activity/tell-sign-ups.js'
import type { AttendanceFlag, AttendanceState, AttendanceWay } from '#domain/attendance/attendance.js'
import { standsOn } from '../membership/stands-on.js'
import { dayOfSql } from '../read/days.js'

export interface NewAttendance {
  activityId: string
  /** Exactly one of the two. */
  personId: string | null
  unitId: string | null
  way: AttendanceWay
  /** Instants in milliseconds. */
  cameAt: number
  leftAt: number | null
  companions: number
  reason: string | null
  by: string
  device: string | null
  /** What the code itself told. */
  flags: AttendanceFlag[]
  /** When it reached the platform, by the business clock. */
  at: Date
}

export interface Recorded {
  id: string
  state: AttendanceState
  /** ISO 8601. */
  cameAt: string
}

/**
 * What the rows around tell of somebody: `$1` activity, `$2` person, `$3` unit, `$4` when they came, `$5` device,
 * `$6` until when they stay, if that is known.
 */
const told = `
  WITH here AS (
    SELECT a.*, ${dayOfSql('a.starts_at')} AS day FROM activity a WHERE a.id = $1),
  standing AS (
    SELECT m.id, m.agency_id FROM membership m, here a
    WHERE (m.person_id = $2 OR $3::text IS NOT NULL AND m.person_id IS NULL AND m.agency_id = $3)
      AND ${standsOn('m', 'a.day')}
      AND (${isSameCommunity('m.community_id', 'a.community_id')} OR a.audience = 'everybody')),
  signed AS (
    SELECT s.state FROM sign_up s WHERE s.activity_id = $1 AND s.state <> 'cancelled'
      AND (s.person_id = $2 OR s.unit_id = $3 OR s.unit_id IN (SELECT agency_id FROM standing)))
  SELECT array_remove(ARRAY[
    (SELECT 'afterClosing' FROM here WHERE state = 'closed'),
    CASE WHEN NOT EXISTS (SELECT FROM signed) THEN 'notSignedUp'
      WHEN NOT EXISTS (SELECT FROM signed WHERE state = 'signed') THEN 'waiting' END,
    CASE WHEN NOT EXISTS (SELECT FROM standing) THEN 'notMember' END,
    CASE WHEN EXISTS (SELECT FROM standing s JOIN membership_suspension x ON x.membership_id = s.id, here a
      WHERE a.day BETWEEN x.from_on AND x.to_on) THEN 'suspended' END,
    CASE WHEN EXISTS (SELECT FROM attendance t WHERE t.activity_id = $1 AND t.device = $5
      AND t.person_id <> $2) THEN 'sharedDevice' END,
    CASE WHEN EXISTS (SELECT FROM attendance t JOIN activity x ON x.id = t.activity_id, here a
      WHERE t.activity_id <> $1 AND t.person_id = $2 AND t.state <> 'refused'
        AND t.came_at < coalesce($6::timestamptz, a.ends_at) AND coalesce(t.left_at, x.ends_at) > $4::timestamptz) THEN 'elsewhere' END
  ], NULL) AS flags`

const insert = `
  INSERT INTO attendance (id, activity_id, person_id, unit_id, way, came_at, left_at, companions, reason, by, device, flags)
  VALUES ($1, $2, $3, $4, $5, to_timestamp($6 / 1000.0), to_timestamp($7 / 1000.0), $8, $9, $10, $11, $12)
  ON CONFLICT DO NOTHING RETURNING id, state, came_at AS "cameAt"`

/** The other half of what was told about two rows, by the same times: whoever has looked at it before sees that it changed. */
const tellOther = `
  UPDATE attendance t SET flags = t.flags || $3::text, version = t.version + 1
  FROM activity x, activity a
  WHERE x.id = t.activity_id AND a.id = $1 AND NOT t.flags @> ARRAY[$3::text] AND t.person_id IS NOT NULL AND CASE
    WHEN $3 = 'sharedDevice' THEN t.activity_id = $1 AND t.device = $4 AND t.person_id <> $2
    ELSE t.activity_id <> $1 AND t.person_id = $2 AND t.state <> 'refused'
      AND t.came_at < coalesce($6::timestamptz, a.ends_at) AND coalesce(t.left_at, x.ends_at) > $5::timestamptz END`

/** Whoever decides on the first that waits sees the others: they are told once. */
const isFirstToWait = async (client: PoolClient, activityId: string): Promise<boolean> => {
  const { rowCount } = await client.query(
    `SELECT FROM attendance WHERE activity_id = $1 AND state = 'recorded' LIMIT 2`,
    [activityId],
  )
  return rowCount === 1
}

/** Of two that are told of the same person, or by the same phone, at once the second sees the first. */
const followOneAnother = async (
  client: PoolClient,
  { activityId, personId, device }: NewAttendance,
): Promise<void> => {
  const lock = `SELECT pg_advisory_xact_lock(hashtext('attendance-told'), hashtext($1))`
  if (personId !== null) await client.query(lock, [personId])
  if (device !== null) await client.query(lock, [`${activityId} ${device}`])
}

/** @returns the row, or that there is one already */
export const recordAttendance = async (
  client: PoolClient,
  row: NewAttendance,
): Promise<Recorded | { refused: 'attendedAlready' }> => {
  const { activityId, personId, unitId, device } = row
  await followOneAnother(client, row)
  const came = new Date(row.cameAt)
  const left = row.leftAt === null ? null : new Date(row.leftAt)
  const around = await client.query<{ flags: AttendanceFlag[] }>(told, [
    ...[activityId, personId, unitId, came, device, left],
  ])
  const flags = [...row.flags, ...(around.rows[0]?.flags ?? [])]
  const { rows } = await client.query<{ id: string; state: AttendanceState; cameAt: Date }>(insert, [
    ...[
      randomUUID(),
      activityId,
      personId,
      unitId,
      row.way,
      row.cameAt,
      row.leftAt,
      row.companions,
      row.reason,
    ],
    ...[row.by, device, flags],
  ])
  const [made] = rows
  if (!made) return { refused: 'attendedAlready' }
  for (const flag of ['sharedDevice', 'elsewhere'] as const)
    if (flags.includes(flag)) await client.query(tellOther, [activityId, personId, flag, device, came, left])
  if (flags.includes('afterClosing') && (await isFirstToWait(client, activityId)))
    await tellOrganisers(client, 'activity.lateArrival', activityId, row.at)
  return { id: made.id, state: made.state, cameAt: made.cameAt.toISOString() }
}
