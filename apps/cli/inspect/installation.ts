import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { CliConfig } from '#config/cli.js'
import { dataLayout, type DataLayout } from '#embedded/data-layout.js'
import type { EmbeddedPortName } from '#embedded/embedded-ports.js'
import { rememberedPorts } from '#embedded/ports.js'
import { postgresUrl } from '#embedded/postgres-connection.js'
import { readSecret } from '#embedded/secrets.js'
import { liveRecords, type ServiceRecord } from '#embedded/service-record.js'
import { APPLICATION_DATABASE } from '../start/launch.js'
import { whatRuns } from '../start/running.js'

/** What can be known of an installation without starting anything. */
export interface Installation {
  readonly config: CliConfig
  readonly layout: DataLayout
  readonly live: readonly ServiceRecord[]
  /** Absent when nothing was ever started here. */
  readonly databaseUrl?: string
  readonly temporalAddress?: string
  readonly portal?: string
}

/** Looks at the data folder and the configuration; opens no connection and changes nothing. */
export function lookAt(config: CliConfig): Installation {
  const layout = dataLayout(config.DATA_DIR)
  const ports = rememberedPorts<EmbeddedPortName>(layout.ports)
  const password = existsSync(join(layout.secrets, 'postgres.password'))
    ? readSecret(layout.secrets, 'postgres.password')
    : undefined
  const own = ports.postgres && password ? { port: ports.postgres, password } : undefined
  return {
    config,
    layout,
    live: liveRecords(layout.run),
    databaseUrl: config.DATABASE_URL ?? (own && postgresUrl(own, APPLICATION_DATABASE)),
    temporalAddress: config.TEMPORAL_ADDRESS ?? (ports.temporal ? `127.0.0.1:${ports.temporal}` : undefined),
    portal: whatRuns(config.DATA_DIR)?.portal,
  }
}
