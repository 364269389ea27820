/** Monthly reports as people see them. */
import { statement, type Database } from '../read/database.js'
import { paged } from '../read/paged.js'

export type ReportState = 'waiting' | 'making' | 'kept' | 'unchanged' | 'failed'

export interface ReportRow {
  id: string
  unitId: string
  unitName: string
  month: string
  state: ReportState
  progress: number
  occasion: 'asked' | 'monthEnd' | 'publication'
  orderedBy: string
  orderedAt: Date
  endedAt: Date | null
  edition: number | null
  asOf: Date | null
  digest: string | null
  /** The edition that says the same. */
  sameEdition: number | null
  fault: string | null
  /** Nothing was ordered later for the same month. */
  isNewest: boolean
  files: { id: string; type: 'docx' | 'xlsx'; bytes: number; sha256: string }[]
}

const columns = `
  r.id, r.unit_id AS "unitId", u.name AS "unitName", r.month, r.state, r.progress, r.occasion, coalesce(p.name, r.ordered_by) AS "orderedBy",
  r.ordered_at AS "orderedAt", r.ended_at AS "endedAt", r.edition, r.as_of AS "asOf", r.digest,
  (SELECT same.edition FROM monthly_report same WHERE same.id = r.same_as) AS "sameEdition", r.fault,
  NOT EXISTS (SELECT FROM monthly_report later WHERE later.unit_id = r.unit_id AND later.month = r.month
    AND (later.ordered_at, later.id) > (r.ordered_at, r.id)) AS "isNewest",
  coalesce((SELECT jsonb_agg(jsonb_build_object('id', f.id, 'type', f.type, 'bytes', f.bytes, 'sha256', f.sha256) ORDER BY f.type)
    FROM monthly_report_file f WHERE f.report_id = r.id), '[]') AS files`
const tables = `monthly_report r JOIN org_unit u ON u.id = r.unit_id LEFT JOIN person p ON p.id = r.ordered_by`

const ofUnit = statement<ReportRow & { total: number }>(
  'monthly-reports',
  `SELECT ${columns}, (count(*) OVER ())::int AS total FROM ${tables} WHERE r.unit_id = $1
   ORDER BY r.month DESC, r.ordered_at DESC, r.id OFFSET $2 LIMIT $3`,
)
const one = statement<ReportRow>('monthly-report', `SELECT ${columns} FROM ${tables} WHERE r.id = $1`)

/** Of one unit, the latest month first. */
export const findReports = async (
  database: Database,
  unitId: string,
  { offset, limit }: { offset: number; limit: number },
): Promise<{ items: ReportRow[]; total: number }> => {
  return paged(await ofUnit(database, [unitId, offset, limit]))
}

export const findReport = async (database: Database, id: string): Promise<ReportRow | undefined> =>
  (await one(database, [id]))[0]
