import type { Pool } from 'pg'

/** Whatever runs a query: the pool, or one connection of it. */
export type Database = Pick<Pool, 'query'>

/** A named statement: each connection parses and plans it once. */
export const statement =
  <Row extends object>(name: string, text: string) =>
  async (database: Database, values: unknown[]): Promise<Row[]> =>
    (await database.query<Row>({ name, text, values })).rows
