/** Communities of the demo that plan activities, and members who sign up for them. */
import type { Pool } from 'pg'

export interface DemoCommunity {
  communityId: string
  communityName: string
  subdistrictId: string
  districtId: string
  deputySecretary: string
}

/** Those with the most members first: there is somebody to sign up. */
const communities = `
  SELECT c.id AS "communityId", c.name AS "communityName", s.id AS "subdistrictId", d.id AS "districtId",
    min(k.person_id) AS "deputySecretary"
  FROM org_unit c JOIN org_unit s ON s.id = c.parent_id JOIN org_unit d ON d.id = s.parent_id
  JOIN role_grant k ON k.unit_id = c.id AND k.role = 'CommunityDeputySecretary'
  WHERE c.kind = 'community'
  GROUP BY c.id, c.name, s.id, d.id
  ORDER BY (SELECT count(*) FROM membership m WHERE m.community_id = c.id AND m.valid_to IS NULL) DESC, c.id LIMIT $1`

export const findDemoCommunities = async (pool: Pool, count: number): Promise<DemoCommunity[]> =>
  (await pool.query<DemoCommunity>(communities, [count])).rows

/** Of each activity's community a dozen members who were not suspended, the last of them waiting where it is full. */
const signUps = `
  INSERT INTO sign_up (activity_id, person_id, state, at, by)
  SELECT a.id, chosen.person_id, CASE WHEN turn > coalesce(a.capacity, turn) THEN 'waiting' ELSE 'signed' END,
    least(a.sign_up_until, $2::timestamptz) - interval '1 day' + turn * interval '7 minutes', chosen.person_id
  FROM activity a
  CROSS JOIN LATERAL (SELECT (a.starts_at AT TIME ZONE 'Asia/Shanghai')::date AS on) AS day
  CROSS JOIN LATERAL (
    SELECT m.person_id, row_number() OVER (ORDER BY md5(a.id || m.person_id)) AS turn
    FROM membership m
    WHERE m.community_id = a.community_id AND m.person_id IS NOT NULL AND m.valid_to IS NULL
      AND m.valid_from <= day.on
      AND NOT EXISTS (SELECT FROM membership_suspension x
                      WHERE x.membership_id = m.id AND day.on BETWEEN x.from_on AND x.to_on)
    ORDER BY turn LIMIT 6 + abs(hashtext(a.id)) % 9
  ) chosen
  WHERE a.id = ANY ($1) AND a.state NOT IN ('planned', 'dropped')
  ORDER BY a.starts_at, turn
  ON CONFLICT DO NOTHING`

/** @returns how many have signed up */
export const signUpDemoMembers = async (pool: Pool, activityIds: string[], now: Date): Promise<number> =>
  (await pool.query(signUps, [activityIds, now])).rowCount ?? 0
