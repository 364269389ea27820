import type { Pool } from 'pg'
import type { ProcessState, Rules } from '#domain/kernel/state.js'
import { rulesOf } from '../rules/rules-for.js'

export interface HeldProcess {
  state: ProcessState
  rules: Rules
}

/** A process as Postgres holds it, with the policy and calendar it runs under. */
export const loadProcess = async (pool: Pool, processId: string): Promise<HeldProcess | undefined> => {
  const { rows } = await pool.query<{ state: ProcessState }>({
    name: 'load-process',
    text: 'SELECT state FROM process WHERE id = $1',
    values: [processId],
  })
  const state = rows[0]?.state
  return state && { state, rules: await rulesOf(pool, state) }
}
