import type { Pool } from 'pg'

/** The demo's clock as 快进 leaves it in the database, without the processes that follow. */
export const setClock = async (pool: Pool, aheadMs: number): Promise<void> => {
  await pool.query('UPDATE programme_clock SET ahead_ms = $1', [aheadMs])
}
