/**
 * Whoever comes to an agency's Party organisation is a member there from this day on: by a roster or by a move, alike.
 * A membership that is in force stays as it is; one that had ended begins anew, and its start says so.
 */
import type { PoolClient } from 'pg'

const isInForce = 'coalesce(role_grant.valid_to >= excluded.valid_from, true)'
const hasBegun = 'coalesce(role_grant.valid_from <= excluded.valid_from, true)'

/** @param newcomers SQL that gives the ids of those who came */
const begin = (newcomers: string): string => `
  INSERT INTO role_grant (person_id, role, unit_id, granted_by, granted_at, reason, valid_from)
  SELECT p.id, 'InServicePartyMember', p.unit_id, $2, now(), $4::text, $3::date
  FROM person p JOIN org_unit u ON u.id = p.unit_id
  WHERE p.id IN (${newcomers}) AND u.kind = 'agencyPartyOrganization'
  ON CONFLICT (person_id, role, unit_id) DO UPDATE SET granted_by = excluded.granted_by,
    granted_at = excluded.granted_at, reason = excluded.reason, valid_to = NULL,
    valid_from = CASE WHEN ${isInForce} AND ${hasBegun} THEN role_grant.valid_from ELSE excluded.valid_from END
  WHERE NOT (${hasBegun} AND role_grant.valid_to IS NULL)
  RETURNING person_id, role, unit_id, valid_from`

const noted = (importId: string): string => `
  INSERT INTO directory_change (by_person, import_id, reason, subject, subject_id, change, after)
  SELECT $2, ${importId}, $4, 'grant', person_id, 'granted',
    jsonb_build_object('role', role, 'unitId', unit_id, 'validFrom', valid_from)
  FROM begun`

/** Of an import: `$1` its id, `$2` who applies it, `$3` today, `$4` a reason or null. */
export const beginMembershipsOfImport = `
  WITH begun AS (${begin(`SELECT subject_id FROM import_change WHERE import_id = $1 AND subject = 'person'
    AND change IN ('added', 'moved', 'returned')`)})
  ${noted('$1::uuid')}`

const beginOne = `WITH begun AS (${begin('$1')}) ${noted('NULL')}`

export const beginMembership = async (
  client: PoolClient,
  personId: string,
  { by, today, reason }: { by: string; today: string; reason?: string },
): Promise<void> => {
  await client.query(beginOne, [personId, by, today, reason ?? null])
}
