/** The transaction around every change of the tree, its people and their offices. */
import type { Pool, PoolClient } from 'pg'
import type { LocalDate } from '#domain/calendar/local-date.js'

export interface DirectoryOrder {
  /** A person's id, or `system-operator` on the machine. */
  by: string
  reason?: string
  /** A day in Asia/Shanghai. */
  today: LocalDate
  /** Does everything and takes it back: the answer is what would happen. */
  preview?: boolean
}

/** Changes of the directory follow one another, imports among them: each decides on what the last one left. */
export const lockDirectory = async (client: PoolClient): Promise<void> => {
  await client.query(`SELECT pg_advisory_xact_lock(hashtext('district-import'))`)
}

/**
 * Runs one change: all of it, or nothing when it is refused, only looked at, or fails.
 * @returns what the change answers; `refused` in it takes everything back
 */
export const changeDirectory = async <T extends object>(
  pool: Pool,
  { preview = false }: DirectoryOrder,
  change: (client: PoolClient) => Promise<T>,
): Promise<T> => {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    await lockDirectory(client)
    const result = await change(client)
    await client.query(preview || 'refused' in result ? 'ROLLBACK' : 'COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  } finally {
    client.release()
  }
}
