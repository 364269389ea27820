/** Brings notices into mailboxes soon after the step that made them. */
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { deliverNotices } from '#persistence/notices/deliver-notices.js'
import { startRelay, type Relay } from './relay.js'

const everyMs = 500
const afterFailureMs = 5_000

export const relayNotices = (pool: Pool, log: Logger, hasMail: boolean): Relay => {
  const deliver = async () => {
    const { delivered, undeliverable, full } = await deliverNotices(pool, { hasMail })
    if (delivered > 0) log.debug({ delivered }, 'notices delivered')
    if (undeliverable > 0) log.warn({ undeliverable }, 'notices wait: no holder and no system administrator')
    return full ? 0 : everyMs
  }
  return startRelay(log, 'notices could not be delivered', deliver, { afterFailureMs })
}
