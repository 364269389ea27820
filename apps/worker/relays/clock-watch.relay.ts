/** Watches over the clocks: what is due and has not fired is said aloud, as are decisions that cannot be taken yet. */
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { findMissed, tellHeld, tellMissed } from '#persistence/clocks/watch.js'
import { startRelay, type Relay } from './relay.js'

const everyMs = 60_000

/** It needs no Temporal: it tells of its outages. */
export const relayClockWatch = (pool: Pool, log: Logger): Relay =>
  startRelay(log, 'the clocks could not be watched', async () => {
    const { count, number, since } = await findMissed(pool)
    if (count > 0) log.warn({ count, number, since }, 'deadlines have passed and nothing has fired')
    const [missed, held] = [count > 0 ? await tellMissed(pool) : 0, await tellHeld(pool)]
    if (missed + held > 0) log.info({ missed, held }, 'administrators are told of clocks')
    return everyMs
  })
