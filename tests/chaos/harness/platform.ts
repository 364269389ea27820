/** Postgres, Temporal, the real worker and the real API in a temporary folder of their own: made to be killed. */
import { randomBytes } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Client } from '@temporalio/client'
import type { Pool } from 'pg'
import { repositoryRoot } from '#config/repository.js'
import { workerNodeArguments } from '#config/worker.js'
import { startEmbedded, type Embedded } from '#embedded/embedded.js'
import { choosePorts } from '#embedded/ports.js'
import { ensureDatabase, withClient } from '#embedded/postgres-connection.js'
import { isSameProcess } from '#embedded/process-identity.js'
import { killService, logTail, spawnService } from '#embedded/processes.js'
import { secretFile } from '#embedded/secrets.js'
import type { ServiceRecord } from '#embedded/service-record.js'
import { stopDataFolder } from '#embedded/stopping.js'
import { waitFor } from '#embedded/waiting.js'
import { runMigrations } from '#persistence/migrate.js'
import { createPool } from '#persistence/pool.js'
import { createTemporalClient } from '#temporal/connection.js'
import { suggestNewRunAfter } from './short-histories.js'
import { ensureNamespace } from '../../../apps/cli/temporal.js'

export const services = ['postgres', 'temporal', 'worker', 'api'] as const
export type ServiceName = (typeof services)[number]
type AppName = 'worker' | 'api'

const database = 'dual_checkin'
const namespace = 'chaos'
const readyWithinMs = 60_000

export interface Platform {
  readonly pool: Pool
  readonly client: Client
  readonly apiUrl: string
  isAlive(name: ServiceName): boolean
  /** `kill -9` */
  kill(name: ServiceName): Promise<void>
  /** Starts it again if it is dead; returns when it is ready. */
  heal(name: ServiceName): Promise<void>
  /** Temporal as on its first day: server stopped, both its databases dropped, all made anew. */
  loseTemporal(): Promise<void>
  /** Ends everything, however it stands. */
  stop(): Promise<void>
}

export interface PlatformOptions {
  /** More environment of the worker. */
  workerEnv?: NodeJS.ProcessEnv
  /** Below dist; the product's by default. */
  workerEntry?: string
  withApi?: boolean
  /** Runs go on in a new one after about so many events. */
  eventsARun?: number
}

/** Named like the test run's own folder, so that the next run sweeps up what a killed one leaves behind. */
const newFolder = (): string =>
  join(tmpdir(), `dual-checkin-test-${process.pid}-chaos-${randomBytes(3).toString('hex')}`)

/** Brings all of it up on a migrated, empty database. */
export const startPlatform = async (options: PlatformOptions = {}): Promise<Platform> => {
  const dataDir = newFolder()
  const end = async () => {
    await stopDataFolder(dataDir, () => undefined)
    rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    const embedded = await startEmbedded({ dataDir, withUi: false, timeSkipping: false })
    await ensureDatabase(embedded.adminUrl, database)
    await runMigrations(embedded.databaseUrl(database))
    await ensureNamespace(embedded.temporalAddress, namespace)
    return await onServers(embedded, options, end)
  } catch (error) {
    await end()
    throw error
  }
}

const onServers = async (
  embedded: Embedded,
  { workerEnv, workerEntry = 'apps/worker/main.js', withApi = false, eventsARun }: PlatformOptions,
  end: () => Promise<void>,
): Promise<Platform> => {
  const ports = await choosePorts({ names: ['worker', 'api'], rememberedIn: embedded.layout.ports })
  const env = environmentOf(embedded, ports)
  const apps = new Apps(embedded, {
    worker: { entry: workerEntry, port: ports.worker, env: { ...env, ...workerEnv } },
    api: { entry: 'apps/api/main.js', port: ports.api, env },
  })
  const pool = createPool(embedded.databaseUrl(database), { max: 12, name: 'chaos' })
  const client = createTemporalClient({
    TEMPORAL_ADDRESS: embedded.temporalAddress,
    TEMPORAL_NAMESPACE: namespace,
    PAYLOAD_KEY_FILE: env.PAYLOAD_KEY_FILE ?? '',
  })
  const isApp = (name: ServiceName): name is AppName => name === 'worker' || name === 'api'
  const shorten = () => {
    if (eventsARun) suggestNewRunAfter(embedded.layout.dataDir, eventsARun)
  }
  shorten()
  await Promise.all([apps.start('worker'), withApi && apps.start('api')])
  return {
    pool,
    client,
    apiUrl: `http://127.0.0.1:${ports.api}`,
    isAlive: name => {
      const record = isApp(name) ? apps.record(name) : embedded.services()[name]?.record
      return record !== undefined && isSameProcess(record)
    },
    kill: name => (isApp(name) ? apps.kill(name) : embedded.kill(name)),
    heal: async name => {
      await (isApp(name) ? apps.start(name) : embedded.restart(name))
      if (name === 'temporal') shorten()
    },
    loseTemporal: () => loseTemporal(embedded),
    stop: async () => {
      await client.connection.close()
      await pool.end()
      await end()
    },
  }
}

const environmentOf = (embedded: Embedded, ports: Record<AppName, number>): NodeJS.ProcessEnv => ({
  ...process.env,
  NODE_ENV: 'test',
  LOG_LEVEL: 'info',
  DATABASE_URL: embedded.databaseUrl(database),
  TEMPORAL_ADDRESS: embedded.temporalAddress,
  TEMPORAL_NAMESPACE: namespace,
  PAYLOAD_KEY_FILE: secretFile(embedded.layout.secrets, 'payload.key'),
  SESSION_KEY_FILE: secretFile(embedded.layout.secrets, 'session.key'),
  DATA_KEY_FILE: secretFile(embedded.layout.secrets, 'data.key'),
  AUDIT_KEY_FILE: secretFile(embedded.layout.secrets, 'audit.key'),
  FILES_DIR: join(embedded.layout.dataDir, 'files'),
  WORKER_HEALTH_PORT: String(ports.worker),
  HOST: '127.0.0.1',
  PORT: String(ports.api),
  DEMO_MODE: '1',
})

const loseTemporal = async (embedded: Embedded): Promise<void> => {
  await embedded.kill('temporal')
  await withClient(embedded.adminUrl, async client => {
    await client.query('DROP DATABASE temporal WITH (FORCE)')
    await client.query('DROP DATABASE temporal_visibility WITH (FORCE)')
  })
  await embedded.restart('temporal')
  await ensureNamespace(embedded.temporalAddress, namespace)
}

interface Program {
  entry: string
  port: number
  env: NodeJS.ProcessEnv
}

/** The product's two processes, as built in dist. */
class Apps {
  private readonly records: Partial<Record<AppName, ServiceRecord>> = {}

  constructor(
    private readonly embedded: Embedded,
    private readonly programs: Record<AppName, Program>,
  ) {}

  record(name: AppName): ServiceRecord | undefined {
    return this.records[name]
  }

  async kill(name: AppName): Promise<void> {
    const record = this.records[name]
    if (record) await killService(record)
  }

  async start(name: AppName): Promise<void> {
    const before = this.records[name]
    if (before && isSameProcess(before)) return
    const { layout } = this.embedded
    const { port, env, entry } = this.programs[name]
    const root = repositoryRoot()
    const file = join(root, 'dist', entry)
    if (!existsSync(file)) throw new Error(`${file} is missing: run \`npm test\`, which builds it`)
    const record = await spawnService(layout, {
      name,
      command: process.execPath,
      args: [...(name === 'worker' ? workerNodeArguments : []), file],
      env,
      cwd: root,
      port,
    })
    this.records[name] = record
    const ask = async () => (await isReady(port)) || !isSameProcess(record)
    const outcome = await waitFor(ask, { timeoutMs: readyWithinMs, everyMs: 50 })
    // A worker that dies of its own fault point right after its start has been started all the same.
    if (!outcome) throw new Error(await whyNotReady(layout, name, port))
  }
}

const askReady = (port: number): Promise<Response> =>
  fetch(`http://127.0.0.1:${port}/health/ready`, { signal: AbortSignal.timeout(2_000) })

const isReady = (port: number): Promise<boolean> =>
  askReady(port).then(
    reply => reply.ok,
    () => false,
  )

/** What it answers now, and its log from the first line on: a port that was taken is told there and nowhere else. */
const whyNotReady = async (layout: Embedded['layout'], name: ServiceName, port: number): Promise<string> => {
  const answer = await askReady(port).then(
    async reply => `${reply.status} ${await reply.text()}`,
    (error: Error) => `${error.message} ${String(error.cause)}`,
  )
  return `${name} did not become ready; port ${port} says ${answer}\n${logTail(layout, name, 60)}`
}
