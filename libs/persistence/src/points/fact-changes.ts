/**
 * Facts that changed since somebody was counted, whose member somebody is, and check-ins, suspensions and activities that excuse
 * from zero: marked by the very statement that changes them, forgotten by the chunk that looks at their subject again. What is marked
 * while a pass goes on, behind its back, is left when it has ended. Few at any time.
 */
import type { PoolClient } from 'pg'
import type { UnitId } from '#domain/organisation/roles.js'
import { firstDayOf, lastDayOf } from '#domain/points/months.js'
import { statement } from '../read/database.js'
import { lastUnitOf, memberOf } from './member-sql.js'

export interface ChangesOf {
  districtId: UnitId
  /** `YYYY-MM`: changes of this month and of earlier ones. */
  month: string
}

/** `(id, agency_id, unit_id)` by whose chunk each is taken up: an agency's, or, without one, that of a district's remaining people. */
const placed = `
  SELECT c.id, coalesce(g.unit_id, CASE c.subject WHEN 'agency' THEN c.subject_id END) AS agency_id,
    coalesce(g.unit_id, CASE c.subject WHEN 'agency' THEN c.subject_id ELSE coalesce(${lastUnitOf('c.subject_id', '$4::date')}, p.unit_id) END)
      AS unit_id
  FROM point_change c LEFT JOIN person p ON c.subject = 'member' AND p.id = c.subject_id
  LEFT JOIN LATERAL (SELECT g.unit_id FROM role_grant g
    WHERE c.subject = 'member' AND g.person_id = c.subject_id AND ${memberOf('g', '$3::date', '$4::date')} LIMIT 1) g ON true
  WHERE c.month <= $2`

const ofDistrict = `
  SELECT x.id, x.agency_id FROM (${placed}) x JOIN org_unit u ON u.id = x.unit_id
  WHERE point_district(u.path) = $1 AND (x.agency_id IS NULL OR u.kind = 'agencyPartyOrganization')`

/** A later month's pass leaves them to the one that is published first. */
const forget = statement(
  'forget-point-changes',
  `DELETE FROM point_change WHERE id IN (SELECT id FROM (${ofDistrict}) o
     WHERE CASE WHEN cardinality($5::text[]) = 0 THEN o.agency_id IS NULL ELSE o.agency_id = ANY ($5) END)
   AND NOT EXISTS (SELECT FROM point_month m WHERE m.district_id = $1 AND m.month < $2 AND m.state <> 'published')`,
)

const valuesOf = ({ districtId, month }: ChangesOf) => [
  districtId,
  month,
  firstDayOf(month),
  lastDayOf(month),
]

/**
 * Before the chunk reads facts: whatever is marked after this is left for the next one.
 * @param agencies of the chunk; none for the people who belong to none
 */
export const forgetChanges = async (
  client: PoolClient,
  of: ChangesOf,
  agencies: readonly UnitId[],
): Promise<void> => {
  await forget(client, [...valuesOf(of), agencies])
}

const changed = statement<{ agencyId: UnitId | null }>(
  'agencies-with-point-changes',
  `SELECT DISTINCT agency_id AS "agencyId" FROM (${ofDistrict}) o ORDER BY 1`,
)

/** Agencies of whom, or of whose members, something is left to look at; null stands for people who belong to none. */
export const findChanged = async (client: PoolClient, of: ChangesOf): Promise<(UnitId | null)[]> =>
  (await changed(client, valuesOf(of))).map(({ agencyId }) => agencyId)

const mostWait = '200ms'

/**
 * Until the transaction ends no fact is marked: whoever was about to has done so, whoever comes waits.
 * @throws DatabaseError 55P03 when others do not end within a moment: nobody's click waits longer for this
 */
export const holdChanges = async (client: PoolClient): Promise<void> => {
  await client.query(`SET LOCAL lock_timeout = '${mostWait}'`)
  await client.query('LOCK TABLE point_change IN SHARE MODE')
}
