/** Rows of files: one appears when its content is complete, and is marked, never removed. */
import type { Pool } from 'pg'
import type { FileTypeCode } from '#domain/files/file-types.js'
import { statement, type Database } from '../read/database.js'
import { inTransaction } from '../transaction.js'
import { isActedOn } from './file-row.js'

export interface NewFile {
  id: string
  processId: string
  byPerson: string
  key: string
  name: string
  type: FileTypeCode
  bytes: number
  sha256: string
}

/** Of one process, withdrawn files among them: they are kept. */
export interface FileLimits {
  bytes: number
  files: number
}

/** `repeated`: this upload was kept before, under that id. */
export type Kept = { kept: string } | { repeated: string } | { refused: 'full' | 'keyReused' }

const room = statement<{ bytes: number; files: number }>(
  'file-room',
  'SELECT coalesce(sum(bytes), 0)::float8 AS bytes, count(*)::int AS files FROM process_file WHERE process_id = $1',
)
const byKey = statement<{ id: string; sha256: string }>(
  'file-by-key',
  'SELECT id, sha256 FROM process_file WHERE process_id = $1 AND by_person = $2 AND key = $3',
)
const insert = statement(
  'keep-file',
  `INSERT INTO process_file (id, process_id, by_person, key, name, type, bytes, sha256, uploaded_at)
   SELECT $1, p.id, $3, $4, $5, $6, $7, $8, clock_timestamp() + p.ahead_ms * interval '1 millisecond'
   FROM process p WHERE p.id = $2`,
)

/** Keeps the row of a content that lies in the store, when there is room; one upload of a process at a time. */
export const keepFile = (pool: Pool, file: NewFile, limits: FileLimits): Promise<Kept> =>
  inTransaction(pool, async client => {
    await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('process_file ' || $1, 0))`, [
      file.processId,
    ])
    return keepWithin(client, file, limits)
  })

const keepWithin = async (database: Database, file: NewFile, limits: FileLimits): Promise<Kept> => {
  const { id, processId, byPerson, key, name, type, bytes, sha256 } = file
  const [same] = await byKey(database, [processId, byPerson, key])
  if (same) return same.sha256 === sha256 ? { repeated: same.id } : { refused: 'keyReused' }
  if (!(await hasRoom(database, processId, bytes, limits))) return { refused: 'full' }
  await insert(database, [id, processId, byPerson, key, name, type, bytes, sha256])
  return { kept: id }
}

/** Whether a file of this size may still be added. */
export const hasRoom = async (
  database: Database,
  processId: string,
  bytes: number,
  limits: FileLimits,
): Promise<boolean> => {
  const [used = { bytes: 0, files: 0 }] = await room(database, [processId])
  return used.files < limits.files && used.bytes + bytes <= limits.bytes
}

const withdraw = statement<{ id: string }>(
  'withdraw-file',
  `UPDATE process_file f SET withdrawn_by = $3, withdrawn_because = $4,
     withdrawn_at = clock_timestamp() + p.ahead_ms * interval '1 millisecond'
   FROM process p
   WHERE f.process_id = $1 AND f.id = $2 AND p.id = f.process_id AND f.withdrawn_at IS NULL
     AND ($5 OR f.by_person = $3 AND NOT ${isActedOn})
   RETURNING f.id`,
)

export interface Withdrawal {
  processId: string
  id: string
  byPerson: string
  reason: string | null
  /** Whoever administers may at any time; the uploader until somebody else has acted. */
  asAdministrator: boolean
}

/** @returns whether it may be, and now is, marked as withdrawn */
export const withdrawFile = async (
  database: Database,
  { processId, id, byPerson, reason, asAdministrator }: Withdrawal,
): Promise<boolean> =>
  (await withdraw(database, [processId, id, byPerson, reason, asAdministrator])).length > 0
