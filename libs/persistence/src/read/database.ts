import type { Pool } from 'pg'

/** Whatever runs a query: the pool, or one connection of it. */
export type Database = Pick<Pool, 'query'>

const known = new Map<string, string>()

/** All named statements of the modules that are loaded, so that each can be tried against a database. */
export const namedStatements: ReadonlyMap<string, string> = known

/** A named statement: each connection parses and plans it once. @throws Error when the name is taken */
export const statement = <Row extends object>(name: string, text: string) => {
  if ((known.get(name) ?? text) !== text) throw new Error(`two statements are called ${name}`)
  known.set(name, text)
  return async (database: Database, values: unknown[]): Promise<Row[]> =>
    (await database.query<Row>({ name, text, values })).rows
}
