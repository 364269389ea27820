import type { Pool, PoolClient } from 'pg'
import type { ProcessState } from '#domain/kernel/state.js'
import { rulesOf } from '../rules/rules-for.js'
import { statement, type Database } from '../read/database.js'
import type { HeldProcess } from './load-process.js'

const nothing = (): void => undefined

/**
 * Does some work on a process while nobody else does any on it under this lock; on one connection, which keeps the
 * lock and is the one for the work's own statements.
 */
export const withProcessLock = async <T>(
  pool: Pool,
  processId: string,
  work: (connection: Database) => Promise<T>,
): Promise<T> => {
  const connection: PoolClient = await pool.connect()
  // Lost while no statement runs on it; the next one fails of it.
  connection.on('error', nothing)
  try {
    await connection.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [processId])
    const result = await work(connection)
    await connection.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [processId])
    connection.off('error', nothing)
    connection.release()
    return result
  } catch (error) {
    // Whatever became of the lock, it goes with its connection.
    connection.release(true)
    throw error
  }
}

/**
 * Takes an open process over: from now on only a run of the new epoch can write it.
 * @returns the process with its new epoch; undefined when there is none or it has ended
 */
export const raiseEpoch = async (database: Database, processId: string): Promise<HeldProcess | undefined> => {
  const { rows } = await database.query<{ state: ProcessState }>(
    `UPDATE process SET epoch = epoch + 1, state = jsonb_set(state, '{epoch}', to_jsonb(epoch + 1))
     WHERE id = $1 AND ended_at IS NULL RETURNING state`,
    [processId],
  )
  const state = rows[0]?.state
  return state && { state, rules: await rulesOf(database, state) }
}

export interface OpenProcess {
  id: string
  kind: string
}

/** Every process that has not ended, longest untouched first. */
export const openProcesses = async (pool: Pool): Promise<OpenProcess[]> => {
  const { rows } = await pool.query<OpenProcess>(
    'SELECT id, kind FROM process WHERE ended_at IS NULL ORDER BY updated_at, id',
  )
  return rows
}

const behind = statement<OpenProcess>(
  'processes-behind',
  'SELECT id, kind FROM process WHERE ended_at IS NULL AND ahead_ms < $1 ORDER BY next_due_at, id',
)

/** Open processes whose business time has not come to a moment of the demo's clock; soonest due first. */
export const processesBehind = (database: Database, aheadMs: number): Promise<OpenProcess[]> =>
  behind(database, [aheadMs])

const openCount = statement<{ open: number }>(
  'processes-open-count',
  'SELECT count(*)::int AS open FROM process WHERE ended_at IS NULL',
)
export const countOpen = async (database: Database): Promise<number> =>
  (await openCount(database, []))[0]?.open ?? 0
