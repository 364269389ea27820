import { join } from 'node:path'
import type { Pool, PoolClient } from 'pg'

/** The rows that an import has brought, table by table. */
const rowsOf = (id: string): [table: string, columns: string, where: string][] => [
  ['person', '*', `id IN (SELECT subject_id FROM import_change WHERE import_id = '${id}')`],
  ['role_grant', '*', `person_id IN (SELECT subject_id FROM import_change WHERE import_id = '${id}')`],
  [
    'directory_change',
    'at, by_person, import_id, subject, subject_id, change, before, after, reason, followed_at',
    `import_id = '${id}'`,
  ],
]

/**
 * Takes the rows away and copies them in again, in one transaction, into the same tables with their indexes, keys and
 * references. @returns seconds
 */
export const copyBeside = async (admin: Pool, folder: string, id: string): Promise<number> => {
  const client = await admin.connect()
  try {
    await client.query('SET statement_timeout = 0')
    const tables = rowsOf(id)
    for (const [table, columns, where] of tables)
      await client.query(`COPY (SELECT ${columns} FROM ${table} WHERE ${where}) TO '${join(folder, table)}'`)
    await takeAway(client, tables)
    const begun = performance.now()
    await client.query('BEGIN')
    for (const [table, columns] of tables)
      await client.query(
        `COPY ${table}${columns === '*' ? '' : ` (${columns})`} FROM '${join(folder, table)}'`,
      )
    await client.query('COMMIT')
    const seconds = (performance.now() - begun) / 1_000
    await takeAway(client, tables)
    return seconds
  } finally {
    client.release()
  }
}

const takeAway = async (client: PoolClient, tables: ReturnType<typeof rowsOf>): Promise<void> => {
  for (const [table, , where] of [...tables].reverse())
    await client.query(`DELETE FROM ${table} WHERE ${where}`)
  for (const [table] of tables) await client.query(`VACUUM ANALYZE ${table}`)
}
