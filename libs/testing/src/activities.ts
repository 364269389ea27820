/** An activity in a community of the small district, with who has signed up: rows as its process leaves them. */
import type { Pool } from 'pg'
import type { ActivityState } from '#domain/activity/activity.js'
import { people, units } from './claims.js'

export interface ActivitySample {
  /** Text of a UUID, as of a process. */
  id: string
  communityId: string
  organiserId: string
  title: string
  place: string
  startsAt: Date
  endsAt: Date
  capacity: number | null
  state: ActivityState
  /** Codes of the small district: `G1`, `G2`, `G3`. */
  posts: { postCode: string; places: number }[]
  /** People's ids; those beyond the capacity wait. */
  signUps: string[]
  /** Party organisations that come as one. */
  unitSignUps: string[]
}

const hour = 3_600_000
const firstId = '00000000-0000-4000-8000-000000000001'

/** Held by the first community of the east, from an hour ago for two hours, with the member and two liaisons. */
export const seedActivity = async (
  pool: Pool,
  changes: Partial<ActivitySample> = {},
): Promise<ActivitySample> => {
  const startsAt = changes.startsAt ?? new Date(Date.now() - hour)
  const sample: ActivitySample = {
    id: firstId,
    communityId: units.east1,
    organiserId: people.east1Secretary,
    title: '清洁家园',
    place: '东一社区活动室',
    startsAt,
    endsAt: new Date(startsAt.getTime() + 2 * hour),
    capacity: null,
    state: 'open',
    posts: [],
    signUps: [people.member, people.liaison, people.otherLiaison],
    unitSignUps: [],
    ...changes,
  }
  const { id, communityId, title, place, endsAt, capacity, state, organiserId } = sample
  await pool.query(
    `INSERT INTO activity (id, number, community_id, title, place, starts_at, ends_at, sign_up_until, cancel_until,
       capacity, state, organiser_id)
     VALUES ($1, 'HD-2026-' || right($1, 6), $2, $3, $4, $5, $6, $5, $5, $7, $8, $9)`,
    [id, communityId, title, place, startsAt, endsAt, capacity, state, organiserId],
  )
  await pool.query(
    `INSERT INTO activity_post (activity_id, post_code, places)
     SELECT $1, "postCode", places FROM jsonb_to_recordset($2) AS post ("postCode" text, places integer)`,
    [id, JSON.stringify(sample.posts)],
  )
  await pool.query(
    `INSERT INTO sign_up (activity_id, person_id, unit_id, state, at, by)
     SELECT $1, person_id, unit_id, CASE WHEN place > $4 THEN 'waiting' ELSE 'signed' END, $5::timestamptz - interval '3 days',
       coalesce(person_id, $6)
     FROM (SELECT unnest($2::text[]) AS person_id, NULL AS unit_id UNION ALL SELECT NULL, unnest($3::text[])) AS all_of_them,
       LATERAL (SELECT coalesce(array_position($2, person_id), cardinality($2) + array_position($3, unit_id)) AS place) AS p
     ORDER BY place`,
    [id, sample.signUps, sample.unitSignUps, capacity ?? 1_000_000, startsAt, organiserId],
  )
  return sample
}
