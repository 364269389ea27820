/** Makes the monthly reports that people order, one after the other. */
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import type { FilesConfig } from '#config/files.js'
import { Incoming } from '#files/incoming.js'
import { openStore } from '#files/open-store.js'
import { makeNextReport } from '../reports/make-report.js'
import { startRelay, type Relay } from './relay.js'

const everyMs = 1_500

export const relayMonthlyReports = (pool: Pool, log: Logger, config: FilesConfig): Relay => {
  const means = { pool, log, store: openStore(config), incoming: new Incoming(config.FILES_DIR) }
  return startRelay(log, 'monthly reports could not be made', async () =>
    (await makeNextReport(means)) ? 0 : everyMs,
  )
}
