import type { ClientBase } from 'pg'

/** Built at the end, which is many times faster than row by row. */
export const withoutIndexes = async (
  client: ClientBase,
  tables: string[],
  work: () => Promise<void>,
): Promise<void> => {
  const { rows } = await client.query<{ name: string; text: string }>(
    `SELECT i.indexname AS name, i.indexdef AS text FROM pg_indexes i
     WHERE i.tablename = ANY ($1) AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conname = i.indexname)`,
    [tables],
  )
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`)
  await work()
  for (const { text } of rows) await client.query(text)
}
