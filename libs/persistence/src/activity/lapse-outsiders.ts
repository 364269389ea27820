/** An activity that let others in is for its own community from now on: whoever has not checked in there loses the place, and is told. */
import type { PoolClient } from 'pg'
import { standsOn } from '../membership/stands-on.js'
import { dayOfSql } from '../read/days.js'
import { tellSignUps } from './tell-sign-ups.js'

const lapse = `
  UPDATE sign_up s SET state = 'cancelled', ended_at = $2, ended_by = 'system',
    end_reason = '活动改为只限在本社区报到的参加'
  FROM activity a WHERE a.id = $1 AND s.activity_id = a.id AND s.state <> 'cancelled' AND a.audience = 'community'
    AND NOT EXISTS (
      SELECT FROM membership m CROSS JOIN LATERAL (SELECT ${dayOfSql('a.starts_at')} AS on) AS day
      WHERE (m.person_id = s.person_id OR m.person_id IS NULL AND m.agency_id = s.unit_id)
        AND m.community_id = a.community_id AND ${standsOn('m', 'day.on')})
  RETURNING s.id::text AS id`

/** The caller has locked the activity's row and written whom it is for; places are settled by the caller afterwards. */
export const lapseOutsiders = async (client: PoolClient, activityId: string, now: Date): Promise<void> => {
  const { rows } = await client.query<{ id: string }>(lapse, [activityId, now])
  await tellSignUps(
    client,
    'activity.lapsed',
    rows.map(({ id }) => id),
    now,
  )
}
