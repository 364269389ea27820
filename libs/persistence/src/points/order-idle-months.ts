/** Who is told that a settled month was without activities: communities in which somebody is not counted as zero for it. */
import type { PoolClient } from 'pg'
import { firstDayOf, lastDayOf } from '#domain/points/months.js'
import { statement, type Database } from '../read/database.js'
import type { MonthOfDistrict } from './settle-month.js'
import { offering } from './settle-standings.js'

/** `$2` the month, `$3` and `$4` its first and last day. */
const excused = (which: string) => `
  SELECT DISTINCT s.subject, s.subject_id, m.community_id FROM point_standing s
  JOIN membership m ON m.valid_from <= $4::date AND coalesce(m.valid_to, $4::date) >= $3::date
    AND CASE s.subject WHEN 'member' THEN m.person_id = s.subject_id
      ELSE m.agency_id = s.subject_id AND m.person_id IS NULL END
  WHERE ${which} AND s.month = $2 AND s.exclusion = 'nothingOffered'
    AND m.community_id NOT IN (${offering('$3::date', '$4::date')})`

/**
 * In the transaction that settles the month, and in the one that publishes it; none is told twice, nor by a second district's month.
 * Members of a city's agencies live in communities of its districts: the matter belongs to the community's own.
 */
export const orderIdleMonths = async (
  client: PoolClient,
  { districtId, month }: MonthOfDistrict,
): Promise<void> => {
  await client.query(
    `INSERT INTO follow_up (month, kind, subject_id, agency_id, district_id, ordered_by)
     SELECT DISTINCT $2, 'idleMonth', e.community_id, e.community_id, point_district(c.path), 'system'
     FROM (${excused('s.district_id = $1')}) e JOIN org_unit c ON c.id = e.community_id AND c.ended_on IS NULL
     ON CONFLICT DO NOTHING`,
    [districtId, month, firstDayOf(month), lastDayOf(month)],
  )
}

export interface IdleMonth {
  subdistrictId: string
  members: number
  agencies: number
}

const idle = statement<IdleMonth>(
  'idle-month',
  `SELECT c.parent_id AS "subdistrictId", count(*) FILTER (WHERE e.subject = 'member')::int AS members,
     count(*) FILTER (WHERE e.subject = 'agency')::int AS agencies
   FROM org_unit c LEFT JOIN (${excused('m.community_id = $1')}) e ON e.community_id = c.id
   WHERE c.id = $1 GROUP BY c.id`,
)

/** How many, of whatever district's agencies, are not counted as zero because of a community's month. */
export const findIdleMonth = async (
  database: Database,
  month: string,
  communityId: string,
): Promise<IdleMonth | undefined> =>
  (await idle(database, [communityId, month, firstDayOf(month), lastDayOf(month)]))[0]
