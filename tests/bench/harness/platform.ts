/** The product and the bare side on one embedded Postgres and Temporal server of their own, in a temporary folder. */
import { join } from 'node:path'
import type { Client } from '@temporalio/client'
import { msToTs } from '@temporalio/common/lib/time'
import type { Pool } from 'pg'
import { repositoryRoot } from '#config/repository.js'
import { workerNodeArguments } from '#config/worker.js'
import { stateCouncilCalendar } from '#domain/calendar/state-council.js'
import type { DataLayout } from '#embedded/data-layout.js'
import { startEmbedded } from '#embedded/embedded.js'
import { ensureDatabase } from '#embedded/postgres-connection.js'
import { choosePorts } from '#embedded/ports.js'
import { logTail, spawnService } from '#embedded/processes.js'
import { secretFile } from '#embedded/secrets.js'
import { waitFor } from '#embedded/waiting.js'
import { runMigrations } from '#persistence/migrate.js'
import { createPool } from '#persistence/pool.js'
import { seedRules } from '#persistence/rules/seed-rules.js'
import { importDistrict } from '#persistence/seed/import-district.js'
import { demoDataFolder } from '#persistence/seed/read-district.js'
import { createTemporalClient } from '#temporal/connection.js'
import { defaultClaimPolicy } from '#workflows/claim/claim.policy.js'
import { bareStepTable } from '../bare/activities.js'
import { inTemporaryFolder } from './temporary-folder.js'
import { say } from './report.js'

export const namespace = 'bench'
const database = 'dual_checkin'

export interface Platform {
  pool: Pool
  /** The same database as its superuser. */
  admin: Pool
  client: Client
  apiPort: number
}

/** Demo district, the real API and worker, the bare worker beside them. All of it is gone when the work has ended. */
export const withPlatform = <T>(work: (platform: Platform) => Promise<T>): Promise<T> =>
  inTemporaryFolder(async dataDir => {
    say('启动数据库与 Temporal 服务…')
    const embedded = await startEmbedded({ dataDir, withUi: false, timeSkipping: false })
    const { adminUrl, temporalAddress } = embedded
    const url = embedded.databaseUrl(database)
    const pool = createPool(url, { max: 4, name: 'bench' })
    const admin = createPool(databaseOf(adminUrl), { max: 1, name: 'bench admin', patience: adminPatience })
    const temporal = {
      TEMPORAL_ADDRESS: temporalAddress,
      TEMPORAL_NAMESPACE: namespace,
      PAYLOAD_KEY_FILE: secretFile(embedded.layout.secrets, 'payload.key'),
    }
    const client = createTemporalClient(temporal)
    try {
      await ensureDatabase(adminUrl, database)
      await fill(url, pool)
      await registerNamespace(client)
      say('启动接口、工作进程与对照工作进程…')
      const apiPort = await startProcesses(embedded.layout, { ...temporal, DATABASE_URL: url })
      return await work({ pool, admin, client, apiPort })
    } finally {
      await client.connection.close()
      await Promise.all([pool.end(), admin.end()])
    }
  })

const adminPatience = { connectMs: 3_000, statementMs: 10 * 60_000 }

const databaseOf = (adminUrl: string): string => {
  const url = new URL(adminUrl)
  url.pathname = `/${database}`
  return url.href
}

const fill = async (url: string, pool: Pool): Promise<void> => {
  await runMigrations(url)
  await pool.query(bareStepTable)
  await seedRules(pool, { kind: 'claim', policy: defaultClaimPolicy, calendar: stateCouncilCalendar })
  const imported = await importDistrict({ pool, directory: join(repositoryRoot(), demoDataFolder) })
  if (!imported.ok) throw new Error('the demo district was not imported')
  await requireDurableCommits(pool)
  await pool.query('ANALYZE')
}

/** A commit that a power failure could undo would make either side look fast. */
export const requireDurableCommits = async (pool: Pool): Promise<void> => {
  const { rows } = await pool.query<{ fsync: string; commit: string }>(
    `SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit`,
  )
  if (rows[0]?.fsync !== 'on' || rows[0].commit !== 'on') throw new Error('commits are not durable here')
}

export const registerNamespace = async ({ workflowService }: Client): Promise<void> => {
  await workflowService.registerNamespace({
    namespace,
    workflowExecutionRetentionPeriod: msToTs('1 day'),
  })
  const known = () =>
    workflowService.describeNamespace({ namespace }).then(
      () => true,
      () => false,
    )
  if (!(await waitFor(known, { timeoutMs: 15_000 }))) throw new Error('the namespace did not appear')
}

const startProcesses = async (layout: DataLayout, services: NodeJS.ProcessEnv): Promise<number> => {
  const { api, worker } = await choosePorts({ names: ['api', 'worker'], rememberedIn: layout.ports })
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    ...services,
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: String(api),
    WORKER_HEALTH_PORT: String(worker),
    DEMO_MODE: '1',
    WEB_DIR: join(repositoryRoot(), 'dist', 'web'),
    IMPORT_DIR: join(layout.dataDir, 'imports'),
    SESSION_KEY_FILE: secretFile(layout.secrets, 'session.key'),
    DATA_KEY_FILE: secretFile(layout.secrets, 'data.key'),
    AUDIT_KEY_FILE: secretFile(layout.secrets, 'audit.key'),
    FILES_DIR: join(layout.dataDir, 'files'),
  }
  await startProcess(layout, 'bare-worker', 'tests/bench/bare/worker.js', env)
  await startProcess(layout, 'worker', 'apps/worker/main.js', env, worker)
  await startProcess(layout, 'api', 'apps/api/main.js', env, api)
  return api
}

/** With a port: answers when `/health/ready` does. */
export const startProcess = async (
  layout: DataLayout,
  name: string,
  entry: string,
  env: NodeJS.ProcessEnv,
  port?: number,
): Promise<void> => {
  const root = repositoryRoot()
  await spawnService(layout, {
    name,
    command: process.execPath,
    args: [...(entry.includes('worker') ? workerNodeArguments : []), join(root, 'dist', entry)],
    env,
    cwd: root,
  })
  if (port === undefined) return
  const ready = () =>
    fetch(`http://127.0.0.1:${port}/health/ready`).then(
      reply => reply.ok,
      () => false,
    )
  if (!(await waitFor(ready, { timeoutMs: 60_000, everyMs: 100 })))
    throw new Error(`${name} did not become ready:\n${logTail(layout, name)}`)
}
