/** Imports as people look at them. */
import type { Choice } from '#domain/roster/finding.js'
import { statement, type Database } from '../read/database.js'
import { paged } from '../read/paged.js'
import { searchText } from '../read/search-text.js'
import { importColumns, type ImportRow } from './import-row.js'

const one = statement<ImportRow>(
  'import',
  `SELECT ${importColumns} FROM directory_import i JOIN person p ON p.id = i.by_person WHERE i.id = $1`,
)

export const findImport = async (database: Database, id: string): Promise<ImportRow | undefined> =>
  (await one(database, [id]))[0]

const running = statement<{ byName: string; since: Date }>(
  'import-running',
  `SELECT p.name AS "byName", i.worked_at AS since FROM directory_import i JOIN person p ON p.id = i.by_person
   WHERE i.state IN ('checking', 'applying')`,
)

/** The one at work, if there is one. */
export const findRunning = async (database: Database) => (await running(database, []))[0]

/** Whose imports somebody sees: their own, and those within a node. */
export interface ImportViewer {
  personId: string
  /** `null` for who sees only their own. */
  path: string | null
}

const page = statement<ImportRow & { total: number }>(
  'imports',
  `SELECT ${importColumns}, (count(*) OVER ())::int AS total
   FROM directory_import i JOIN person p ON p.id = i.by_person
   WHERE i.by_person = $1 OR starts_with(i.scope_path, $2)
   ORDER BY i.uploaded_at DESC OFFSET $3 LIMIT $4`,
)

interface Window {
  offset: number
  limit: number
}

export const findImports = (
  database: Database,
  { personId, path }: ImportViewer,
  { offset, limit }: Window,
) => page(database, [personId, path, offset, limit]).then(paged)

export interface FindingRow {
  no: number
  severity: 'error' | 'decision' | 'notice'
  code: string
  row: number | null
  at: number | null
  column: string | null
  value: string | null
  message: string
  howToMend: string
  choices: Choice[] | null
  /** What somebody chose for the row. */
  chosen: string | null
}

const findingColumns = `f.no, f.severity, f.code, f."row", f."at", f."column", f.value, f.message,
  f.how_to_mend AS "howToMend", f.choices`

const findings = statement<FindingRow & { total: number }>(
  'import-findings',
  `SELECT ${findingColumns}, d.choice AS chosen, (count(*) OVER ())::int AS total
   FROM import_finding f LEFT JOIN import_decision d ON d.import_id = f.import_id AND d."row" = f."row"
   WHERE f.import_id = $1 AND ($2::text IS NULL OR f.severity = $2)
   ORDER BY array_position(ARRAY['error', 'decision', 'notice'], f.severity), f."row" NULLS FIRST, f.no
   OFFSET $3 LIMIT $4`,
)

export const findFindings = (
  database: Database,
  id: string,
  severity: string | undefined,
  { offset, limit }: Window,
) => findings(database, [id, severity ?? null, offset, limit]).then(paged)

const everyFinding = statement<FindingRow>(
  'import-findings-all',
  `SELECT ${findingColumns}, NULL AS chosen FROM import_finding f WHERE f.import_id = $1 ORDER BY f.no`,
)

export const findAllFindings = (database: Database, id: string): Promise<FindingRow[]> =>
  everyFinding(database, [id])

export interface ChangeRow {
  no: number
  subject: 'unit' | 'person'
  subjectId: string
  change: string
  row: number | null
  name: string
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}

const changes = statement<ChangeRow & { total: number }>(
  'import-changes',
  `SELECT no, subject, subject_id AS "subjectId", change, "row", name, before, after, (count(*) OVER ())::int AS total
   FROM import_change WHERE import_id = $1 AND ($2::text IS NULL OR change = $2)
     AND ($3::text IS NULL OR name ILIKE $3 OR pinyin LIKE $4)
   ORDER BY no OFFSET $5 LIMIT $6`,
)

export interface ChangeFilter extends Window {
  change?: string | undefined
  search?: string | undefined
}

export const findChanges = (
  database: Database,
  id: string,
  { change, search, offset, limit }: ChangeFilter,
) => {
  const { pattern, pinyin } = searchText(search)
  return changes(database, [id, change ?? null, pattern, pinyin, offset, limit]).then(paged)
}

const decisions = statement<{ row: number; choice: string }>(
  'import-decisions',
  'SELECT "row", choice FROM import_decision WHERE import_id = $1',
)

export const findDecisions = async (database: Database, id: string): Promise<Map<number, string>> =>
  new Map((await decisions(database, [id])).map(({ row, choice }) => [row, choice]))

const headings = statement<{ kind: string; heading: string; field: string }>(
  'import-headings',
  'SELECT kind, heading, field FROM import_heading WHERE unit_id = $1',
)

/** Headings that somebody of the unit explained before, by kind. */
export const findHeadings = async (
  database: Database,
  unitId: string,
): Promise<Record<string, Map<string, string>>> => {
  const taught: Record<string, Map<string, string>> = {}
  for (const { kind, heading, field } of await headings(database, [unitId])) {
    taught[kind] = (taught[kind] ?? new Map<string, string>()).set(heading, field)
  }
  return taught
}
