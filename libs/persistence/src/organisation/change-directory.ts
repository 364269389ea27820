/** The transaction around every change of the tree, its people and their offices. */
import type { Pool, PoolClient } from 'pg'
import type { LocalDate } from '#domain/calendar/local-date.js'
import { inTransaction } from '../transaction.js'

export interface DirectoryOrder {
  /** A person's id, or `system-operator` on the machine. */
  by: string
  reason?: string
  /** A day in Asia/Shanghai. */
  today: LocalDate
  /** Does everything and takes it back: the answer is what would happen. */
  preview?: boolean
  /** What makes a repeat of the request the same request. */
  request?: { key: string; bodyHash: string }
}

export interface KeyReused {
  refused: 'keyReused'
}

/** Changes of the directory follow one another, imports among them: each decides on what the last one left. */
export const lockDirectory = async (client: PoolClient): Promise<void> => {
  await client.query(`SELECT pg_advisory_xact_lock(hashtext('district-import'))`)
}

/**
 * Runs one change: all of it, or nothing when it is refused, only looked at, or fails.
 * @returns what the change answers; `refused` in it takes everything back
 */
export const changeDirectory = <T extends object>(
  pool: Pool,
  order: DirectoryOrder,
  change: (client: PoolClient) => Promise<T>,
): Promise<T | KeyReused> => {
  const isKept = (result: object) => !order.preview && !('refused' in result)
  const once = async (client: PoolClient): Promise<T | KeyReused> => {
    await lockDirectory(client)
    const known = order.preview ? undefined : await findAnswer<T>(client, order)
    if (known) return known
    const result = await change(client)
    if (isKept(result)) await keepAnswer(client, order, result)
    return result
  }
  return inTransaction(pool, once, { isKept })
}

const findAnswer = async <T>(
  client: PoolClient,
  { request }: DirectoryOrder,
): Promise<T | KeyReused | undefined> => {
  if (!request) return undefined
  const { rows } = await client.query<{ bodyHash: string; answer: T }>(
    'SELECT body_hash AS "bodyHash", answer FROM directory_key WHERE key = $1',
    [request.key],
  )
  const [known] = rows
  return known && known.bodyHash !== request.bodyHash ? { refused: 'keyReused' } : known?.answer
}

const keepAnswer = async (client: PoolClient, { request }: DirectoryOrder, answer: object): Promise<void> => {
  if (!request) return
  const { key, bodyHash } = request
  await client.query('INSERT INTO directory_key (key, body_hash, answer) VALUES ($1, $2, $3)', [
    key,
    bodyHash,
    answer,
  ])
}
