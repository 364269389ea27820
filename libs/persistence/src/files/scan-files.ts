/** Files on their way past the scanner. */
import type { ScanState } from '#domain/files/file-types.js'
import { statement, type Database } from '../read/database.js'

export interface FileToScan {
  id: string
  processId: string
  sha256: string
}

const take = statement<FileToScan>(
  'take-files-to-scan',
  `UPDATE process_file f SET scan_tries = scan_tries + 1,
     scan_due_at = now() + least(30 * 2 ^ least(f.scan_tries, 7), 3600) * interval '1 second'
   FROM (SELECT id FROM process_file WHERE scan = 'waiting' AND scan_due_at <= now()
         ORDER BY scan_due_at LIMIT $1 FOR UPDATE SKIP LOCKED) due
   WHERE f.id = due.id
   RETURNING f.id, f.process_id AS "processId", f.sha256`,
)

/** Files whose turn it is; each comes again, later and later, until something is said of it. */
export const takeFilesToScan = (database: Database, most: number): Promise<FileToScan[]> =>
  take(database, [most])

const settle = statement(
  'settle-file',
  `UPDATE process_file SET scan = $2, scan_note = $3 WHERE id = $1 AND scan = 'waiting'`,
)

/** What was found; the first finding stays. */
export const settleFile = async (
  database: Database,
  id: string,
  scan: Exclude<ScanState, 'waiting'>,
  note: string | null,
): Promise<void> => {
  await settle(database, [id, scan, note])
}
