/** Brings notices into mailboxes soon after the step that made them. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { deliverNotices } from '#persistence/notices/deliver-notices.js'

const everyMs = 500
const afterFailureMs = 5_000

export interface Relay {
  /** Returns when the batch under way is done. */
  stop(): Promise<void>
}

/** Works until stopped; a database that is away is waited for. */
export const relayNotices = (pool: Pool, log: Logger): Relay => {
  const controller = new AbortController()
  const running = relay(pool, log, controller.signal)
  return {
    stop: () => {
      controller.abort()
      return running
    },
  }
}

const relay = async (pool: Pool, log: Logger, stop: AbortSignal): Promise<void> => {
  while (!stop.aborted) {
    const pause = await deliver(pool, log)
    await sleep(pause, undefined, { signal: stop }).catch(() => undefined)
  }
}

/** @returns how long to rest before the next batch */
const deliver = async (pool: Pool, log: Logger): Promise<number> => {
  try {
    const { delivered, undeliverable, full } = await deliverNotices(pool)
    if (delivered > 0) log.debug({ delivered }, 'notices delivered')
    if (undeliverable > 0) log.warn({ undeliverable }, 'notices wait: no holder and no system administrator')
    return full ? 0 : everyMs
  } catch (error) {
    log.error(error, 'notices could not be delivered')
    return afterFailureMs
  }
}
