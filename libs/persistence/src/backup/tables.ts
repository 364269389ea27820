/** What there is to copy: tables in the order in which rows may go in, and where the numbering stands. */
import type { ClientBase } from 'pg'

export interface TableShape {
  readonly name: string
  /** Those that are stored, not computed. */
  readonly columns: string[]
}

export interface Numbering {
  readonly table: string
  readonly column: string
  /** The last number given out; null when none was. */
  readonly last: string | null
}

/** Written by migrating, never by copying. */
export const migrationTable = 'migration'

/** All tables of the current schema but the list of migrations, each after those that its rows refer to. */
export const tablesInOrder = async (client: ClientBase): Promise<TableShape[]> => {
  const { rows } = await client.query<TableShape & { refersTo: string[] }>(
    `SELECT c.relname AS name,
       array(SELECT attname::text FROM pg_attribute
         WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum) AS columns,
       array(SELECT DISTINCT f.relname::text FROM pg_constraint JOIN pg_class f ON f.oid = confrelid
         WHERE conrelid = c.oid AND contype = 'f' AND confrelid <> c.oid) AS "refersTo"
     FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace AND c.relname <> $1
     ORDER BY c.relname`,
    [migrationTable],
  )
  return inOrder(rows)
}

const inOrder = (tables: (TableShape & { refersTo: string[] })[]): TableShape[] => {
  const placed: TableShape[] = []
  let waiting = tables
  while (waiting.length > 0) {
    const names = new Set(waiting.map(({ name }) => name))
    const free = waiting.filter(({ refersTo }) => !refersTo.some(name => names.has(name)))
    if (free.length === 0) throw new Error(`tables refer to each other: ${[...names].join(', ')}`)
    placed.push(...free.map(({ name, columns }) => ({ name, columns })))
    waiting = waiting.filter(table => !free.includes(table))
  }
  return placed
}

/** Where every identity column stands. */
export const numberings = async (client: ClientBase): Promise<Numbering[]> => {
  const { rows } = await client.query<Numbering>(
    `SELECT c.relname AS table, a.attname AS column, s.last_value::text AS last
     FROM pg_class c
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attidentity <> '' AND NOT a.attisdropped
     JOIN pg_sequences s ON format('%I.%I', s.schemaname, s.sequencename)::regclass
       = pg_get_serial_sequence(format('%I.%I', current_schema(), c.relname), a.attname)::regclass
     WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'
     ORDER BY c.relname, a.attname`,
  )
  return rows
}

/** Lets the numbering go on after the last number of the backup. */
export const setNumbering = async (client: ClientBase, { table, column, last }: Numbering): Promise<void> => {
  if (last === null) return
  await client.query(
    `SELECT setval(pg_get_serial_sequence(format('%I.%I', current_schema(), $1::text), $2), $3::bigint)`,
    [table, column, last],
  )
}

export const migrationsRun = async (client: ClientBase): Promise<string[]> => {
  const { rows } = await client.query<{ name: string }>(`SELECT name FROM ${migrationTable} ORDER BY id`)
  return rows.map(({ name }) => name)
}
