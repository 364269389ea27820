/** Values that begin with the id of the key they need (`<key id>.…`): what an old key is still there for. */
import type { Database } from './read/database.js'

/** `data`: sealed text, readable with the data keys only. `audit`: seals that the audit keys bear out. */
export type KeyUse = 'data' | 'audit'

export interface KeyedColumn {
  readonly use: KeyUse
  readonly table: string
  readonly column: string
  /** The sealed field of a jsonb column; the whole column otherwise. */
  readonly field?: string
}

/** A phone stands in the history of whoever had it, and in an import before it is applied and afterwards. */
const phonesBeforeAndAfter = (table: string): KeyedColumn[] =>
  ['before', 'after'].map(column => ({ use: 'data', table, column, field: 'phone' }))

/** Add a line with every value that is written through `sealText` or `sealWith`. */
export const keyedColumns: readonly KeyedColumn[] = [
  { use: 'data', table: 'person', column: 'phone' },
  { use: 'data', table: 'account', column: 'totp_secret' },
  { use: 'data', table: 'account', column: 'totp_pending' },
  ...phonesBeforeAndAfter('directory_change'),
  ...phonesBeforeAndAfter('import_change'),
  { use: 'data', table: 'channel', column: 'address' },
  { use: 'data', table: 'channel', column: 'secret' },
  { use: 'data', table: 'paper_ballot', column: 'sealed' },
  { use: 'audit', table: 'audit_link', column: 'seal' },
  { use: 'audit', table: 'audit_anchor', column: 'signature' },
]

/** The sealed text of a row, in SQL. */
export const sealedIn = ({ column, field }: KeyedColumn): string =>
  field ? `(${column}->>'${field}')` : column

/** How many values need which key, by key id. */
export type KeysNeeded = Record<KeyUse, Record<string, number>>

export const keysNeeded = async (database: Database): Promise<KeysNeeded> => {
  const needed: KeysNeeded = { data: {}, audit: {} }
  for (const keyed of await presentColumns(database)) {
    const sealed = sealedIn(keyed)
    const { rows } = await database.query<{ id: string; n: string }>(
      `SELECT split_part(${sealed}, '.', 1) AS id, count(*) AS n FROM ${keyed.table}
       WHERE ${sealed} IS NOT NULL GROUP BY 1`,
    )
    const count = needed[keyed.use]
    for (const { id, n } of rows) count[id] = (count[id] ?? 0) + Number(n)
  }
  return needed
}

/** Those that are there: a database of an earlier release may lack some. */
const presentColumns = async (database: Database): Promise<KeyedColumn[]> => {
  const { rows } = await database.query<{ table: string; column: string }>(
    `SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
     WHERE table_schema = current_schema()`,
  )
  return keyedColumns.filter(({ table, column }) =>
    rows.some(present => present.table === table && present.column === column),
  )
}
