/** Carries out plans that move open processes to other rules. */
import type { Client } from '@temporalio/client'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { runRulePlans } from '#temporal/run-rule-plans.js'
import { startRelay, type Relay } from './relay.js'

const everyMs = 1_000

export const relayRulePlans = (pool: Pool, client: Client, log: Logger): Relay =>
  startRelay(log, 'processes could not adopt other rules', async () => {
    const asked = await runRulePlans(pool, client)
    if (asked > 0) log.info({ asked }, 'processes were asked to adopt other rules')
    return everyMs
  })
