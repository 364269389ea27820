/** Notices of the demo's past were read long ago: only the last days' go into mailboxes. */
import type { Pool } from 'pg'

/** Marks notices older than `days` as delivered, so that the relay leaves them alone. */
export const settlePastNotices = async (pool: Pool, days: number): Promise<void> => {
  await pool.query(
    `UPDATE notice SET delivered_at = at WHERE delivered_at IS NULL AND at < now() - make_interval(days => $1)`,
    [days],
  )
}
