/** Lets open processes follow the directory soon after it has changed, and on the day an office ends. */
import type { Client } from '@temporalio/client'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { localDateOf } from '#domain/calendar/local-date.js'
import { signOfChangedOffices } from '#persistence/organisation/find-left-seats.js'
import { followDirectory, tellEmptyOffices } from '#temporal/follow-directory.js'
import { startRelay, type Relay } from './relay.js'

const everyMs = 1_000
const afterFailureMs = 10_000
/** Rounds between two looks at every open seat when nothing seems to have changed. */
const seldom = 60

/** Works until stopped; a database or a Temporal that is away is waited for. */
export const relayDirectory = (pool: Pool, client: Client, log: Logger): Relay => {
  let round = 0
  let seen = ''
  return startRelay(async () => {
    const sign = await signOfChangedOffices(pool, localDateOf(Date.now())).catch(() => seen)
    const isThorough = sign !== seen || round++ % seldom === 0
    seen = sign
    return follow(pool, client, log, isThorough)
  })
}

/** @returns how long to rest before the next look */
const follow = async (pool: Pool, client: Client, log: Logger, isThorough: boolean): Promise<number> => {
  try {
    const followed = [await followDirectory(pool, client)]
    if (isThorough) followed.push(await tellEmptyOffices(pool, client))
    const done = followed.reduce((sum, each) => sum + each.done, 0)
    const failed = followed.reduce((sum, each) => sum + each.failed, 0)
    if (done > 0) log.info({ done }, 'processes followed the directory')
    if (failed > 0) log.warn({ failed }, 'processes wait to follow the directory')
    return failed > 0 ? afterFailureMs : everyMs
  } catch (error) {
    log.error(error, 'processes could not follow the directory')
    return afterFailureMs
  }
}
