/** One request about attendance: its transaction, and the answer that a repeat under the same key is told again. */
import type { Pool, PoolClient } from 'pg'

export interface KeyedRequest {
  /** A person's id. */
  by: string
  key: string
  bodyHash: string
}

/**
 * Does it once. What is refused is taken back and may be tried again under the same key.
 * @returns what was answered, now or the first time; `keyReused` for another body
 */
export const answerOnce = async <T extends object>(
  pool: Pool,
  { by, key, bodyHash }: KeyedRequest,
  work: (client: PoolClient) => Promise<T>,
): Promise<T | { refused: 'keyReused' }> => {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    // Repeats of one person follow one another, and so do their attendances at two places.
    await client.query(`SELECT pg_advisory_xact_lock(hashtext('attendance'), hashtext($1))`, [by])
    const { rows } = await client.query<{ bodyHash: string; answer: T }>(
      'SELECT body_hash AS "bodyHash", answer FROM attendance_request WHERE by = $1 AND key = $2',
      [by, key],
    )
    const [known] = rows
    const answer = known ? repeated(known, bodyHash) : await work(client)
    const isDone = !known && !('refused' in answer)
    if (isDone)
      await client.query(
        'INSERT INTO attendance_request (by, key, body_hash, answer) VALUES ($1, $2, $3, $4)',
        [by, key, bodyHash, answer],
      )
    await client.query(isDone ? 'COMMIT' : 'ROLLBACK')
    return answer
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  } finally {
    client.release()
  }
}

const repeated = <T>(known: { bodyHash: string; answer: T }, bodyHash: string) =>
  known.bodyHash === bodyHash ? known.answer : { refused: 'keyReused' as const }
