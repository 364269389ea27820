import { Pool } from 'pg'
import { withClient } from '#embedded/postgres-connection.js'
import { isTemporalHealthy } from '#embedded/temporal-server.js'
import { findMissed } from '#persistence/clocks/watch.js'
import { createDataSource } from '#persistence/data-source.js'
import { isReady } from '../start/running.js'
import { hasNamespace, isWorkerPolling, withTemporal } from '../temporal.js'
import type { Check, Finding } from './check.js'
import type { Installation } from './installation.js'
import { processesWithoutWorkflow } from './processes.js'
import { readsFit } from './reads-fit.js'

/** A worker asks again at least this often. */
const POLLED_WITHIN_MS = 2 * 60 * 1000

/** Checks of what runs, each standing on those before it. */
export function serviceChecks(installation: Installation): Check[] {
  const { databaseUrl = '', temporalAddress = '', config } = installation
  const namespace = config.TEMPORAL_NAMESPACE
  return [
    { title: 'Postgres 可连接', find: () => postgresAnswers(installation, databaseUrl) },
    { title: '数据库结构是最新的', find: () => migrationsRan(databaseUrl) },
    { title: '读取语句与数据库结构一致', find: () => readsFit(databaseUrl) },
    { title: 'Temporal 服务可连接', find: () => temporalAnswers(installation, temporalAddress) },
    { title: `命名空间 ${namespace} 存在`, find: () => namespaceExists(temporalAddress, namespace) },
    { title: '后台 worker 在领取任务', find: () => workerPolls(installation, temporalAddress, namespace) },
    { title: '办理中的流程都在运行', find: () => noneMissing(databaseUrl, temporalAddress, namespace) },
    { title: '到期的提醒与升级都已触发', find: () => nothingMissed(databaseUrl) },
    // Elsewhere, in a container of its own, it has a health check.
    ...(installation.live.length > 0
      ? [{ title: '接口服务就绪', find: () => apiIsReady(installation) }]
      : []),
  ]
}

async function postgresAnswers({ layout }: Installation, url: string): Promise<Finding | undefined> {
  try {
    await withClient(url, client => client.query('SELECT 1'))
    return undefined
  } catch (error) {
    return {
      what: `连不上 Postgres：${(error as Error).message}`,
      why: '数据库没有运行，或地址、口令不对',
      remedy: `执行 npm start；仍不行请查看 ${layout.logs}/postgres.log（使用 DATABASE_URL 时检查该地址）`,
    }
  }
}

async function migrationsRan(url: string): Promise<Finding | undefined> {
  const source = await createDataSource(url).initialize()
  try {
    if (!(await source.showMigrations())) return undefined
    return {
      what: '数据库结构不是最新的',
      why: '程序已更新，数据库结构还没有更新',
      remedy: '执行 npm stop 与 npm start，启动时自动更新结构',
    }
  } finally {
    await source.destroy()
  }
}

async function temporalAnswers({ layout }: Installation, address: string): Promise<Finding | undefined> {
  if (await isTemporalHealthy(address)) return undefined
  return {
    what: `Temporal 服务没有响应（${address}）`,
    why: '服务没有运行，或地址不对；此时可以查看，但不能办理',
    remedy: `执行 npm start；仍不行请查看 ${layout.logs}/temporal.log（使用 TEMPORAL_ADDRESS 时检查该地址）`,
  }
}

async function namespaceExists(address: string, namespace: string): Promise<Finding | undefined> {
  if (await withTemporal(address, connection => hasNamespace(connection, namespace))) return undefined
  return {
    what: `Temporal 服务里没有命名空间 ${namespace}`,
    why: 'Temporal 的存储被清空过，或连到了另一个 Temporal 服务',
    remedy: '执行 npm stop 与 npm start：命名空间会重新登记，办理中的流程会从数据库补开',
  }
}

async function workerPolls(
  { layout }: Installation,
  address: string,
  namespace: string,
): Promise<Finding | undefined> {
  const since = new Date(Date.now() - POLLED_WITHIN_MS)
  if (await withTemporal(address, connection => isWorkerPolling(connection, namespace, since)))
    return undefined
  return {
    what: '没有 worker 在领取任务',
    why: 'worker 进程没有运行，或连到了别的 Temporal 服务',
    remedy: `执行 npm start；仍不行请查看 ${layout.logs}/worker.log`,
  }
}

async function noneMissing(
  databaseUrl: string,
  address: string,
  namespace: string,
): Promise<Finding | undefined> {
  const pool = new Pool({ connectionString: databaseUrl, max: 1, connectionTimeoutMillis: 3_000 })
  try {
    const missing = await withTemporal(address, connection =>
      processesWithoutWorkflow(pool, connection, namespace),
    )
    if (missing.length === 0) return undefined
    return {
      what: `${missing.length} 个办理中的流程没有在运行（如 ${missing[0]}）`,
      why: 'Temporal 的存储丢失过，或流程被人在 Temporal 界面里终止',
      remedy: '执行 npm run rebuild，从数据库补开',
    }
  } finally {
    await pool.end()
  }
}

async function nothingMissed(databaseUrl: string): Promise<Finding | undefined> {
  const pool = new Pool({ connectionString: databaseUrl, max: 1, connectionTimeoutMillis: 3_000 })
  try {
    const { count, number } = await findMissed(pool)
    if (count === 0) return undefined
    return {
      what: `${count} 个事项已到时点而没有自动处理（如第 ${number} 号）`,
      why: '流程服务或 worker 中断过，或这些事项没有在运行',
      remedy: '先处理上面的问题；服务恢复后会先补上迟到的提醒和升级，仍不动的执行 npm run rebuild',
    }
  } finally {
    await pool.end()
  }
}

async function apiIsReady({ portal, layout }: Installation): Promise<Finding | undefined> {
  if (portal && (await isReady(portal))) return undefined
  return {
    what: portal ? `接口服务没有就绪（${portal}）` : '接口服务没有运行',
    why: '服务没有启动完，或正在等待 Postgres',
    remedy: `执行 npm start；仍不行请查看 ${layout.logs}/api.log`,
  }
}
