/** Takes the weeks of all communities on: opens them, ends the empty ones, begins the decisions of the others. */
import type { Client } from '@temporalio/client'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { businessToday, demoAheadMs } from '#persistence/read/demo-clock.js'
import { advanceWeeks } from '#persistence/weekly/advance-weeks.js'
import { fillWeekGaps } from '#persistence/weekly/week-gaps.js'
import { beginDecisions } from '../weekly/begin-decisions.js'
import { changeOf, hourly, patienceMs, startRelay, type Relay } from './relay.js'

const busyMs = 1_000
const leastRestMs = 3_000
const mostRestMs = 600_000
/** A look at many communities takes its time; between two of them the database belongs to people's clicks. */
const restForWork = 20

export const relayWeeks = (pool: Pool, client: Client, log: Logger): Relay => {
  // What a community has lost is filled up without anybody asking.
  const watch = hourly(log, 'weeks of communities could not be looked through', async () => {
    const filled = await fillWeekGaps(pool)
    if (filled.length > 0) log.warn({ filled }, 'weeks that communities had lost are there again')
  })
  const work = (stop: AbortSignal) => advance(pool, client, log, stop).finally(watch)
  return startRelay(log, 'weeks of communities could not go on', work, {
    isCalled: changeOf(() => demoAheadMs(pool)),
  })
}

const advance = async (pool: Pool, client: Client, log: Logger, stop: AbortSignal): Promise<number> => {
  const began = Date.now()
  const { opened, joined, ended } = await advanceWeeks(pool, await businessToday(pool))
  if (opened.length + joined + ended > 0) log.info({ opened, joined, ended }, 'weeks of communities went on')
  const { begun, waiting } = await beginDecisions(pool, client, stop)
  if (begun > 0) log.info({ begun }, 'decisions of weeks have begun')
  if (waiting > 0) log.warn({ waiting }, 'decisions of weeks wait to begin')
  if (begun > 0) return busyMs
  const rest = Math.min(mostRestMs, Math.max(leastRestMs, restForWork * (Date.now() - began)))
  return waiting > 0 ? Math.max(rest, patienceMs) : rest
}
