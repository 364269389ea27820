/** Who has signed up for an activity, in the order of the places: those who come, those who wait, those who have cancelled. */
import type { SignUpState } from '#domain/activity/activity.js'
import { categoryJoin } from '../needs/categories.js'
import { statement, type Database } from '../read/database.js'
import { paged } from '../read/paged.js'

export interface SignUpListRow {
  id: string
  personId: string | null
  personName: string | null
  /** The Party organisation itself, or the member's unit. */
  unitId: string
  unitName: string
  postName: string | null
  places: number
  state: SignUpState
  at: Date
  endedAt: Date | null
  endReason: string | null
}

const list = statement<SignUpListRow & { total: number }>(
  'activity-sign-ups',
  `SELECT s.id::text AS id, s.person_id AS "personId", p.name AS "personName", u.id AS "unitId", u.name AS "unitName",
     k.name AS "postName", s.places, s.state, s.at, s.ended_at AS "endedAt", s.end_reason AS "endReason",
     (count(*) OVER ())::int AS total
   FROM sign_up s LEFT JOIN person p ON p.id = s.person_id JOIN org_unit u ON u.id = coalesce(s.unit_id, p.unit_id)
   JOIN activity a ON a.id = s.activity_id JOIN org_unit c ON c.id = a.community_id
   ${categoryJoin('post', 'k', 's.post_code', 'c.path')}
   WHERE s.activity_id = $1
   ORDER BY array_position(ARRAY['signed', 'waiting', 'cancelled'], s.state), s.id OFFSET $2 LIMIT $3`,
)

export const findSignUps = async (
  database: Database,
  activityId: string,
  { offset, limit }: { offset: number; limit: number },
): Promise<{ items: SignUpListRow[]; total: number }> => {
  return paged(await list(database, [activityId, offset, limit]))
}
