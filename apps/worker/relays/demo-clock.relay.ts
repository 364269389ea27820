/** Takes along what the demo's clock has left behind: what could not be moved in time, and what began meanwhile. */
import type { Client } from '@temporalio/client'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { processesBehind } from '#persistence/process/rebuild.js'
import { demoAheadMs } from '#persistence/read/demo-clock.js'
import { moveClocks } from '#temporal/move-clocks.js'
import { patienceMs, startRelay, type Relay } from './relay.js'

const everyMs = 2_000
/** For those of one look; who is left waits for the next one. */
const lookMs = 30_000

/** Outside the demo no clock ever runs ahead, and there is nothing to do. */
export const relayDemoClock = (pool: Pool, client: Client, log: Logger): Relay =>
  startRelay(log, 'the clock of the demo could not be followed', async () => {
    const left = await takeAlong(pool, client)
    if (left > 0) log.warn({ left }, 'processes are behind the clock of the demo')
    return left > 0 ? patienceMs : everyMs
  })

/** @returns how many are still behind */
export const takeAlong = async (pool: Pool, client: Client): Promise<number> => {
  const toMs = await demoAheadMs(pool)
  if (toMs === 0) return 0
  const behind = await processesBehind(pool, toMs)
  if (behind.length === 0) return 0
  await moveClocks(client, behind, { by: 'system', toMs, deadline: Date.now() + lookMs })
  return (await processesBehind(pool, toMs)).length
}
