/** Communities of the demo that plan activities, and members who sign up for them. */
import type { Pool } from 'pg'
import { dayOfSql, startOfDaySql } from '../read/days.js'

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

/**
 * Of each activity's community a dozen members who were not suspended, the last of them waiting where it is full. They sign up
 * after work, the day before it is too late or the day before `$2`.
 */
const signUps = `
  INSERT INTO sign_up (activity_id, person_id, state, at, by)
  SELECT a.id, chosen.person_id, CASE WHEN turn > coalesce(a.capacity, turn) THEN 'waiting' ELSE 'signed' END,
    evening.at + turn * interval '7 minutes', chosen.person_id
  FROM activity a
  CROSS JOIN LATERAL (SELECT ${startOfDaySql(`${dayOfSql('least(a.sign_up_until, $2::timestamptz)')} - 1`)} + interval '18:30' AS at) AS evening
  CROSS JOIN LATERAL (SELECT ${dayOfSql('a.starts_at')} AS on) AS day
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

/** Of each service day's community nearly all who were not suspended, and nearly all Party organisations of its register. */
const guests = `
  SELECT a.id AS activity_id, m.person_id, CASE WHEN m.person_id IS NULL THEN m.agency_id END AS unit_id, a.starts_at, a.ends_at,
    a.organiser_id, day.on, dice.of_coming
  FROM activity a JOIN membership m ON m.community_id = a.community_id
  CROSS JOIN LATERAL (SELECT ${dayOfSql('a.starts_at')} AS on) AS day
  CROSS JOIN LATERAL (SELECT abs(hashtext(a.id || coalesce(m.person_id, m.agency_id))) % 1000 AS of_coming) AS dice
  WHERE a.id = ANY ($1) AND m.valid_to IS NULL AND m.valid_from <= day.on AND m.person_id IS DISTINCT FROM a.organiser_id
    AND dice.of_coming < CASE WHEN m.person_id IS NULL THEN 975 ELSE 992 END
    AND NOT EXISTS (SELECT FROM membership_suspension x WHERE x.membership_id = m.id AND day.on BETWEEN x.from_on AND x.to_on)`

/** From half past eight in the morning until eight in the evening, two or three days before. */
const signUpsOfDays = `
  INSERT INTO sign_up (activity_id, person_id, state, at, by)
  SELECT activity_id, person_id, 'signed', ${startOfDaySql('g.on - 3 + of_coming % 2')} + interval '8:30'
    + of_coming % 700 * interval '1 minute', person_id
  FROM (${guests}) g WHERE person_id IS NOT NULL ON CONFLICT DO NOTHING`

const attendancesOfDays = `
  INSERT INTO attendance (id, activity_id, person_id, unit_id, way, came_at, received_at, companions, state, by, version,
    decided_by, decided_at)
  SELECT md5('attendance ' || activity_id || coalesce(person_id, unit_id))::uuid, activity_id, person_id, unit_id,
    CASE WHEN person_id IS NULL THEN 'list' ELSE 'code' END, came.at, came.at, CASE WHEN person_id IS NULL THEN 2 ELSE 0 END,
    'confirmed', coalesce(person_id, organiser_id), 2, organiser_id, ends_at + interval '30 minutes'
  FROM (${guests}) g, LATERAL (SELECT starts_at - of_coming % 15 * interval '1 minute' AS at) AS came
  ON CONFLICT DO NOTHING`

/** Who signed up for the service days, who came, and that the organiser has confirmed it: thousands, in two statements. */
export const attendDemoServiceDays = async (pool: Pool, activityIds: string[]): Promise<void> => {
  await pool.query(signUpsOfDays, [activityIds])
  await pool.query(attendancesOfDays, [activityIds])
}
