/** What is done with urns by itself: a key for each that will be voted with, and the count of each that is closed. */
import type { Pool } from 'pg'
import { countUrn } from '#persistence/evaluation/count-urn.js'
import { findUrns, lockUrn, type Urn } from '#persistence/evaluation/urns.js'
import { openBallot } from './sealed-ballot.js'
import type { UrnKeys } from './urn-keys.js'

/** Nothing was ever sealed for an urn without a key, so that nothing lies in it. */
const openNothing = (): never => {
  throw new Error('the urn has no key')
}

/**
 * An evaluation gets its key once it is approved, and is counted once it is closed; then its key is destroyed.
 * What is wrong with one urn keeps none of the others waiting.
 * @throws Error the first there was, once all have been looked after; e.g. when the database holds another key than the one
 *   made here: somebody wants to read along, or the folder of the keys was lost
 */
export const keepUrns = async (
  pool: Pool,
  keys: UrnKeys,
): Promise<{ keyed: string[]; counted: string[] }> => {
  const done: { keyed: string[]; counted: string[] } = { keyed: [], counted: [] }
  const failures: unknown[] = []
  for (const urn of await findUrns(pool)) {
    try {
      const what = await keepUrn(pool, keys, urn)
      if (what) done[what].push(urn.id)
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
  return done
}

const keepUrn = async (pool: Pool, keys: UrnKeys, urn: Urn): Promise<'keyed' | 'counted' | undefined> => {
  if (urn.state === 'approved' || urn.state === 'open')
    return (await lock(pool, keys, urn)) ? 'keyed' : undefined
  if (urn.state === 'closed') return (await count(pool, keys, urn)) ? 'counted' : undefined
  keys.destroy(urn.id)
  return undefined
}

const lock = (pool: Pool, keys: UrnKeys, { id, publicKey }: Urn): Promise<boolean> => {
  if (publicKey !== null) mustBeOurs(keys, id, publicKey)
  return lockUrn(pool, id, publicKey ?? keys.publicKeyOf(id))
}

/** @returns whether it was counted: one that was opened again meanwhile keeps its key */
const count = async (pool: Pool, keys: UrnKeys, { id, publicKey }: Urn): Promise<boolean> => {
  const key = publicKey === null ? undefined : mustBeOurs(keys, id, publicKey)
  const isCounted = await countUrn(pool, id, key ? sealed => openBallot(key, id, sealed) : openNothing)
  if (isCounted) keys.destroy(id)
  return isCounted
}

const mustBeOurs = (keys: UrnKeys, id: string, publicKey: string) => {
  const key = keys.privateKeyOf(id)
  if (!key || keys.publicKeyOf(id) !== publicKey)
    throw new Error(`the urn of ${id} is not locked with the key that is kept for it`)
  return key
}
