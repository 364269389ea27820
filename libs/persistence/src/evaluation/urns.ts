/** Urns as their keeper sees them: which there are, what each is locked with. */
import type { Pool } from 'pg'
import type { EvaluationState } from '#domain/evaluation/evaluation-states.js'

export interface Urn {
  /** Of its evaluation. */
  id: string
  state: EvaluationState
  /** X25519, raw, base64url; null until it is locked. */
  publicKey: string | null
}

/** Of all evaluations that are approved, whatever became of them since. */
export const findUrns = async (pool: Pool): Promise<Urn[]> => {
  const { rows } = await pool.query<Urn>(
    `SELECT id, state, public_key AS "publicKey" FROM evaluation WHERE state <> 'prepared'
     ORDER BY closes_at, id`,
  )
  return rows
}

/** @returns whether it was locked now: one that has a key keeps it */
export const lockUrn = async (pool: Pool, id: string, publicKey: string): Promise<boolean> => {
  const { rowCount } = await pool.query(
    'UPDATE evaluation SET public_key = $2 WHERE id = $1 AND public_key IS NULL',
    [id, publicKey],
  )
  return rowCount === 1
}
