/** Files beside processes, as people see them. */
import { statement, type Database } from '../read/database.js'
import { fileColumns, fileTables, type FileRow } from './file-row.js'

const ofProcess = statement<FileRow>(
  'files-of-process',
  `SELECT ${fileColumns} FROM ${fileTables} WHERE f.process_id = $1 ORDER BY f.uploaded_at, f.id`,
)

/** Oldest first, withdrawn ones among them. */
export const findFiles = (database: Database, processId: string): Promise<FileRow[]> =>
  ofProcess(database, [processId])

const one = statement<FileRow>(
  'file',
  `SELECT ${fileColumns} FROM ${fileTables} WHERE f.process_id = $1 AND f.id = $2`,
)

export const findFile = async (
  database: Database,
  processId: string,
  id: string,
): Promise<FileRow | undefined> => (await one(database, [processId, id]))[0]

const known = statement<{ id: string }>(
  'files-known',
  `SELECT id FROM process_file WHERE id = ANY ($1::uuid[])
   UNION ALL SELECT id FROM monthly_report_file WHERE id = ANY ($1::uuid[])`,
)

/** Which of these contents have a row. */
export const findKnownFiles = async (database: Database, ids: readonly string[]): Promise<Set<string>> =>
  new Set((await known(database, [ids])).map(({ id }) => id))
