import type { Pool } from 'pg'
import type { ProcessState } from '#domain/kernel/state.js'
import { rulesOf } from '../rules/rules-for.js'
import type { HeldProcess } from './load-process.js'

/**
 * Takes an open process over: from now on only a run of the new epoch can write it.
 * @returns the process with its new epoch; undefined when there is none or it has ended
 */
export const raiseEpoch = async (pool: Pool, processId: string): Promise<HeldProcess | undefined> => {
  const { rows } = await pool.query<{ state: ProcessState }>(
    `UPDATE process SET epoch = epoch + 1, state = jsonb_set(state, '{epoch}', to_jsonb(epoch + 1))
     WHERE id = $1 AND ended_at IS NULL RETURNING state`,
    [processId],
  )
  const state = rows[0]?.state
  return state && { state, rules: await rulesOf(pool, state) }
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
