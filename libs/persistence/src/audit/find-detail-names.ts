/** What the ids in an audit entry's details are called today. */
import { statement, type Database } from '../read/database.js'
import type { AuditRow } from './find-audit.js'

/** Of which a detail's value is an id. */
export type Named = 'person' | 'unit' | 'project'

export interface DetailNames {
  /** An id that is not there any more has none. */
  nameOf(what: Named, id: string): string | undefined
  kindOf(processId: string): string | undefined
  /** The form of a seat. */
  formOf(processId: string, seatId: string): string | undefined
}

const isProcessId = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)

/** `$1` ids of people, units and projects alike, `$2` of processes, `$3` of seats. */
const find = statement<{ what: Named | 'process' | 'seat'; key: string; name: string }>(
  'audit-detail-names',
  `SELECT 'person' AS what, id AS key, name FROM person WHERE id = ANY ($1::text[])
   UNION ALL SELECT 'unit', id, name FROM org_unit WHERE id = ANY ($1::text[])
   UNION ALL SELECT 'project', id, title FROM project WHERE id = ANY ($1::text[])
   UNION ALL SELECT 'process', id::text, kind FROM process WHERE id = ANY ($2::uuid[])
   UNION ALL SELECT DISTINCT 'seat', process_id || '/' || seat_id, form FROM task
     WHERE process_id = ANY ($2::uuid[]) AND seat_id = ANY ($3::text[])`,
)

/** @param among the details whose values are ids */
export const findDetailNames = async (
  database: Database,
  rows: readonly AuditRow[],
  among: readonly string[],
): Promise<DetailNames> => {
  const valuesOf = (names: readonly string[]) =>
    rows.flatMap(({ details }) => names.flatMap(name => details?.[name] ?? [])).map(String)
  const processes = rows.flatMap(({ subjectId }) => (subjectId && isProcessId(subjectId) ? subjectId : []))
  const found = await find(database, [valuesOf(among), processes, valuesOf(['seatId'])])
  const names = new Map(found.map(({ what, key, name }) => [`${what} ${key}`, name]))
  return {
    nameOf: (what, id) => names.get(`${what} ${id}`),
    kindOf: processId => names.get(`process ${processId}`),
    formOf: (processId, seatId) => names.get(`seat ${processId}/${seatId}`),
  }
}
