import type { CliConfig } from '#config/cli.js'
import type { DataLayout } from '#embedded/data-layout.js'
import { startEmbedded, type Embedded } from '#embedded/embedded.js'
import { ensureDatabase } from '#embedded/postgres-connection.js'
import { choosePorts } from '#embedded/ports.js'
import { liveRecord } from '#embedded/service-record.js'
import { runMigrations } from '#persistence/migrate.js'
import { sayDetail } from '../output.js'
import { openMissingProcesses } from '../rebuild/missing.js'
import { ensureNamespace } from '../temporal.js'
import { Application, type Addresses } from './application.js'
import { fillDistrict } from './district.js'
import { keyFiles } from './key-files.js'
import { API } from './running.js'
import { modeOf } from './mode.js'
import { step as anyStep } from './steps.js'

/** Our own tables, beside Temporal's in the same cluster. */
export const APPLICATION_DATABASE = 'dual_checkin'

/** What was brought up, for the one who watches over it. */
export interface Launched {
  /** Absent when both Postgres and Temporal are somebody else's. */
  readonly embedded?: Embedded
  readonly application: Application
  readonly portalPort: number
}

interface Launch {
  readonly config: CliConfig
  readonly layout: DataLayout
  /** A district's own CSV files; the demo's when absent. */
  readonly directory: string | undefined
}

/**
 * Brings everything up in order; what does not depend on each other comes up side by side: Temporal while
 * the tables are made and filled, API and worker together.
 * @throws the signal's reason, at the next step, when it is aborted
 */
export async function launchUntil(stop: AbortSignal, { config: given, ...job }: Launch): Promise<Launched> {
  const { layout, directory } = job
  const step: typeof anyStep = (...work) => {
    stop.throwIfAborted()
    return anyStep(...work)
  }
  let config = given
  const embedded = await step(config.DATABASE_URL ? '准备服务' : '启动数据库', () =>
    startServices(given, () => config.DEMO_MODE === '1'),
  )
  const addresses = await placesOf(given, embedded)
  config = { ...given, DEMO_MODE: await modeOf(given, addresses.databaseUrl) }
  await together(
    step('启动 Temporal 服务', () => bringUpTemporal(config, addresses, embedded)),
    step('更新数据库结构', () => runMigrations(addresses.databaseUrl)).then(() =>
      step(
        '读入区划、机构与项目',
        () => fillDistrict(config, layout, addresses.databaseUrl, directory),
        String,
      ),
    ),
  )
  const portalPort = await choosePortalPort(config, layout)
  const application = new Application(config, layout, addresses, portalPort)
  await step('启动接口与后台', () => together(application.startApi(), application.startWorker()))
  await step(
    '补开没有运行的流程',
    () =>
      openMissingProcesses({
        ...addresses,
        namespace: config.TEMPORAL_NAMESPACE,
        payloadKeyFile: keyFiles(config, layout).payload,
      }),
    opened => `补开 ${opened} 个`,
  )
  return { embedded, application, portalPort }
}

/** The embedded Postgres; it is needed for our tables, for Temporal's, or not at all. */
async function startServices(config: CliConfig, isDemo: () => boolean): Promise<Embedded | undefined> {
  if (config.DATABASE_URL && config.TEMPORAL_ADDRESS) return undefined
  return startEmbedded({
    dataDir: config.DATA_DIR,
    log: sayDetail,
    withTemporal: false,
    timeSkipping: isDemo,
    namespace: config.TEMPORAL_NAMESPACE,
    ports: {
      ...(config.POSTGRES_PORT && { postgres: config.POSTGRES_PORT }),
      ...(config.TEMPORAL_PORT && { temporal: config.TEMPORAL_PORT }),
      ...(config.TEMPORAL_UI_PORT && { temporalUi: config.TEMPORAL_UI_PORT }),
    },
  })
}

async function placesOf(config: CliConfig, embedded: Embedded | undefined): Promise<Addresses> {
  if (!config.DATABASE_URL && embedded) await ensureDatabase(embedded.adminUrl, APPLICATION_DATABASE)
  return {
    databaseUrl: config.DATABASE_URL ?? embedded?.databaseUrl(APPLICATION_DATABASE) ?? '',
    temporalAddress: config.TEMPORAL_ADDRESS ?? embedded?.temporalAddress ?? '',
  }
}

async function bringUpTemporal(config: CliConfig, addresses: Addresses, embedded?: Embedded): Promise<void> {
  const own = config.TEMPORAL_ADDRESS ? undefined : embedded
  await own?.restart('temporal')
  await together(
    own?.startUi() ?? Promise.resolve(),
    ensureNamespace(addresses.temporalAddress, config.TEMPORAL_NAMESPACE),
  )
}

async function choosePortalPort(config: CliConfig, layout: DataLayout): Promise<number> {
  const names = ['portal'] as const
  const ports = await choosePorts({
    names,
    configured: { portal: config.PORT },
    inUse: { portal: liveRecord(layout.run, API)?.port },
    rememberedIn: layout.ports,
  })
  return ports.portal
}

/** Waits for all even when one fails: nothing may still be starting while the failure is being cleaned up. */
async function together(...work: Promise<unknown>[]): Promise<void> {
  const failed = (await Promise.allSettled(work)).find(result => result.status === 'rejected')
  if (failed) throw failed.reason
}
