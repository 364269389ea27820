/** Takes the months of points on: begins those that are missing, settles, publishes what was asked for. */
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { localDateOf } from '#domain/calendar/local-date.js'
import { advanceMonths } from '#persistence/points/advance-months.js'
import { countAsked } from '#persistence/points/find-months.js'
import { demoAheadMs } from '#persistence/read/demo-clock.js'
import { changeOf, startRelay, type Relay } from './relay.js'

const leastRestMs = 5_000
const mostRestMs = 3_600_000
const afterFailureMs = 10_000
/** A pass over many takes its time; between two of them the database belongs to people's clicks. */
const restForWork = 20

/** Works until stopped; a database that is away is waited for. A clock that was moved and whoever asks to publish call it. */
export const relayPoints = (pool: Pool, log: Logger): Relay =>
  startRelay(
    () => advance(pool, log),
    changeOf(async () => [await demoAheadMs(pool), await countAsked(pool)].join(' ')),
  )

/** @returns how long to rest before the next look */
const advance = async (pool: Pool, log: Logger): Promise<number> => {
  try {
    const began = Date.now()
    const { begun, settled, published } = await advanceMonths(
      pool,
      localDateOf(began + (await demoAheadMs(pool))),
    )
    if (begun.length + settled.length + published.length > 0)
      log.info({ begun, settled, published }, 'months of points went on')
    return Math.min(mostRestMs, Math.max(leastRestMs, restForWork * (Date.now() - began)))
  } catch (error) {
    log.error(error, 'months of points could not go on')
    return afterFailureMs
  }
}
