import { join } from 'node:path'
import type { Pool } from 'pg'
import type { ImporterConfig } from '#config/importer.js'
import { findImport } from '#persistence/import/find-imports.js'
import type { ImportRow } from '#persistence/import/import-row.js'
import type { Seals } from '#persistence/import/read-directory.js'
import type { Keys } from '#secrets/key-file.js'
import { sealText, unsealText } from '#secrets/seal.js'

export interface Job {
  /** The import's. */
  id: string
  pool: Pool
  config: ImporterConfig
  keys: Keys
}

export const uploadedFile = ({ id, config }: Job): string => join(config.IMPORT_DIR, `${id}.upload`)
export const markedFile = ({ id, config }: Job): string => join(config.IMPORT_DIR, `${id}.marked.xlsx`)

export const sealsOf = ({ keys }: Job): Seals => ({
  seal: text => sealText(keys, text),
  unseal: sealed => unsealText(keys, sealed),
})

/** @throws Error when there is no such import */
export const importOf = async ({ pool, id }: Job): Promise<ImportRow> => {
  const row = await findImport(pool, id)
  if (!row) throw new Error(`no import ${id}`)
  return row
}
