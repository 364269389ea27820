/** The way into the audit: for requests, sign-ins and commands alike. */
import { statement, type Database } from '../read/database.js'

/** Least data: ids and codes only; no names, no phones, and never a password, a token or a cookie. */
export interface AuditEntry {
  /** When it happened; now, when not given. */
  at?: Date
  /** Who; nobody for a visitor, the operator's name on the machine for a command. */
  personId?: string
  /** Hash of the sign-in, never its cookie. */
  session?: string
  /** Operation id of the route, or of what a command or the sign-in did; its Chinese name is in the contracts. */
  operation: string
  subject?: string
  subjectId?: string
  outcome: 'done' | 'refused' | 'failed'
  /** Code of the error list, unless it was done. */
  code?: string
  address?: string
  requestId?: string
  details?: Record<string, string | number | boolean>
}

const record = statement(
  'record-audit',
  `WITH entry AS (
     SELECT * FROM jsonb_to_recordset($1) AS entry (at timestamptz, "personId" text, session text, operation text,
       subject text, "subjectId" text, outcome text, code text, address text, "requestId" text, details jsonb)
   ), written AS (
     INSERT INTO audit_entry
       (at, person_id, session, operation, subject, subject_id, outcome, code, address, request_id, details)
     SELECT coalesce(at, clock_timestamp()), "personId", session, operation, subject, "subjectId", outcome, code, address,
       "requestId", details FROM entry
     RETURNING id
   )
   INSERT INTO audit_unsealed (entry_id) SELECT id FROM written`,
)

/** Puts an entry on record; inside a transaction it stands and falls with it. It is sealed within a second after. */
export const recordAudit = (database: Database, entry: AuditEntry): Promise<void> =>
  recordAudits(database, [entry])

export const recordAudits = async (database: Database, entries: readonly AuditEntry[]): Promise<void> => {
  await record(database, [JSON.stringify(entries)])
}
