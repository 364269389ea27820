/** Ends claims of posts that are closed, over or taken by others, and of members who have moved away. */
import type { Client } from '@temporalio/client'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { endLapsedClaims } from '../offers/end-lapsed-claims.js'
import { startRelay, type Relay } from './relay.js'

const everyMs = 2_000
const afterFailureMs = 10_000

/** Works until stopped; a database or a Temporal that is away is waited for. */
export const relayLapsedClaims = (pool: Pool, client: Client, log: Logger): Relay => {
  const later = new Set<string>()
  return startRelay(() => endOn(pool, client, log, later))
}

/** @returns how long to rest before the next look */
const endOn = async (pool: Pool, client: Client, log: Logger, later: Set<string>): Promise<number> => {
  try {
    const { ended, refused } = await endLapsedClaims(pool, client, later)
    if (ended.length > 0) log.info({ ended }, 'claims of posts that are no longer offered have ended')
    const waiting = Object.keys(refused).length > 0
    if (waiting) log.warn({ refused }, 'claims of posts that are no longer offered could not end')
    return waiting ? afterFailureMs : everyMs
  } catch (error) {
    log.error(error, 'claims of posts that are no longer offered could not be looked for')
    return afterFailureMs
  }
}
