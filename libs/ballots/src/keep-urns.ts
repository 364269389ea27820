/** What is done with urns by itself: a key for each that will be voted with, and the count of each that is closed. */
import type { Pool } from 'pg'
import type { EvaluationState } from '#domain/evaluation/evaluation-states.js'
import { countUrn } from '#persistence/evaluation/count-urn.js'
import { openBallot } from './sealed-ballot.js'
import type { UrnKeys } from './urn-keys.js'

interface Urn {
  id: string
  state: EvaluationState
  publicKey: string | null
}

/**
 * An evaluation gets its key once it is approved, and is counted once it is closed; then its key is destroyed.
 * @throws Error when the database holds another key than the one made here: somebody wants to read along, or the folder of the
 *   keys was lost
 */
export const keepUrns = async (
  pool: Pool,
  keys: UrnKeys,
): Promise<{ keyed: string[]; counted: string[] }> => {
  const { rows } = await pool.query<Urn>(
    `SELECT id, state, public_key AS "publicKey" FROM evaluation WHERE state <> 'prepared'`,
  )
  const done: { keyed: string[]; counted: string[] } = { keyed: [], counted: [] }
  for (const urn of rows) {
    if (urn.state === 'approved' || urn.state === 'open') {
      if (await lock(pool, keys, urn)) done.keyed.push(urn.id)
    } else if (urn.state === 'closed') {
      await count(pool, keys, urn)
      done.counted.push(urn.id)
    } else keys.destroy(urn.id)
  }
  return done
}

const lock = async (pool: Pool, keys: UrnKeys, { id, publicKey }: Urn): Promise<boolean> => {
  if (publicKey !== null) mustBeOurs(keys, id, publicKey)
  const { rowCount } = await pool.query(
    'UPDATE evaluation SET public_key = $2 WHERE id = $1 AND public_key IS NULL',
    [id, publicKey ?? keys.publicKeyOf(id)],
  )
  return rowCount === 1
}

const count = async (pool: Pool, keys: UrnKeys, { id, publicKey }: Urn): Promise<void> => {
  const key = mustBeOurs(keys, id, publicKey)
  await countUrn(pool, id, sealed => openBallot(key, id, sealed))
  keys.destroy(id)
}

const mustBeOurs = (keys: UrnKeys, id: string, publicKey: string | null) => {
  const key = keys.privateKeyOf(id)
  if (!key || keys.publicKeyOf(id) !== publicKey)
    throw new Error(`the urn of ${id} is not locked with the key that is kept for it`)
  return key
}
