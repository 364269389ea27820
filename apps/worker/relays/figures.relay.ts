/** Counts the figures anew wherever a fact has changed, and those of large units in turns. */
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { countBeforehand } from '#persistence/numbers/count-beforehand.js'
import { countFigures } from '#persistence/numbers/count-figures.js'
import { businessToday } from '#persistence/read/demo-clock.js'
import { startRelay, type Relay } from './relay.js'

const everyMs = 2_000
/** Rests so much longer than it worked: on a whole province a year takes seconds to count. */
const restsPerWork = 10

/** A year of a province is counted by one statement. */
export const figurePatience = { connectMs: 3_000, statementMs: 5 * 60_000 }
/** Processors of the database that counting may keep busy. */
export const figureConnections = 2

export const relayFigures = (pool: Pool, log: Logger): Relay =>
  startRelay(log, 'figures could not be counted', async () => {
    const begun = performance.now()
    await countFigures(pool)
    await countBeforehand(pool, await businessToday(pool))
    return Math.max(everyMs, (performance.now() - begun) * restsPerWork)
  })
