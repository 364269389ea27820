/** Takes the months of points on: begins those that are missing, settles, publishes what was asked for. */
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { fillAgencyGaps } from '#persistence/points/agency-gaps.js'
import { advanceMonths } from '#persistence/points/advance-months.js'
import { countAsked } from '#persistence/points/find-months.js'
import { businessToday, demoAheadMs } from '#persistence/read/demo-clock.js'
import { atMostEvery, changeOf, startRelay, type Relay } from './relay.js'

const leastRestMs = 5_000
const mostRestMs = 3_600_000
const afterFailureMs = 10_000
/** A pass over many takes its time; between two of them the database belongs to people's clicks. */
const restForWork = 20
const watchEveryMs = 3_600_000

/** Works until stopped; a database that is away is waited for. A clock that was moved and whoever asks to publish call it. */
export const relayPoints = (pool: Pool, log: Logger): Relay => {
  const passed = new Map<string, string>()
  const watchNow = atMostEvery(watchEveryMs, () => watch(pool, log))
  const look = async () => {
    const rest = await advance(pool, log, passed)
    await watchNow()
    return rest
  }
  return startRelay(
    look,
    changeOf(async () => [await demoAheadMs(pool), await countAsked(pool)].join(' ')),
  )
}

/** An agency that stands nowhere in a month that was counted does again, without anybody asking. */
const watch = async (pool: Pool, log: Logger): Promise<void> => {
  try {
    const filled = await fillAgencyGaps(pool)
    if (filled.length > 0) log.warn({ filled }, 'agencies stand again in months that they had lost')
  } catch (error) {
    log.error(error, 'months of agencies could not be looked through')
  }
}

/** @returns how long to rest before the next look */
const advance = async (pool: Pool, log: Logger, passed: Map<string, string>): Promise<number> => {
  try {
    const began = Date.now()
    const { begun, settled, published } = await advanceMonths(pool, await businessToday(pool), { passed })
    if (begun.length + settled.length + published.length > 0)
      log.info({ begun, settled, published }, 'months of points went on')
    return Math.min(mostRestMs, Math.max(leastRestMs, restForWork * (Date.now() - began)))
  } catch (error) {
    log.error(error, 'months of points could not go on')
    return afterFailureMs
  }
}
