/** Tells evaluations whose time is over what has come of their votes. */
import type { Client } from '@temporalio/client'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { tellCounts } from '../evaluations/tell-counts.js'
import { startRelay, type Relay } from './relay.js'

const everyMs = 1_000
const afterFailureMs = 10_000

/** Works until stopped; a database or a Temporal that is away is waited for. */
export const relayEvaluations = (pool: Pool, client: Client, log: Logger): Relay =>
  startRelay(() => tellOn(pool, client, log))

/** @returns how long to rest before the next look */
const tellOn = async (pool: Pool, client: Client, log: Logger): Promise<number> => {
  try {
    const { told, refused } = await tellCounts(pool, client)
    if (told.length > 0) log.info({ told }, 'evaluations have been told what came of their votes')
    const waiting = Object.keys(refused).length > 0
    if (waiting) log.warn({ refused }, 'evaluations took no word of their votes')
    return waiting ? afterFailureMs : everyMs
  } catch (error) {
    log.error(error, 'evaluations could not be told what came of their votes')
    return afterFailureMs
  }
}
