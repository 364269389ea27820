/** What stands on record, newest link first. */
import { statement, type Database } from '../read/database.js'
import { startOfDaySql } from '../read/days.js'
import { isWithinSight, processIdOf, type AuditSight } from './audit-sight.js'

export interface AuditSearch {
  person?: string
  subject?: string
  operation?: string
  outcome?: string
  /** Days in Asia/Shanghai, both included. */
  from?: string
  to?: string
  /** Only links before this one. */
  before?: number
  limit: number
  sight: AuditSight
}

export interface AuditRow {
  sequence: number
  entryId: number
  at: Date
  sealedAt: Date
  personId: string | null
  personName: string | null
  session: string | null
  operation: string
  subject: string | null
  subjectId: string | null
  subjectName: string | null
  outcome: 'done' | 'refused' | 'failed'
  code: string | null
  address: string | null
  requestId: string | null
  details: Record<string, string | number | boolean> | null
}

const subjectName = `
  CASE e.subject
    WHEN 'person' THEN (SELECT name FROM person WHERE id = e.subject_id)
    WHEN 'unit' THEN (SELECT name FROM org_unit WHERE id = e.subject_id)
    WHEN 'project' THEN (SELECT title FROM project WHERE id = e.subject_id)
    WHEN 'process' THEN (SELECT title FROM process WHERE id = ${processIdOf('e.subject_id')})
  END`

const columns = `l.sequence::float8 AS sequence, e.id::float8 AS "entryId", e.at, l.sealed_at AS "sealedAt",
  e.person_id AS "personId", p.name AS "personName", e.session, e.operation, e.subject, e.subject_id AS "subjectId",
  ${subjectName} AS "subjectName", e.outcome, e.code, e.address, e.request_id AS "requestId", e.details`

const startOf = (day: string): string => startOfDaySql(`${day}::date`)

const wanted = `
  ($1::text IS NULL OR e.person_id = ANY (
    array_append(ARRAY (SELECT id FROM person WHERE staff_number = $1 OR name = $1), $1)))
  AND ($2::text IS NULL OR e.subject_id = $2)
  AND ($3::text IS NULL OR e.operation = $3)
  AND ($4::text IS NULL OR e.outcome = $4)
  AND ($5::text IS NULL OR e.at >= ${startOf('$5')})
  AND ($6::text IS NULL OR e.at < ${startOf('$6')} + interval '1 day')
  AND ${isWithinSight('$9::text[]')}`

/** One person's or one thing's entries are few: found first and sorted then, or a search for none reads the whole chain. */
const page = (isNarrow: boolean): string => `
  SELECT ${columns}
  FROM ${isNarrow ? `(SELECT * FROM audit_entry e WHERE ${wanted} OFFSET 0)` : 'audit_entry'} AS e
  JOIN audit_link l ON l.entry_id = e.id LEFT JOIN person p ON p.id = e.person_id
  WHERE ${isNarrow ? 'true' : wanted} AND ($7::bigint IS NULL OR l.sequence < $7)
  ORDER BY l.sequence DESC LIMIT $8`

export const findAudit = async (database: Database, search: AuditSearch): Promise<AuditRow[]> => {
  const { person, subject, operation, outcome, from, to, before, limit, sight = null } = search
  const values = [person, subject, operation, outcome, from, to, before].map(value => value ?? null)
  const isNarrow = person !== undefined || subject !== undefined
  // Without a name, so that it is planned for these very filters.
  return (await database.query<AuditRow>(page(isNarrow), [...values, limit, sight])).rows
}

const entry = statement<AuditRow>(
  'find-audit-entry',
  `SELECT ${columns} FROM audit_entry e LEFT JOIN audit_link l ON l.entry_id = e.id LEFT JOIN person p ON p.id = e.person_id
   WHERE e.id = $1 AND ${isWithinSight('$2::text[]')}`,
)

/** One entry, linked or not; undefined when it is out of sight. */
export const findAuditEntry = async (
  database: Database,
  id: number,
  sight: AuditSight,
): Promise<AuditRow | undefined> => (await entry(database, [id, sight ?? null]))[0]

const unsealed = statement<{ count: number }>(
  'count-unsealed',
  'SELECT count(*)::int AS count FROM audit_unsealed',
)

/** Entries and steps that wait for the sealer. */
export const countUnsealed = async (database: Database): Promise<number> =>
  (await unsealed(database, []))[0]?.count ?? 0
