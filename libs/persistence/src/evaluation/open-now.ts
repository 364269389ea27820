import type { PoolClient } from 'pg'

/**
 * Whether votes are taken, by the clock of Postgres. Closing, counting and stopping wait until this transaction has ended; so
 * it is asked first, before any slip is locked: whoever casts locks in the same order.
 */
export const isOpenNow = async (client: PoolClient, evaluationId: string): Promise<boolean> => {
  const { rows } = await client.query<{ isOpen: boolean | null }>(
    `SELECT state = 'open' AND clock_timestamp() >= opens_at AND clock_timestamp() < closes_at AS "isOpen"
     FROM evaluation WHERE id = $1 FOR SHARE`,
    [evaluationId],
  )
  return rows[0]?.isOpen ?? false
}
