import type { z } from 'zod'
import type { importDetail, importFinding, importSummary } from '#contracts/http/imports.js'
import { changeKinds, type ChangeKind } from '#domain/roster/change.js'
import { fieldsOf, rosterKinds, type RosterKind } from '#domain/roster/fields.js'
import { severities } from '#domain/roster/finding-texts.js'
import { importStates, type ImportState } from '#domain/roster/import-state.js'
import type { FindingRow } from '#persistence/import/find-imports.js'
import type { ImportCounts, ImportRow } from '#persistence/import/import-row.js'

type Tone = z.input<typeof importSummary>['tone']

const tones: Readonly<Record<ImportState, Tone>> = {
  uploaded: 'active',
  checking: 'active',
  mending: 'returned',
  deciding: 'waiting',
  ready: 'waiting',
  applying: 'active',
  applied: 'done',
  failed: 'stopped',
  refused: 'stopped',
  discarded: 'draft',
}

export const summaryOf = (row: ImportRow): z.input<typeof importSummary> => ({
  id: row.id,
  fileName: row.fileName,
  fileBytes: row.fileBytes,
  ...(row.kind && { kind: row.kind, kindLabel: rosterKinds[row.kind] }),
  state: row.state,
  stateLabel: importStates[row.state],
  tone: tones[row.state],
  by: { personId: row.byPerson, name: row.byName },
  uploadedAt: row.uploadedAt.toISOString(),
  ...(row.endedAt && { endedAt: row.endedAt.toISOString() }),
  ...(row.counts && { counts: countsOf(row.counts) }),
})

const countsOf = ({ changes, ...counts }: ImportCounts) => ({
  ...counts,
  changes: Object.entries(changes).map(([change, count]) => ({
    change: change as ChangeKind,
    label: changeKinds[change as ChangeKind],
    count,
  })),
})

interface DetailMore {
  ownUnitName: string | undefined
  hasFile: boolean
}

export const detailOf = (
  row: ImportRow,
  { ownUnitName, hasFile }: DetailMore,
): z.input<typeof importDetail> => ({
  ...summaryOf(row),
  version: row.version,
  progress: row.progress,
  fullRoster: row.fullRoster,
  hasFile,
  ...(row.fault && { fault: row.fault }),
  ...(row.layout && { layout: row.layout }),
  ...(row.ownUnitId !== null && { ownUnit: { id: row.ownUnitId, name: ownUnitName ?? row.ownUnitId } }),
  fields: (row.ownUnitId === null ? (['members', 'units'] as const) : (['members'] as const)).flatMap(
    fieldsOfKind,
  ),
})

const fieldsOfKind = (kind: RosterKind) =>
  Object.entries(fieldsOf(kind)).map(([field, { label, required }]) => ({ kind, field, label, required }))

export const findingOf = (row: FindingRow): z.input<typeof importFinding> => ({
  no: row.no,
  severity: row.severity,
  severityLabel: severities[row.severity],
  message: row.message,
  howToMend: row.howToMend,
  ...(row.row !== null && { row: row.row }),
  ...(row.column !== null && { column: row.column }),
  ...(row.value !== null && { value: row.value }),
  ...(row.choices && { choices: row.choices }),
  ...(row.chosen !== null && { chosen: row.chosen }),
})
