/** Who can see a process and why, and what a person can see: told by the guard's own condition, so they cannot disagree. */
import type { LocalDate } from '#domain/calendar/local-date.js'
import type { Role } from '#domain/organisation/roles.js'
import { isBelow } from '../read/below.js'
import { statement, type Database } from '../read/database.js'
import { isVisibleToHolder, opens } from '../read/visibility.js'
import { isOfKind, isOffice, isStandingIn, reachesFrom } from '../substitution/stands-in.js'
import { isInForce } from './in-office.js'

/**
 * Why somebody sees a process: an office at one of its units or above, having started it, having acted on it, having been
 * copied, mentioned or seated by name, or standing in for whoever has it now.
 */
export type SightRule = 'office' | 'started' | 'acted' | 'named' | 'substitute'

export interface SightRow {
  personId: string
  personName: string
  personUnitName: string
  rule: SightRule
  role: Role | null
  /** Where the office is held. */
  nodeName: string | null
  /** For whom a substitute stands in, and until when. */
  principalName: string | null
  until: string | null
  /** The process's unit that lies there or below. */
  unitName: string | null
  grantedBy: string | null
  grantedByName: string | null
  grantedAt: Date | null
  validFrom: string | null
  validTo: string | null
}

/** Offices that somebody holds on a day, as the guard reads them. */
const officesOn = (person: string, day: string): string => `(
  SELECT g.role, n.path FROM role_grant g JOIN org_unit n ON n.id = g.unit_id
  WHERE g.person_id = ${person} AND ${isInForce('g', day)}) AS held`

/** `$1` the process, `$2` the day. Every reason of everybody whom the guard lets through. */
const reasons = `
  SELECT p.id AS process_id, p.started_by AS person_id, 'started' AS rule, NULL AS role, NULL AS node_id, NULL AS unit_id,
    NULL AS principal_id, NULL::date AS until
  FROM process p WHERE p.id = $1
  UNION ALL
  SELECT $1::uuid, j.by_person, 'acted', NULL, NULL, NULL, NULL, NULL FROM journal j
  WHERE j.process_id = $1 AND j.by_person IS NOT NULL GROUP BY j.by_person
  UNION ALL
  SELECT $1::uuid, pp.person_id, 'named', NULL, NULL, NULL, NULL, NULL FROM process_person pp WHERE pp.process_id = $1
  UNION ALL
  SELECT $1::uuid, s.substitute_id, 'substitute', NULL, NULL, NULL, s.principal_id, max(s.to_on)
  FROM task t JOIN org_unit u ON u.id = t.unit_id JOIN substitution s ON t.person_id = s.principal_id
    OR t.person_id IS NULL AND EXISTS (SELECT FROM role_grant g WHERE g.person_id = s.principal_id
      AND g.role = t.role AND g.unit_id = t.unit_id AND ${isInForce('g', '$2::date')})
  WHERE t.process_id = $1 AND t.status = 'open' AND ${isOffice('t')} AND ${isStandingIn('s', '$2::date')}
    AND ${isOfKind('s', 't.kind')} AND ${reachesFrom('s.substitute_id', 'u.path', '$2::date')}
  GROUP BY s.substitute_id, s.principal_id
  UNION ALL
  SELECT $1::uuid, g.person_id, 'office', g.role, g.unit_id,
    CASE WHEN bool_or(u.id = g.unit_id) THEN g.unit_id ELSE min(u.id) END, NULL, NULL
  FROM process p JOIN process_unit pu ON pu.process_id = p.id JOIN org_unit u ON u.id = pu.unit_id
  JOIN role_grant g ON g.unit_id = ANY (string_to_array(trim('/' FROM u.path), '/'))
  WHERE p.id = $1 AND ${opens('g.role')} AND ${isInForce('g', '$2::date')}
  GROUP BY g.person_id, g.role, g.unit_id`

const whoSees = statement<SightRow>(
  'who-sees-process',
  `SELECT n.id AS "personId", n.name AS "personName", home.name AS "personUnitName", r.rule, r.role,
     node.name AS "nodeName", (SELECT name FROM person WHERE id = r.principal_id) AS "principalName", r.until::text AS until,
     unit.name AS "unitName", g.granted_by AS "grantedBy",
     (SELECT name FROM person b WHERE b.id = g.granted_by) AS "grantedByName", g.granted_at AS "grantedAt",
     g.valid_from::text AS "validFrom", g.valid_to::text AS "validTo"
   FROM (${reasons}) r JOIN process p ON p.id = r.process_id JOIN person n ON n.id = r.person_id
   JOIN org_unit home ON home.id = n.unit_id
   LEFT JOIN org_unit node ON node.id = r.node_id LEFT JOIN org_unit unit ON unit.id = r.unit_id
   LEFT JOIN role_grant g ON g.person_id = r.person_id AND g.role = r.role AND g.unit_id = r.node_id
   WHERE ${isVisibleToHolder('r.person_id', officesOn('r.person_id', '$2::date'))}
   ORDER BY length(node.path) NULLS LAST, r.rule, r.role, n.name, n.id`,
)

export const findWhoSees = (database: Database, processId: string, today: LocalDate): Promise<SightRow[]> =>
  whoSees(database, [processId, today])

export interface ReachRow {
  role: Role
  unitId: string
  unitName: string
  validFrom: string | null
  validTo: string | null
  grantedBy: string
  grantedByName: string | null
  grantedAt: Date | null
  reason: string | null
  /** Units at the node and below. */
  units: number
  /** Processes that the office opens. */
  processes: number
  /** Open tasks that wait for the office itself. */
  tasks: number
}

const reach = statement<ReachRow>(
  'reach-of-person',
  `SELECT g.role, g.unit_id AS "unitId", n.name AS "unitName", g.valid_from::text AS "validFrom",
     g.valid_to::text AS "validTo", g.granted_by AS "grantedBy",
     (SELECT name FROM person b WHERE b.id = g.granted_by) AS "grantedByName", g.granted_at AS "grantedAt", g.reason,
     (SELECT count(*)::int FROM org_unit u WHERE ${isBelow('u.path', 'n.path')}) AS units,
     (SELECT count(DISTINCT pu.process_id)::int FROM org_unit u JOIN process_unit pu ON pu.unit_id = u.id
        JOIN process p ON p.id = pu.process_id
      WHERE ${isBelow('u.path', 'n.path')} AND ${opens('g.role')}) AS processes,
     (SELECT count(*)::int FROM task t WHERE t.status = 'open' AND t.person_id IS NULL AND t.role = g.role
        AND t.unit_id = g.unit_id) AS tasks
   FROM role_grant g JOIN org_unit n ON n.id = g.unit_id
   WHERE g.person_id = $1 AND ${isInForce('g', '$2::date')} ORDER BY n.path, g.role`,
)

export interface OwnSight {
  started: number
  acted: number
  /** Open tasks in the person's own name. */
  tasks: number
  /** Everything the guard lets them see. */
  sees: number
}

const own = statement<OwnSight>(
  'own-sight-of-person',
  `SELECT (SELECT count(*)::int FROM process WHERE started_by = $1) AS started,
     (SELECT count(DISTINCT process_id)::int FROM journal WHERE by_person = $1) AS acted,
     (SELECT count(*)::int FROM task WHERE person_id = $1 AND status = 'open') AS tasks,
     (SELECT count(*)::int FROM process p WHERE ${isVisibleToHolder('$1', officesOn('$1', '$2::date'))}) AS sees`,
)

export const findReachOf = async (
  database: Database,
  personId: string,
  today: LocalDate,
): Promise<{ offices: ReachRow[]; own: OwnSight }> => {
  const [offices, [counted]] = await Promise.all([
    reach(database, [personId, today]),
    own(database, [personId, today]),
  ])
  return { offices, own: counted ?? { started: 0, acted: 0, tasks: 0, sees: 0 } }
}
