/** Locks the urns of evaluations that are approved, and counts those that are closed. */
import { dirname, join } from 'node:path'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { keepUrns } from '#ballots/keep-urns.js'
import { UrnKeys } from '#ballots/urn-keys.js'
import type { WorkerConfig } from '#config/worker.js'
import { readKeys } from '#secrets/key-file.js'
import { startRelay, type Relay } from './relay.js'

const everyMs = 2_000

type Places = Pick<WorkerConfig, 'FILES_DIR' | 'URN_KEY_DIR' | 'DATA_KEY_FILE'>

export const relayUrns = (
  pool: Pool,
  log: Logger,
  { FILES_DIR, URN_KEY_DIR, DATA_KEY_FILE }: Places,
): Relay => {
  const keys = new UrnKeys(URN_KEY_DIR ?? join(dirname(FILES_DIR), 'urn'), readKeys(DATA_KEY_FILE))
  keys.reseal()
  return startRelay(log, 'urns could not be kept', async () => {
    const { keyed, counted } = await keepUrns(pool, keys).catch(sparingly)
    if (keyed.length + counted.length > 0) log.info({ keyed, counted }, 'urns were locked or counted')
    return everyMs
  })
}

/** Not the whole error: Postgres tells with it the row that it refused, and here that is a ballot. */
const sparingly = (error: unknown): never => {
  throw new Error(error instanceof Error ? error.message : String(error))
}
