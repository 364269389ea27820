import { Client } from 'pg'
import type { CliConfig } from '#config/cli.js'
import type { DataLayout } from '#embedded/data-layout.js'
import { openStore } from '#files/open-store.js'
import { filesFolder } from '../start/files-folder.js'

/** Ids of the files of a database that is about to be replaced; none of one that knows no files yet. */
export async function fileIdsOf(databaseUrl: string): Promise<string[]> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ there: boolean }>(
      `SELECT to_regclass('process_file') IS NOT NULL AS there`,
    )
    if (!rows[0]?.there) return []
    const found = await client.query<{ id: string }>('SELECT id FROM process_file')
    return found.rows.map(({ id }) => id)
  } finally {
    await client.end()
  }
}

/** Removes the contents of these files, and of no other. */
export async function removeContents(
  config: CliConfig,
  layout: DataLayout,
  ids: readonly string[],
): Promise<void> {
  const store = openStore({ ...config, FILES_DIR: filesFolder(config, layout) })
  for (const id of ids) await store.remove(id)
}
