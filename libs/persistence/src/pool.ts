import { Pool } from 'pg'

export interface PoolOptions {
  /** Connections at most. */
  max?: number
  /** Shown in `pg_stat_activity`. */
  name?: string
}

/**
 * A pool that never hangs: a connection must stand within 3 s, a statement ends within 10 s. A connection lost while
 * idle is simply replaced; whoever uses a broken one gets the error.
 */
export function createPool(databaseUrl: string, { max = 10, name = 'dual-checkin' }: PoolOptions = {}): Pool {
  const pool = new Pool({
    connectionString: databaseUrl,
    max,
    application_name: name,
    connectionTimeoutMillis: 3_000,
    statement_timeout: 10_000,
    // The server may be gone without a word: give up a little after it should have.
    query_timeout: 11_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
  })
  pool.on('error', () => undefined)
  return pool
}
