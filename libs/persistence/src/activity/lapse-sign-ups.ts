import type { PoolClient } from 'pg'
import { standsOn } from '../membership/stands-on.js'
import { dayOfSql } from '../read/days.js'
import { settleSignUps } from './settle-sign-ups.js'
import { tellSignUps } from './tell-sign-ups.js'

/**
 * Sign-ups to come that the membership they rested on no longer carries: it ends before the activity's day, or is suspended
 * on it. One that another membership carries stays (an activity that lets others in, after a move).
 */
const lapsing = `
  SELECT s.id::text AS id, s.activity_id AS "activityId"
  FROM membership left_behind
  JOIN sign_up s ON s.state <> 'cancelled' AND (s.person_id = left_behind.person_id
    OR left_behind.person_id IS NULL AND s.unit_id = left_behind.agency_id)
  JOIN activity a ON a.id = s.activity_id AND a.state = 'open' AND a.starts_at > $2
  CROSS JOIN LATERAL (SELECT ${dayOfSql('a.starts_at')} AS on) AS day
  WHERE left_behind.id = $1 AND NOT EXISTS (
    SELECT FROM membership m
    WHERE (m.person_id = s.person_id OR m.person_id IS NULL AND m.agency_id = s.unit_id)
      AND (m.community_id = a.community_id OR a.audience = 'everybody')
      AND ${standsOn('m', 'day.on')}
      AND NOT EXISTS (SELECT FROM membership_suspension x WHERE x.membership_id = m.id AND day.on BETWEEN x.from_on AND x.to_on))
  ORDER BY s.activity_id, s.id`

/** After a membership has changed, in its transaction: what lapses is told, and the places go to those who wait. */
export const lapseSignUps = async (client: PoolClient, membershipId: string, now: Date): Promise<void> => {
  const { rows } = await client.query<{ id: string; activityId: string }>(lapsing, [membershipId, now])
  const ids = rows.map(({ id }) => id)
  for (const activityId of new Set(rows.map(row => row.activityId))) {
    await client.query('SELECT FROM activity WHERE id = $1 FOR UPDATE', [activityId])
    await client.query(
      `UPDATE sign_up SET state = 'cancelled', ended_at = $3, ended_by = 'system', end_reason = '报到已转出、暂停或结束'
       WHERE activity_id = $1 AND id = ANY ($2::bigint[]) AND state <> 'cancelled'`,
      [activityId, ids, now],
    )
    await settleSignUps(client, activityId, now)
  }
  await tellSignUps(client, 'activity.lapsed', ids, now)
}
