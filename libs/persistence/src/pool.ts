import { Pool } from 'pg'

export interface PoolOptions {
  /** Connections at most. */
  max?: number
  /** Shown in `pg_stat_activity`. */
  name?: string
  /** How long a connection may take to stand, and a statement to end. */
  patience?: { connectMs: number; statementMs: number }
}

const patient = { connectMs: 3_000, statementMs: 10_000 }

/**
 * A pool that never hangs: a connection must stand within 3 s, a statement ends within 10 s, or as it is told. A connection lost while
 * idle is simply replaced; whoever uses a broken one gets the error by their statement. Nobody would hear it on the connection
 * itself while they have it, as in a transaction, and what nobody hears ends the process.
 */
export function createPool(
  databaseUrl: string,
  { max = 10, name = 'dual-checkin', patience = patient }: PoolOptions = {},
): Pool {
  const pool = new Pool({
    connectionString: databaseUrl,
    max,
    application_name: name,
    connectionTimeoutMillis: patience.connectMs,
    statement_timeout: patience.statementMs,
    // The server may be gone without a word: give up a little after it should have.
    query_timeout: patience.statementMs * 1.1,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
  })
  pool.on('error', () => undefined)
  pool.on('connect', client => client.on('error', () => undefined))
  return pool
}
