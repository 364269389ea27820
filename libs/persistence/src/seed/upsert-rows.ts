import type { PoolClient } from 'pg'

export interface TableCounts {
  readonly inserted: number
  readonly changed: number
  readonly unchanged: number
}

/** A column of a table and where a row's value for it comes from. */
export interface FilledColumn<Row> {
  readonly name: string
  readonly type: 'text' | 'date' | 'integer' | 'boolean'
  readonly from: (row: Row) => string | number | boolean | null
  /** What happens in the platform afterwards is kept: a repeated import leaves the column alone. */
  readonly onlyOnInsert?: boolean
}

export interface FilledTable<Row> {
  readonly table: string
  readonly key: readonly string[]
  readonly columns: readonly FilledColumn<Row>[]
}

/** Rows in one statement: large enough to be fast, small enough for one message to the server. */
const rowsPerStatement = 20_000

/** Inserts rows and updates those that differ, a set at a time; a row that is already so is not written at all. */
export async function upsertRows<Row>(
  client: PoolClient,
  target: FilledTable<Row>,
  rows: readonly Row[],
): Promise<TableCounts> {
  const statement = upsertStatement(target)
  let inserted = 0
  let changed = 0
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    const part = rows.slice(start, start + rowsPerStatement)
    const values = target.columns.map(column => part.map(column.from))
    const result = await client.query<{ inserted: number; changed: number }>(statement, values)
    inserted += result.rows[0]?.inserted ?? 0
    changed += result.rows[0]?.changed ?? 0
  }
  return { inserted, changed, unchanged: rows.length - inserted - changed }
}

/** `xmax` is zero on a row that this statement inserted, and names the transaction on one it updated. */
function upsertStatement<Row>({ table, key, columns }: FilledTable<Row>): string {
  const names = columns.map(column => column.name)
  const compared = columns
    .filter(column => !column.onlyOnInsert && !key.includes(column.name))
    .map(({ name }) => name)
  const list = (of: readonly string[], prefix = ''): string => of.map(name => `${prefix}${name}`).join(', ')
  return `
    WITH written AS (
      INSERT INTO ${table} (${list(names)})
      SELECT * FROM unnest(${columns.map(({ type }, index) => `$${index + 1}::${type}[]`).join(', ')})
      ON CONFLICT (${list(key)}) DO UPDATE SET ${compared.map(name => `${name} = excluded.${name}`).join(', ')}
      WHERE (${list(compared, `${table}.`)}) IS DISTINCT FROM (${list(compared, 'excluded.')})
      RETURNING xmax = 0 AS inserted
    )
    SELECT count(*) FILTER (WHERE inserted)::int AS inserted,
           count(*) FILTER (WHERE NOT inserted)::int AS changed
    FROM written`
}
