/** Brings notices into mailboxes soon after the step that made them. */
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { deliverNotices } from '#persistence/notices/deliver-notices.js'
import { startRelay, type Relay } from './relay.js'

const everyMs = 500
const afterFailureMs = 5_000

/** Works until stopped; a database that is away is waited for. */
export const relayNotices = (pool: Pool, log: Logger, hasMail: boolean): Relay =>
  startRelay(() => deliver(pool, log, hasMail))

/** @returns how long to rest before the next batch */
const deliver = async (pool: Pool, log: Logger, hasMail: boolean): Promise<number> => {
  try {
    const { delivered, undeliverable, full } = await deliverNotices(pool, { hasMail })
    if (delivered > 0) log.debug({ delivered }, 'notices delivered')
    if (undeliverable > 0) log.warn({ undeliverable }, 'notices wait: no holder and no system administrator')
    return full ? 0 : everyMs
  } catch (error) {
    log.error(error, 'notices could not be delivered')
    return afterFailureMs
  }
}
