import { realpathSync } from 'node:fs'
import type { DataLayout } from './data-layout.js'
import { EmbeddedError } from './embedded-error.js'
import { ensureCluster, POSTGRES_ENV, readLock, removeForeignLock } from './postgres-cluster.js'
import { clusterBehind, postgresUrl, type PostgresAddress } from './postgres-connection.js'
import { clusterFolder, postgresPrograms } from './postgres-programs.js'
import { identify, isSameProcess } from './process-identity.js'
import { logTail, signalProcess, spawnService, stopService } from './processes.js'
import { readSecret } from './secrets.js'
import { removeRecord, writeRecord, type ServiceRecord } from './service-record.js'
import { postgresUser } from './service-user.js'
import { waitFor } from './waiting.js'

export const POSTGRES_SERVICE = 'postgres'
const START_TIMEOUT_MS = 60_000

/** A running embedded Postgres. */
export interface PostgresServer {
  readonly record: ServiceRecord
  /** True when it was running already and was taken over. */
  readonly adopted: boolean
  readonly port: number
  url(database: string): string
}

/** The port on which the cluster of this data folder is running, as far as its lock file says. */
export function lockedPostgresPort(layout: DataLayout): number | undefined {
  const lock = readLock(layout.postgres)
  return lock && identify(lock.pid) ? lock.port : undefined
}

/**
 * Brings up the cluster of a data folder: takes over a server that answers for it, else starts one (making
 * the cluster first, recovering after a crash).
 * @throws EmbeddedError with the end of the server's log when it does not come up
 */
export async function startPostgres(layout: DataLayout, port: number): Promise<PostgresServer> {
  const user = postgresUser(layout.postgres)
  const programs = postgresPrograms(user)
  const folder = clusterFolder(layout.postgres, user)
  const password = readSecret(layout.secrets, 'postgres.password')
  await ensureCluster(folder, programs, password, user)
  const adopted = await adopt(layout, folder, password)
  if (adopted) return server(adopted, true, { port: adopted.port ?? port, password })

  const start = () =>
    spawnService(layout, {
      name: POSTGRES_SERVICE,
      command: programs.postgres,
      args: ['-D', folder, '-p', String(port), ...SETTINGS.flatMap(setting => ['-c', setting])],
      env: POSTGRES_ENV,
      cwd: '/',
      port,
      ...(user && { user: { uid: user.uid, gid: user.gid } }),
    })
  const record = await untilAnswering(layout, folder, { port, password }, start)
  return server(record, false, { port, password })
}

/** Ends it in order: open transactions are rolled back, everything committed is on disk. */
export async function stopPostgres(layout: DataLayout, record: ServiceRecord): Promise<void> {
  await stopService(layout, record, { signal: 'SIGINT', timeoutMs: 30_000 })
}

/** Loopback only and no socket file; room for the API, the worker, Temporal and tests side by side. */
const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=300',
  'shared_buffers=256MB',
  // A month's end writes gigabytes: with the default gigabyte, each page would be logged whole again and again.
  'max_wal_size=4GB',
  'timezone=UTC',
  'log_timezone=UTC',
]

function server(record: ServiceRecord, adopted: boolean, address: PostgresAddress): PostgresServer {
  return { record, adopted, port: address.port, url: database => postgresUrl(address, database) }
}

/** A live server of this very cluster, proved by a real connection. */
async function adopt(
  layout: DataLayout,
  folder: string,
  password: string,
): Promise<ServiceRecord | undefined> {
  const lock = readLock(folder)
  if (!lock) return undefined
  removeForeignLock(folder, lock)
  const identity = readLock(folder) && identify(lock.pid)
  if (!identity) return undefined
  const answers = () => answersFor(folder, { port: lock.port, password })
  // It may still be recovering, or on its way down: then it ends and a new one is started.
  const outcome = await waitFor(async () => (await answers()) || !isSameProcess(identity), {
    timeoutMs: START_TIMEOUT_MS,
  })
  if (!outcome || !isSameProcess(identity)) {
    signalProcess(identity, 'SIGQUIT')
    return undefined
  }
  const record = {
    name: POSTGRES_SERVICE,
    ...identity,
    command: 'postgres',
    port: lock.port,
    startedAt: new Date().toISOString(),
  }
  writeRecord(layout.run, record)
  return record
}

async function answersFor(folder: string, address: PostgresAddress): Promise<boolean> {
  const answered = await clusterBehind(address)
  return answered !== undefined && realpathSync(answered) === realpathSync(folder)
}

/** Starts and waits; starts again while the last backends of a killed server still hold its shared memory. */
async function untilAnswering(
  layout: DataLayout,
  folder: string,
  address: PostgresAddress,
  start: () => Promise<ServiceRecord>,
): Promise<ServiceRecord> {
  const endsAt = Date.now() + START_TIMEOUT_MS
  while (Date.now() < endsAt) {
    const record = await start()
    const outcome = await waitFor(async () => (await answersFor(folder, address)) || !isSameProcess(record), {
      timeoutMs: endsAt - Date.now(),
    })
    if (outcome && isSameProcess(record)) return record
    if (!logTail(layout, POSTGRES_SERVICE, 4).includes('shared memory block')) break
    await waitFor(() => undefined, { timeoutMs: 300 })
  }
  removeRecord(layout.run, POSTGRES_SERVICE)
  throw new EmbeddedError(
    `内嵌 Postgres 没有启动成功（端口 ${address.port}）：\n${logTail(layout, POSTGRES_SERVICE)}`,
    `查看日志 ${layout.logs}/${POSTGRES_SERVICE}.log；检查磁盘空间与数据目录权限`,
  )
}
