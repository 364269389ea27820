/** Import of units and members: upload, check, decide, apply. */
import { z } from 'zod'
import { changeKinds } from '#domain/roster/change.js'
import { rosterKinds } from '#domain/roster/fields.js'
import { severities } from '#domain/roster/finding-texts.js'
import { importStates } from '#domain/roster/import-state.js'
import { stageTone } from './processes.js'
import { id, instant, page, text } from './shared.js'

const keysOf = <T extends string>(of: Readonly<Record<T, unknown>>) => Object.keys(of) as [T, ...T[]]

/** Largest file, in bytes. */
export const mostImportBytes = 30 * 1024 * 1024

export const rosterKind = z.enum(keysOf(rosterKinds))
export const importState = z.enum(keysOf(importStates))
export const changeKind = z.enum(keysOf(changeKinds))
export const severity = z.enum(keysOf(severities))

export const importParams = z.strictObject({ id: z.uuid('编号格式不正确') })
export const templateParams = z.strictObject({ kind: rosterKind })
export const uploadQuery = z.strictObject({
  fileName: text(200),
  /** The unit whose members are imported, for who is secretary of several. */
  unitId: id.optional(),
})

const fault = z.object({ message: z.string(), howToMend: z.string() })

const counts = z.object({
  rows: z.int(),
  error: z.int(),
  decision: z.int(),
  notice: z.int(),
  unchanged: z.int(),
  /** Would leave if the file were the full roster of the units it names. */
  unnamed: z.int(),
  endingOffices: z.int(),
  changes: z.array(z.object({ change: changeKind, label: z.string(), count: z.int() })),
})

export const importSummary = z
  .object({
    id: z.uuid(),
    fileName: z.string(),
    fileBytes: z.int(),
    kind: rosterKind.optional(),
    kindLabel: z.string().optional(),
    state: importState,
    stateLabel: z.string(),
    tone: stageTone,
    by: z.object({ personId: id, name: z.string() }),
    uploadedAt: instant,
    endedAt: instant.optional(),
    counts: counts.optional(),
  })
  .meta({ id: 'ImportSummary' })
export const importList = z.object({ items: z.array(importSummary), total: z.int() })
export const importQuery = page

export const importDetail = importSummary.extend({
  version: z.int(),
  /** Percent of the work under way. */
  progress: z.int(),
  fullRoster: z.boolean(),
  fault: fault.optional(),
  /** Members of this unit only. */
  ownUnit: z.object({ id, name: z.string() }).optional(),
  /** The file is still there: it can be checked again, and a marked copy be made. */
  hasFile: z.boolean(),
  layout: z
    .object({
      sheet: z.string(),
      headerRow: z.int(),
      headings: z.array(z.string()),
      columns: z.record(z.string(), z.int()),
    })
    .optional(),
  /** What columns may mean, by kind. */
  fields: z.array(
    z.object({ kind: rosterKind, field: z.string(), label: z.string(), required: z.boolean() }),
  ),
})

export const importFinding = z
  .object({
    no: z.int(),
    severity,
    severityLabel: z.string(),
    row: z.int().optional(),
    column: z.string().optional(),
    value: z.string().optional(),
    message: z.string(),
    howToMend: z.string(),
    choices: z.array(z.object({ value: z.string(), label: z.string() })).optional(),
    chosen: z.string().optional(),
  })
  .meta({ id: 'ImportFinding' })
export const findingQuery = page.extend({ severity: severity.optional() })
export const importFindings = z.object({ items: z.array(importFinding), total: z.int() })

export const importChange = z
  .object({
    no: z.int(),
    subject: z.enum(['unit', 'person']),
    subjectId: z.string(),
    name: z.string(),
    change: changeKind,
    changeLabel: z.string(),
    row: z.int().optional(),
    differences: z.array(
      z.object({ label: z.string(), before: z.string().optional(), after: z.string().optional() }),
    ),
    /** Offices that end with it. */
    ending: z.array(z.string()),
  })
  .meta({ id: 'ImportChange' })
export const changeQuery = page.extend({
  change: changeKind.optional(),
  search: z.string().trim().max(100).optional(),
})
export const importChanges = z.object({ items: z.array(importChange), total: z.int() })

/** Checks again, by what is said here and what was said before. */
export const checkImport = z.strictObject({
  columns: z
    .strictObject({
      kind: rosterKind,
      /** Field → column, from 0. */
      columns: z.record(z.string().max(40), z.int().min(0).max(199)),
    })
    .optional(),
  fullRoster: z.boolean().optional(),
  decisions: z
    .array(
      z.strictObject({
        row: z.int().min(1).max(2_000_000),
        choice: z.string().regex(/^(new|skip|person:.{1,64})$/),
      }),
    )
    .max(2_000)
    .optional(),
})
export type CheckImport = z.infer<typeof checkImport>

export const applyImport = z.strictObject({
  /** The version of the import that was looked at. */
  version: z.int().min(0),
  /** How many leave, when the file is the full roster: repeated by whoever confirms. */
  leaving: z.int().min(0).optional(),
})
export type ApplyImport = z.infer<typeof applyImport>
