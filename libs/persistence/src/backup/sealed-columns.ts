/** Columns that hold sealed text (`<key id>.<bytes>`): what a data key is still needed for. */
import type { Database } from '../read/database.js'

export interface SealedColumn {
  readonly table: string
  readonly column: string
}

/** Add a line with every column that is written through `sealText`. */
export const sealedColumns: readonly SealedColumn[] = [
  { table: 'person', column: 'phone' },
  { table: 'account', column: 'totp_secret' },
  { table: 'account', column: 'totp_pending' },
]

/** Those that are there: a database of an earlier release may lack some. */
const presentColumns = async (database: Database): Promise<SealedColumn[]> => {
  const { rows } = await database.query<SealedColumn>(
    `SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
     WHERE table_schema = current_schema()`,
  )
  return sealedColumns.filter(({ table, column }) =>
    rows.some(present => present.table === table && present.column === column),
  )
}

/** How many values each key still opens, by key id. */
export const sealedWith = async (database: Database): Promise<Record<string, number>> => {
  const counts: Record<string, number> = {}
  for (const { table, column } of await presentColumns(database)) {
    const { rows } = await database.query<{ key: string; n: string }>(
      `SELECT split_part(${column}, '.', 1) AS key, count(*) AS n FROM ${table}
       WHERE ${column} IS NOT NULL GROUP BY 1`,
    )
    for (const { key, n } of rows) counts[key] = (counts[key] ?? 0) + Number(n)
  }
  return counts
}
