import type { Fault } from '#domain/district/problem.js'
import type { RosterKind } from '#domain/roster/fields.js'
import type { ImportState } from '#domain/roster/import-state.js'

/** How the file's columns were understood. */
export interface ImportLayout {
  sheet: string
  headerRow: number
  headings: string[]
  columns: Record<string, number>
}

export interface ImportCounts {
  rows: number
  error: number
  decision: number
  notice: number
  unchanged: number
  /** How many would leave if the file were the full roster of its units. */
  unnamed: number
  changes: Record<string, number>
  /** Offices that end with those who leave or move. */
  endingOffices: number
}

export interface ChosenColumns {
  kind: RosterKind
  columns: Record<string, number>
}

export interface ImportRow {
  id: string
  byPerson: string
  byName: string
  unitId: string
  scopePath: string
  ownUnitId: string | null
  fileName: string
  fileBytes: number
  state: ImportState
  kind: RosterKind | null
  version: number
  progress: number
  fullRoster: boolean
  chosen: ChosenColumns | null
  layout: ImportLayout | null
  counts: ImportCounts | null
  fault: Fault | null
  basis: string | null
  uploadedAt: Date
  workedAt: Date | null
  endedAt: Date | null
}

/** Columns of `directory_import i JOIN person p`. */
export const importColumns = `i.id, i.by_person AS "byPerson", p.name AS "byName", i.unit_id AS "unitId",
  i.scope_path AS "scopePath", i.own_unit_id AS "ownUnitId", i.file_name AS "fileName", i.file_bytes AS "fileBytes",
  i.state, i.kind, i.version, i.progress, i.full_roster AS "fullRoster", i.chosen, i.layout, i.counts, i.fault, i.basis,
  i.uploaded_at AS "uploadedAt", i.worked_at AS "workedAt", i.ended_at AS "endedAt"`
