/** What a backup says about itself. */
import { z } from 'zod'

const count = z.number().int().nonnegative()
const hash = z.string().regex(/^[0-9a-f]{64}$/)

export const manifestName = 'manifest.json'
/** SHA-256 of the manifest, so that a changed digit in it is noticed too. */
export const manifestHashName = 'manifest.sha256'
/** The key files, sealed under a passphrase; there only when asked for. */
export const keysName = 'keys.sealed'

export const manifestSchema = z.strictObject({
  product: z.literal('dual-checkin'),
  format: z.literal(1),
  takenAt: z.iso.datetime(),
  /** Names of the migrations that had run: the structure that the rows fit. */
  migrations: z.array(z.string()).min(1),
  tables: z.array(
    z.strictObject({
      name: z.string(),
      columns: z.array(z.string()),
      rows: count,
      bytes: count,
      sha256: hash,
    }),
  ),
  numberings: z.array(z.strictObject({ table: z.string(), column: z.string(), last: z.string().nullable() })),
  openProcesses: count,
  /** How many values need which key, by what the key is for and its id. */
  keysNeeded: z.record(z.enum(['data', 'audit']), z.record(z.string(), count)),
  keys: z.strictObject({ sha256: hash }).optional(),
  /** Contents of files that lie in a folder; there only when they are in the backup. */
  contents: z.array(z.strictObject({ id: z.uuid(), bytes: count, sha256: hash })).optional(),
  /** Files whose contents were gone or changed when the backup was taken. */
  contentsLost: z.array(z.uuid()).optional(),
})

export type Manifest = z.infer<typeof manifestSchema>
export type BackedUpTable = Manifest['tables'][number]

export type BackedUpContent = NonNullable<Manifest['contents']>[number]

export const contentEntry = (id: string): string => `contents/${id}`

export const fileOf = (table: string): string => `tables/${table}.copy.gz`

/** Rows of all tables together. */
export const rowsIn = ({ tables }: Manifest): number => tables.reduce((sum, { rows }) => sum + rows, 0)
