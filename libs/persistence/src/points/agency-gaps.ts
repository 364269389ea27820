/** Months that were counted and in which some agency stands nowhere: lost by hand or by a restored backup, never by an outage. */
import type { Pool } from 'pg'
import type { UnitId } from '#domain/organisation/roles.js'
import { statement, type Database } from '../read/database.js'
import { clockSql } from '../read/days.js'
import { inTransaction } from '../transaction.js'
import { orderFollowUpsOf } from './publish-month.js'
import type { MonthOfDistrict } from './settle-month.js'
import { fillStandings } from './settle-standings.js'

export interface AgencyGap extends MonthOfDistrict {
  agencies: { id: UnitId; name: string }[]
}

const lastDay = `((m.month || '-01')::date + interval '1 month' - interval '1 day')::date`

/** From the month in which an agency came, or the first one in which it stands, to the last one at whose end it is there. */
const gaps = statement<AgencyGap>(
  'agency-gaps',
  `WITH counted AS MATERIALIZED (SELECT district_id, month FROM point_month WHERE state <> 'open'),
   held AS MATERIALIZED (
     SELECT s.subject_id AS id, min(s.month) AS first FROM (SELECT DISTINCT month FROM point_month) m
     JOIN point_standing s ON s.month = m.month AND s.subject = 'agency' GROUP BY 1),
   agency AS MATERIALIZED (
     SELECT u.id, u.name, u.ended_on, point_district(u.path) AS district_id,
       least(h.first, to_char(${clockSql('u.added_at')}, 'YYYY-MM')) AS first
     FROM org_unit u LEFT JOIN held h ON h.id = u.id WHERE u.kind = 'agencyPartyOrganization')
   SELECT m.district_id AS "districtId", m.month, jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name) ORDER BY a.name) AS agencies
   FROM counted m JOIN agency a ON a.district_id = m.district_id AND m.month >= a.first
     AND (a.ended_on IS NULL OR a.ended_on > ${lastDay})
   WHERE NOT EXISTS (SELECT FROM point_standing s
     WHERE s.month = m.month AND s.subject = 'agency' AND s.subject_id = a.id)
   GROUP BY 1, 2 ORDER BY 2, 1`,
)

/** In order. */
export const findAgencyGaps = (database: Database): Promise<AgencyGap[]> => gaps(database, [])

/** The agency and its members stand in the month again, and what a published one asks for is ordered. */
const fill = (pool: Pool, { districtId, month, agencies }: AgencyGap): Promise<void> =>
  inTransaction(pool, async client => {
    const { rows } = await client.query<{ state: string }>(
      'SELECT state FROM point_month WHERE district_id = $1 AND month = $2 FOR UPDATE',
      [districtId, month],
    )
    await fillStandings(
      client,
      { districtId, month },
      agencies.map(({ id }) => id),
    )
    if (rows[0]?.state === 'published') await orderFollowUpsOf(client, districtId, month)
  })

/** @returns what was filled up, in order */
export const fillAgencyGaps = async (pool: Pool): Promise<AgencyGap[]> => {
  const found = await findAgencyGaps(pool)
  for (const gap of found) await fill(pool, gap)
  return found
}
