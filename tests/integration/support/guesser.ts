/**
 * Somebody who has the whole database, its write-ahead log and every log of the API, and wants to know whose ballot is
 * which. Whatever has an order on the side of the voters is held against whatever has one on the side of the ballots: by
 * every column there is, by where a row lies, by the transaction that wrote it.
 */
import type { Pool } from 'pg'

/** Names in some order, e.g. numbers of slips as they stand in the log. */
export type Order = readonly string[]
export type Orders = Readonly<Record<string, Order>>

/** Every order that a table yields of one of its columns. */
export const ordersOf = async (pool: Pool, table: string, name: string): Promise<Record<string, Order>> => {
  const { rows } = await pool.query<{ column: string }>(
    `SELECT column_name AS column FROM information_schema.columns WHERE table_name = $1`,
    [table],
  )
  const keys = [
    ...rows.map(({ column }) => `"${column}"::text COLLATE "C"`),
    'ctid',
    'xmin::text::bigint, ctid',
  ]
  const orders: Record<string, Order> = {}
  for (const key of keys) {
    const found = await pool.query<{ name: string }>(
      `SELECT ${name}::text AS name FROM ${table} WHERE ${name} IS NOT NULL ORDER BY ${key}, ctid`,
    )
    orders[`${table} by ${key}`] = found.rows.map(row => row.name)
  }
  return orders
}

/**
 * Rows that name nobody, as somebody reads them who knows from elsewhere in which order those they are about came.
 * @param numbers in the order of the rows
 */
export const ordersOfRows = (
  what: string,
  rows: readonly object[],
  numbers: Order,
): Record<string, Order> => {
  const named = rows.map((row, at) => ({ number: numbers[at] ?? '', row: row as Record<string, unknown> }))
  const keys = Object.keys(rows[0] ?? {})
  const by = (key: string) => (a: (typeof named)[number], b: (typeof named)[number]) =>
    JSON.stringify(a.row[key]) < JSON.stringify(b.row[key]) ? -1 : 1
  return Object.fromEntries(
    keys.map(key => [`${what} by ${key}`, named.toSorted(by(key)).map(({ number }) => number)]),
  )
}

export interface Guess {
  by: string
  /** How many of the pairs are right. */
  right: number
  /**
   * How far the two orders go together, in standard deviations of what chance does: a shuffle within small groups shows here,
   * and a few that happen to lie alike do not.
   */
  together: number
}

/** @param owner of each ballot: what the guesser does not know. @returns the best guess by either measure first */
export const guesses = (voters: Orders, ballots: Orders, owner: ReadonlyMap<string, string>): Guess[] =>
  Object.entries(voters).flatMap(([voterKey, numbers]) =>
    Object.entries(ballots).flatMap(([ballotKey, names]) => {
      const owners = names.flatMap(name => owner.get(name) ?? [])
      return [owners, owners.toReversed()].map(each => guessed(`${voterKey} – ${ballotKey}`, numbers, each))
    }),
  )

const guessed = (by: string, numbers: Order, owners: Order): Guess => {
  const known = new Set(owners)
  const mine = numbers.filter(number => known.has(number))
  const place = new Map(mine.map((number, at) => [number, at]))
  const there = owners.filter(number => place.has(number))
  const right = there.filter((number, at) => place.get(number) === at).length
  const { length } = there
  const square = there.reduce((sum, number, at) => sum + ((place.get(number) ?? 0) - at) ** 2, 0)
  const agreement = Math.abs(1 - (6 * square) / (length * (length ** 2 - 1)))
  return { by, right, together: agreement * Math.sqrt(length - 1) }
}

/** Where texts were found in a log that has been searched for them: it is long, and every guess asks anew. */
const places = new WeakMap<Buffer, Map<string, number>>()
const placeIn = (log: Buffer, text: string): number => {
  const known = places.get(log) ?? new Map<string, number>()
  places.set(log, known)
  const at = known.get(text) ?? log.indexOf(text)
  known.set(text, at)
  return at
}

/** Where texts first stand in a log, in its order; those that stand nowhere are left out. */
export const firstIn = (log: Buffer, texts: ReadonlyMap<string, string>): Order =>
  [...texts]
    .map(([name, text]) => ({ name, at: placeIn(log, text) }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => a.at - b.at)
    .map(({ name }) => name)

/**
 * From now on nothing of the write-ahead log is taken away, whoever lets a checkpoint come.
 * @returns what gives the log since then as it lies there, oldest first, and lets go of it
 */
export const keepWriteAheadLog = async (pool: Pool): Promise<() => Promise<Buffer>> => {
  const { rows } = await pool.query<{ slot: string; file: string }>(
    `SELECT slot_name AS slot, pg_walfile_name(lsn) AS file
     FROM pg_create_physical_replication_slot('kept_' || (SELECT oid FROM pg_database WHERE datname = current_database()), true)`,
  )
  const { slot, file } = rows[0] as { slot: string; file: string }
  return async () => {
    const log = await writeAheadLog(pool, file)
    await pool.query('SELECT pg_drop_replication_slot($1)', [slot])
    return log
  }
}

const writeAheadLog = async (pool: Pool, from: string): Promise<Buffer> => {
  const { rows } = await pool.query<{ content: Buffer }>(
    `SELECT pg_read_binary_file('pg_wal/' || name) AS content FROM pg_ls_waldir()
     WHERE name BETWEEN $1 AND pg_walfile_name(pg_current_wal_lsn()) ORDER BY name`,
    [from],
  )
  return Buffer.concat(rows.map(({ content }) => content))
}

/** Tables, besides those named, in which something stands that was written since the transaction. */
export const tablesTouched = async (pool: Pool, since: string): Promise<string[]> => {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1`,
  )
  const touched: string[] = []
  for (const { name } of rows) {
    const found = await pool.query(`SELECT FROM "${name}" WHERE xmin::text::bigint >= $1::bigint LIMIT 1`, [
      since,
    ])
    if (found.rowCount) touched.push(name)
  }
  return touched
}
