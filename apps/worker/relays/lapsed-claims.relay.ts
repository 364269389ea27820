/** Ends claims of posts that are closed, over or taken by others, and of members who have moved away. */
import type { Client } from '@temporalio/client'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { endLapsedClaims } from '../offers/end-lapsed-claims.js'
import { patienceMs, startRelay, type Relay } from './relay.js'

const everyMs = 2_000

export const relayLapsedClaims = (pool: Pool, client: Client, log: Logger): Relay => {
  const later = new Set<string>()
  return startRelay(log, 'claims of posts that are no longer offered could not be looked for', async () => {
    const { ended, refused } = await endLapsedClaims(pool, client, later)
    if (ended.length > 0) log.info({ ended }, 'claims of posts that are no longer offered have ended')
    const waiting = Object.keys(refused).length > 0
    if (waiting) log.warn({ refused }, 'claims of posts that are no longer offered could not end')
    return waiting ? patienceMs : everyMs
  })
}
