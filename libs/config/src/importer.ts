import { z } from 'zod'
import { databaseEnvSchema } from './database.js'

const path = z.string().trim().min(1)

/** Environment of the importer: one process for each check or application of an import, started by the API. */
export const importerEnvSchema = databaseEnvSchema.extend({
  /** Seals and opens phones. */
  DATA_KEY_FILE: path,
  /** Where uploaded files lie for as long as they are needed. */
  IMPORT_DIR: path,
  /** Stops within the transaction for so long before it commits. Heard in tests only. */
  IMPORT_PAUSE_MS: z.coerce.number().int().min(0).default(0),
})

export type ImporterConfig = z.infer<typeof importerEnvSchema>

/** @throws ZodError that lists every wrong variable */
export const readImporterConfig = (env: NodeJS.ProcessEnv = process.env): ImporterConfig =>
  importerEnvSchema.parse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')))
