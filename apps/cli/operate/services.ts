import { resolve } from 'node:path'
import type { CliConfig } from '#config/cli.js'
import { dataLayout } from '#embedded/data-layout.js'
import { startEmbedded, type Embedded } from '#embedded/embedded.js'
import { EmbeddedError } from '#embedded/embedded-error.js'
import { ensureDatabase } from '#embedded/postgres-connection.js'
import { liveRecords } from '#embedded/service-record.js'
import { knownMigrations, pendingMigrations } from '#persistence/migrate.js'
import type { Database } from '#persistence/read/database.js'
import { whoWorksOn } from '#persistence/fresh-schema.js'
import { sayDetail } from '../output.js'
import { APPLICATION_DATABASE } from '../start/launch.js'
import { API, WORKER } from '../start/running.js'

/** Who acts when a command does, in journals and in the audit. */
export const OPERATOR = 'system-operator'

/** What an operator's command works on, running for as long as it takes. */
export interface OperatedServices {
  readonly databaseUrl: string
  /** Absent when only the database was asked for. */
  readonly temporalAddress?: string
}

/**
 * The configured services, or those of the data folder: what does not run there is started for the length of the work
 * and stopped again.
 */
export async function withServicesOf<T>(
  config: CliConfig,
  { temporal = false },
  work: (services: OperatedServices) => Promise<T>,
): Promise<T> {
  const ownDatabase = config.DATABASE_URL === undefined
  const ownTemporal = temporal && config.TEMPORAL_ADDRESS === undefined
  const embedded = ownDatabase || ownTemporal ? await startOwn(config, ownTemporal) : undefined
  try {
    if (embedded && ownDatabase) await ensureDatabase(embedded.adminUrl, APPLICATION_DATABASE)
    return await work({
      databaseUrl: config.DATABASE_URL ?? embedded?.databaseUrl(APPLICATION_DATABASE) ?? '',
      ...(temporal && { temporalAddress: config.TEMPORAL_ADDRESS ?? embedded?.temporalAddress }),
    })
  } finally {
    await embedded?.stop()
  }
}

const startOwn = (config: CliConfig, withTemporal: boolean): Promise<Embedded> =>
  startEmbedded({
    dataDir: config.DATA_DIR,
    log: sayDetail,
    withTemporal,
    withUi: false,
    namespace: config.TEMPORAL_NAMESPACE,
    ports: {
      ...(config.POSTGRES_PORT && { postgres: config.POSTGRES_PORT }),
      ...(config.TEMPORAL_PORT && { temporal: config.TEMPORAL_PORT }),
    },
  })

/** @throws EmbeddedError while the platform runs for the data folder or works on the database */
export async function refuseWhileRunning(config: CliConfig, databaseUrl?: string): Promise<void> {
  const live = liveRecords(dataLayout(config.DATA_DIR).run).map(({ name }) => name)
  const ours = config.DATABASE_URL ? [] : live.filter(name => [API, WORKER, 'launcher'].includes(name))
  const working = databaseUrl ? await whoWorksOn(databaseUrl) : []
  if (ours.length + working.length === 0) return
  throw new EmbeddedError(
    `平台正在运行（${[...ours, ...working].join('、')}），现在不能更换数据`,
    config.DATABASE_URL
      ? '先停止接口与后台（docker compose stop api worker），再执行一次'
      : '先执行 npm stop，再执行一次',
  )
}

/** @throws EmbeddedError where the database is empty, or of an earlier release */
export async function refuseUnmigrated(database: Database): Promise<void> {
  const pending = await pendingMigrations(database)
  if (pending.length === 0) return
  const isEmpty = pending.length === knownMigrations().length
  throw new EmbeddedError(
    isEmpty ? '数据库里还没有平台的数据' : '数据库结构不是最新的：程序已更新，结构还没有更新',
    '先执行 npm start，启动时自动更新结构，再执行一次；数据在别处的，先设置 DATA_DIR 或 DATABASE_URL',
  )
}

/**
 * Relative to where the operator stands, not to the working copy: npm runs scripts in the latter. A slash at the end,
 * which says that a folder is meant, is kept.
 */
export const fromHere = (path: string): string =>
  resolve(process.env.INIT_CWD ?? process.cwd(), path) + (/[/\\]$/.test(path) ? '/' : '')
