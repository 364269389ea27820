import type { Pool } from 'pg'

/** Whatever runs a query: the pool, or one connection of it. */
export type Database = Pick<Pool, 'query'>

const known = new Map<string, string>()

/** All named statements of the modules that are loaded, so that each can be tried against a database. */
export const namedStatements: ReadonlyMap<string, string> = known

const know = (name: string, text: string): void => {
  if ((known.get(name) ?? text) !== text) throw new Error(`two statements are called ${name}`)
  known.set(name, text)
}

/** A named statement: each connection parses and plans it once. @throws Error when the name is taken */
export const statement = <Row extends object>(name: string, text: string) => {
  know(name, text)
  return async (database: Database, values: unknown[]): Promise<Row[]> =>
    (await database.query<Row>({ name, text, values })).rows
}

/**
 * A statement that is planned each time for the values it gets. The setting `plan_cache_mode` would do the same, and to
 * every foreign key's check of every row as well.
 */
export const statementPlannedAnew = <Row extends object>(name: string, text: string) => {
  know(name, text)
  return async (database: Database, values: unknown[]): Promise<Row[]> =>
    (await database.query<Row>({ text, values })).rows
}
