/** Offices by person and by node, requests that wait for a second administrator, and the directory's history. */
import { mostChangesTold } from '#contracts/http/organisation.js'
import type { LocalDate } from '#domain/calendar/local-date.js'
import type { Role, UnitKind } from '#domain/organisation/roles.js'
import { isBelow } from '../read/below.js'
import { statement, type Database } from '../read/database.js'
import { paged, type Page } from '../read/paged.js'

export interface GrantRow {
  personId: string
  personName: string
  role: Role
  unitId: string
  unitName: string
  unitKind: UnitKind
  validFrom: string | null
  validTo: string | null
  grantedBy: string
  grantedByName: string | null
  grantedAt: Date | null
  reason: string | null
  state: 'inForce' | 'future' | 'past'
}

const columns = `g.person_id AS "personId", p.name AS "personName", g.role, g.unit_id AS "unitId", u.name AS "unitName",
  u.kind AS "unitKind", g.valid_from::text AS "validFrom", g.valid_to::text AS "validTo", g.granted_by AS "grantedBy",
  (SELECT name FROM person b WHERE b.id = g.granted_by) AS "grantedByName", g.granted_at AS "grantedAt", g.reason,
  CASE WHEN coalesce(g.valid_to, $2) < $2::date THEN 'past' WHEN coalesce(g.valid_from, $2) > $2::date THEN 'future'
    ELSE 'inForce' END AS state`
const tables = `role_grant g JOIN person p ON p.id = g.person_id JOIN org_unit u ON u.id = g.unit_id`

const ofPerson = statement<GrantRow>(
  'grants-of-person',
  `SELECT ${columns} FROM ${tables} WHERE g.person_id = $1 ORDER BY coalesce(g.valid_to, $2) < $2::date, u.path, g.role`,
)

const atUnit = statement<GrantRow & { total: number }>(
  'grants-at-unit',
  `SELECT ${columns}, (count(*) OVER ())::int AS total FROM ${tables}
   WHERE ${isBelow('u.path', '(SELECT path FROM org_unit WHERE id = $1)')} AND ($3 OR u.id = $1)
     AND g.role <> 'InServicePartyMember'
   ORDER BY length(u.path), u.path, g.role, p.name, p.id OFFSET $4 LIMIT $5`,
)

export const findGrantsOf = (database: Database, personId: string, today: LocalDate): Promise<GrantRow[]> =>
  ofPerson(database, [personId, today])

/** Offices at a node, or at it and below; being a member of the Party is no office. */
export const findGrantsAt = async (
  database: Database,
  unitId: string,
  today: LocalDate,
  { below, offset, limit }: { below: boolean; offset: number; limit: number },
): Promise<{ items: GrantRow[]; total: number }> => {
  return paged(await atUnit(database, [unitId, today, below, offset, limit]))
}

export interface GrantRequestRow {
  id: string
  change: 'grant' | 'revoke'
  personId: string
  personName: string
  role: Role
  unitId: string
  unitName: string
  validFrom: string | null
  validTo: string | null
  reason: string
  askedBy: string
  askedByName: string | null
  askedAt: Date
  decidedByName: string | null
  decidedAt: Date | null
  approved: boolean | null
  decisionReason: string | null
}

const requests = statement<GrantRequestRow & { total: number }>(
  'grant-requests',
  `SELECT r.id, r.change, r.person_id AS "personId", p.name AS "personName", r.role, r.unit_id AS "unitId",
     u.name AS "unitName", r.valid_from::text AS "validFrom", r.valid_to::text AS "validTo", r.reason,
     r.asked_by AS "askedBy", a.name AS "askedByName", r.asked_at AS "askedAt", d.name AS "decidedByName",
     r.decided_at AS "decidedAt", r.approved, r.decision_reason AS "decisionReason", (count(*) OVER ())::int AS total
   FROM grant_request r JOIN person p ON p.id = r.person_id JOIN org_unit u ON u.id = r.unit_id
   LEFT JOIN person a ON a.id = r.asked_by LEFT JOIN person d ON d.id = r.decided_by
   WHERE EXISTS (SELECT FROM unnest($1::text[]) AS top WHERE ${isBelow('u.path', 'top')})
   ORDER BY r.decided_at IS NOT NULL, r.asked_at DESC, r.id OFFSET $2 LIMIT $3`,
)

/** Those that wait come first. */
export const findGrantRequests = async (database: Database, sight: string[], { offset, limit }: Page) =>
  paged(await requests(database, [sight, offset, limit]))

export interface ChangeRow {
  id: number
  at: Date
  byName: string
  subject: 'unit' | 'person' | 'grant'
  subjectName: string | null
  change: string
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
  reason: string | null
}

const history = statement<ChangeRow>(
  'directory-history',
  `SELECT c.id::float8 AS id, c.at, coalesce((SELECT name FROM person b WHERE b.id = c.by_person), c.by_person) AS "byName",
     c.subject, CASE WHEN c.subject = 'unit' THEN (SELECT name FROM org_unit u WHERE u.id = c.subject_id)
       ELSE (SELECT name FROM person p WHERE p.id = c.subject_id) END AS "subjectName",
     c.change, c.before, c.after, c.reason
   FROM directory_change c WHERE c.subject = ANY ($1) AND c.subject_id = $2 ORDER BY c.id DESC LIMIT ${mostChangesTold}`,
)

/** What happened to a unit or a person, the latest first; a person's offices stand among it. */
export const findHistory = (
  database: Database,
  subjects: ChangeRow['subject'][],
  subjectId: string,
): Promise<ChangeRow[]> => history(database, [subjects, subjectId])
