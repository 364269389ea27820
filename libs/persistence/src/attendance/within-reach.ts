/** Whom an organiser may enter by name: who signed up, and whoever the activity's community has to do with. */
import { standsOn } from '../membership/stands-on.js'
import { statement, type Database } from '../read/database.js'
import { dayOfSql } from '../read/days.js'

/**
 * `$1` activity, `$2` person, `$3` unit. Signed up; on the community's register, today or before (a member who moved away is
 * told as a flag); where others are let in, on any register on the day.
 */
const reach = statement<{ isThere: boolean }>(
  'attendance-reach',
  `SELECT EXISTS (
     SELECT FROM activity a CROSS JOIN LATERAL (SELECT ${dayOfSql('a.starts_at')} AS on) AS day
     WHERE a.id = $1 AND (
       EXISTS (SELECT FROM sign_up s WHERE s.activity_id = a.id AND (s.person_id = $2 OR s.unit_id = $3))
       OR EXISTS (SELECT FROM membership m WHERE (m.person_id = $2 OR m.person_id IS NULL AND m.agency_id = $3)
         AND (m.community_id = a.community_id
           OR a.audience = 'everybody' AND ${standsOn('m', 'day.on')})))) AS "isThere"`,
)

export const isWithinReach = async (
  database: Database,
  activityId: string,
  { personId, unitId }: { personId?: string | undefined; unitId?: string | undefined },
): Promise<boolean> =>
  (await reach(database, [activityId, personId ?? null, unitId ?? null]))[0]?.isThere ?? false
