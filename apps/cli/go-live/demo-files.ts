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
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT name FROM unnest(ARRAY['process_file', 'monthly_report_file']) name WHERE to_regclass(name) IS NOT NULL`,
    )
    if (tables.length === 0) return []
    const found = await client.query<{ id: string }>(
      tables.map(({ name }) => `SELECT id FROM ${name}`).join(' UNION ALL '),
    )
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
