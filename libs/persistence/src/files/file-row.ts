import type { FileTypeCode, ScanState } from '#domain/files/file-types.js'

/** A file beside a process, as its row has it. */
export interface FileRow {
  id: string
  processId: string
  byPerson: string
  byName: string
  name: string
  type: FileTypeCode
  bytes: number
  sha256: string
  /** Business time. */
  uploadedAt: Date
  scan: ScanState
  scanNote: string | null
  withdrawnAt: Date | null
  withdrawnByName: string | null
  withdrawnBecause: string | null
  /** Whether somebody else has acted on the process since it was uploaded, or it has ended. */
  isActedOn: boolean
}

/** As a condition on `process_file f`. */
export const isActedOn = `(EXISTS (SELECT FROM journal j WHERE j.process_id = f.process_id AND j.at > f.uploaded_at
    AND j.by_person <> f.by_person AND j.actor = 'person')
  OR EXISTS (SELECT FROM process e WHERE e.id = f.process_id AND e.ended_at IS NOT NULL))`

export const fileColumns = `f.id, f.process_id AS "processId", f.by_person AS "byPerson", p.name AS "byName", f.name, f.type,
  f.bytes::float8 AS bytes, f.sha256, f.uploaded_at AS "uploadedAt", f.scan, f.scan_note AS "scanNote",
  f.withdrawn_at AS "withdrawnAt", w.name AS "withdrawnByName", f.withdrawn_because AS "withdrawnBecause",
  ${isActedOn} AS "isActedOn"`

export const fileTables =
  'process_file f JOIN person p ON p.id = f.by_person LEFT JOIN person w ON w.id = f.withdrawn_by'
