/** Carries out plans that move open processes to other rules. */
import type { Client } from '@temporalio/client'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { runRulePlans } from '#temporal/run-rule-plans.js'
import { startRelay, type Relay } from './relay.js'

const everyMs = 1_000
const afterFailureMs = 10_000

/** Works until stopped; a database or a Temporal that is away is waited for. */
export const relayRulePlans = (pool: Pool, client: Client, log: Logger): Relay =>
  startRelay(() => run(pool, client, log))

/** @returns how long to rest before the next look */
const run = async (pool: Pool, client: Client, log: Logger): Promise<number> => {
  try {
    const asked = await runRulePlans(pool, client)
    if (asked > 0) log.info({ asked }, 'processes were asked to adopt other rules')
    return everyMs
  } catch (error) {
    log.error(error, 'processes could not adopt other rules')
    return afterFailureMs
  }
}
