/** One request that is done once: its transaction, and the answer that a repeat under the same key is told again. */
import type { Pool, PoolClient } from 'pg'
import { statement, type Database } from '../read/database.js'
import { inTransaction } from '../transaction.js'

export interface KeyedRequest {
  /** A person's id. */
  by: string
  key: string
  bodyHash: string
}

interface Known<T> {
  bodyHash: string
  answer: T
}

const known = statement<Known<unknown>>(
  'answered-request',
  'SELECT body_hash AS "bodyHash", answer FROM answered_request WHERE by = $1 AND key = $2',
)

const keep = 'INSERT INTO answered_request (by, key, body_hash, answer) VALUES ($1, $2, $3, $4)'

const findKnown = async <T>(database: Database | PoolClient, { by, key }: KeyedRequest) =>
  (await known(database, [by, key]))[0] as Known<T> | undefined

/**
 * What a request was answered under its key, before anything is asked that may have changed since: a repeat that comes after
 * the activity is over is told that it is done.
 */
export const findAnswer = async <T extends object>(
  database: Database,
  request: KeyedRequest,
): Promise<T | { refused: 'keyReused' } | undefined> => {
  const found = await findKnown<T>(database, request)
  return found && repeated(found, request.bodyHash)
}

/**
 * Does it once. What is refused is taken back and may be tried again under the same key.
 * @returns what was answered, now or the first time; `keyReused` for another body
 */
export const answerOnce = async <T extends object>(
  pool: Pool,
  request: KeyedRequest,
  work: (client: PoolClient) => Promise<T>,
): Promise<T | { refused: 'keyReused' }> =>
  inTransaction(pool, client => once(client, request, work), { isKept: answer => !('refused' in answer) })

const once = async <T extends object>(
  client: PoolClient,
  request: KeyedRequest,
  work: (client: PoolClient) => Promise<T>,
): Promise<T | { refused: 'keyReused' }> => {
  const { by, key, bodyHash } = request
  // Repeats of one person follow one another, and so do their attendances at two places.
  await client.query(`SELECT pg_advisory_xact_lock(hashtext('answered-request'), hashtext($1))`, [by])
  const found = await findKnown<T>(client, request)
  if (found) return repeated(found, bodyHash)
  const answer = await work(client)
  if (!('refused' in answer)) await client.query(keep, [by, key, bodyHash, answer])
  return answer
}

const repeated = <T>({ answer, bodyHash }: Known<T>, asked: string) =>
  bodyHash === asked ? answer : { refused: 'keyReused' as const }
