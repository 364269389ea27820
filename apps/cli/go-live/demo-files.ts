import { Client, type Pool } from 'pg'
import type { CliConfig } from '#config/cli.js'
import type { DataLayout } from '#embedded/data-layout.js'
import { openStore } from '#files/open-store.js'
import { dropFact, findFact } from '#persistence/installation/facts.js'
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

/** Removes the contents of the files that the demo had, and of no other; repeatable. */
export async function removeDemoFiles(pool: Pool, config: CliConfig, layout: DataLayout): Promise<void> {
  const store = openStore({ ...config, FILES_DIR: filesFolder(config, layout) })
  for (const id of (await findFact(pool, 'demoFiles'))?.value.ids ?? []) await store.remove(id)
  await dropFact(pool, 'demoFiles')
}
