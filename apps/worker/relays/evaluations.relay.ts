/** Tells evaluations whose time is over what has come of their votes. */
import type { Client } from '@temporalio/client'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { tellCounts } from '../evaluations/tell-counts.js'
import { patienceMs, startRelay, type Relay } from './relay.js'

const everyMs = 1_000

export const relayEvaluations = (pool: Pool, client: Client, log: Logger): Relay =>
  startRelay(log, 'evaluations could not be told what came of their votes', async () => {
    const { told, refused } = await tellCounts(pool, client)
    if (told.length > 0) log.info({ told }, 'evaluations have been told what came of their votes')
    const waiting = Object.keys(refused).length > 0
    if (waiting) log.warn({ refused }, 'evaluations took no word of their votes')
    return waiting ? patienceMs : everyMs
  })
