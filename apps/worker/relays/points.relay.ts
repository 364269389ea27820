/** Takes the months of points on: begins those that are missing, settles, publishes what was asked for. */
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { fillAgencyGaps } from '#persistence/points/agency-gaps.js'
import { advanceMonths } from '#persistence/points/advance-months.js'
import { countAsked } from '#persistence/points/find-months.js'
import { businessToday, demoAheadMs } from '#persistence/read/demo-clock.js'
import { changeOf, hourly, startRelay, type Relay } from './relay.js'

const leastRestMs = 5_000
const mostRestMs = 3_600_000
/** A pass over many takes its time; between two of them the database belongs to people's clicks. */
const restForWork = 20

/** A clock that was moved and whoever asks to publish call it. */
export const relayPoints = (pool: Pool, log: Logger): Relay => {
  const passed = new Map<string, string>()
  // An agency that stands nowhere in a month that was counted does again, without anybody asking.
  const watch = hourly(log, 'months of agencies could not be looked through', async () => {
    const filled = await fillAgencyGaps(pool)
    if (filled.length > 0) log.warn({ filled }, 'agencies stand again in months that they had lost')
  })
  return startRelay(
    log,
    'months of points could not go on',
    () => advance(pool, log, passed).finally(watch),
    {
      isCalled: changeOf(async () => [await demoAheadMs(pool), await countAsked(pool)].join(' ')),
    },
  )
}

const advance = async (pool: Pool, log: Logger, passed: Map<string, string>): Promise<number> => {
  const began = Date.now()
  const { begun, settled, published } = await advanceMonths(pool, await businessToday(pool), { passed })
  if (begun.length + settled.length + published.length > 0)
    log.info({ begun, settled, published }, 'months of points went on')
  return Math.min(mostRestMs, Math.max(leastRestMs, restForWork * (Date.now() - began)))
}
