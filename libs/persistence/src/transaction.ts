import type { Pool, PoolClient } from 'pg'

type Work<T> = (client: PoolClient) => Promise<T>

export interface How<T> {
  /** READ COMMITTED by default. */
  isolation?: 'REPEATABLE READ' | 'REPEATABLE READ READ ONLY'
  /** Of what the work comes to; all of it is taken back otherwise. */
  isKept?: (result: T) => boolean
}

const run = async <T>(client: PoolClient, work: Work<T>, { isolation, isKept }: How<T>): Promise<T> => {
  await client.query(isolation ? `BEGIN ISOLATION LEVEL ${isolation}` : 'BEGIN')
  const result = await work(client)
  await client.query(isKept?.(result) === false ? 'ROLLBACK' : 'COMMIT')
  return result
}

/** All of it or nothing; a connection on which something went wrong is not used again. */
export const inTransaction = async <T>(pool: Pool, work: Work<T>, how: How<T> = {}): Promise<T> => {
  const client = await pool.connect()
  try {
    const result = await run(client, work, how)
    client.release()
    return result
  } catch (error) {
    client.release(true)
    throw error
  }
}

/** On a connection that its holder goes on with. */
export const inTransactionOn = async <T>(client: PoolClient, work: Work<T>, how: How<T> = {}): Promise<T> => {
  try {
    return await run(client, work, how)
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  }
}
