/** Units that have moved or merged, and the open processes that have yet to follow them. */
import { isBelow } from '../read/below.js'
import { statement, type Database } from '../read/database.js'

export interface UnitChange {
  id: number
  unitId: string
  mergedIntoId: string | null
}

export interface Follower {
  processId: string
  kind: string
  /** Old unit → new unit, as the facts have to change; without what stays. */
  units: Record<string, string>
}

const pending = statement<UnitChange>(
  'unit-changes-to-follow',
  `SELECT id::float8 AS id, subject_id AS "unitId", after->>'mergedIntoId' AS "mergedIntoId" FROM directory_change
   WHERE followed_at IS NULL AND subject = 'unit' AND change IN ('moved', 'merged') ORDER BY id LIMIT 20`,
)

const ofKind = (kind: string): string => `(
  SELECT a.id FROM org_unit c JOIN org_unit a ON a.id = ANY (string_to_array(trim('/' FROM c.path), '/'))
  WHERE c.id = community AND a.kind = '${kind}' LIMIT 1)`

/**
 * Open processes of whatever kind that concern a unit. Drafts are seen from nowhere yet, and what an evaluation or a publication
 * is going to concern is not among its places: both are found by their facts.
 */
const concerned = `
  SELECT pu.process_id AS id FROM process_unit pu WHERE pu.unit_id = ANY (ARRAY(SELECT id FROM below))
  UNION SELECT p.id FROM process p WHERE p.ended_at IS NULL AND p.stage = 'drafting'
    AND (p.state->'facts'->>'agencyId' IN (SELECT id FROM below)
      OR p.state->'facts'->>'communityId' IN (SELECT id FROM below))
  UNION SELECT p.id FROM process p WHERE p.ended_at IS NULL AND p.kind IN ('evaluation', 'publication')
    AND p.state->>'facts' LIKE '%"' || $1 || '"%'`

/** `$1` the unit, `$2` what it became part of. Whoever names a community's subdistrict and district names whoever they are now. */
const followers = statement<Follower>(
  'followers-of-unit',
  `WITH below AS MATERIALIZED (
     SELECT u.id FROM org_unit u, org_unit top WHERE top.id = $1 AND ${isBelow('u.path', 'top.path')}
   ), concerned AS (${concerned}), open AS (
     SELECT p.id, p.kind, p.state->'facts' AS facts, p.state::text LIKE '%"' || $1 || '"%' AS names_it,
       CASE WHEN $2::text IS NOT NULL AND p.state->'facts'->>'communityId' = $1 THEN $2
         ELSE p.state->'facts'->>'communityId' END AS community
     FROM concerned JOIN process p USING (id) WHERE p.ended_at IS NULL
   ), placed AS (
     SELECT id, kind, names_it, facts->>'subdistrictId' AS old_subdistrict, facts->>'districtId' AS old_district,
       ${ofKind('subdistrict')} AS subdistrict, ${ofKind('district')} AS district
     FROM open
   ), told AS (
     SELECT id, kind,
       CASE WHEN $2::text IS NOT NULL AND names_it THEN jsonb_build_object($1::text, $2::text) ELSE '{}' END
       || CASE WHEN subdistrict <> old_subdistrict THEN jsonb_build_object(old_subdistrict, subdistrict) ELSE '{}' END
       || CASE WHEN district <> old_district THEN jsonb_build_object(old_district, district) ELSE '{}' END AS units
     FROM placed
   )
   SELECT id AS "processId", kind, units FROM told WHERE units <> '{}' ORDER BY id`,
)

/** The oldest first: what merged twice goes the whole way in two steps. */
export const findChangesToFollow = (database: Database): Promise<UnitChange[]> => pending(database, [])

export const findFollowers = (
  database: Database,
  { unitId, mergedIntoId }: UnitChange,
): Promise<Follower[]> => followers(database, [unitId, mergedIntoId])
