import { Connection } from '@temporalio/client'
import { grpc } from '@temporalio/proto'
import type { DataLayout } from './data-layout.js'
import { EmbeddedError } from './embedded-error.js'
import type { PostgresAddress } from './postgres-connection.js'
import { isSameProcess } from './process-identity.js'
import { logTail, spawnService, stopService } from './processes.js'
import { liveRecord, removeRecord, type ServiceRecord } from './service-record.js'
import { writeTemporalConfig, writeUiConfig, type TemporalPorts } from './temporal-config.js'
import type { TemporalPrograms } from './temporal-programs.js'
import { ensureTemporalSchema } from './temporal-schema.js'
import { waitFor } from './waiting.js'

export const TEMPORAL_SERVICE = 'temporal'
export const TEMPORAL_UI_SERVICE = 'temporal-ui'
const START_TIMEOUT_MS = 60_000

/** A running service of the Temporal server. */
export interface StartedService {
  readonly record: ServiceRecord
  /** True when it was running already and was taken over. */
  readonly adopted: boolean
}

export interface TemporalServerOptions {
  readonly programs: TemporalPrograms
  readonly postgres: PostgresAddress
  readonly ports: TemporalPorts
  readonly timeSkipping: boolean
}

/**
 * Brings up the Temporal server of a data folder on the embedded Postgres: takes over a live one that
 * answers, else makes the databases, brings their schema up to date and starts it.
 */
export async function startTemporal(
  layout: DataLayout,
  options: TemporalServerOptions,
): Promise<StartedService> {
  const address = `127.0.0.1:${options.ports.temporal}`
  const live = liveRecord(layout.run, TEMPORAL_SERVICE)
  if (live && live.port === options.ports.temporal && (await becomesHealthy(live, address, 10_000))) {
    return { record: live, adopted: true }
  }
  if (live) await stopService(layout, live, { timeoutMs: 5_000 })
  await ensureTemporalSchema(options.programs.sqlTool, options.postgres)
  const config = writeTemporalConfig(layout, options)
  const record = await spawnService(layout, {
    name: TEMPORAL_SERVICE,
    command: options.programs.server,
    // Without an authorizer: every port is bound to the loopback address.
    args: ['--config-file', config, '--allow-no-auth', 'start'],
    cwd: layout.dataDir,
    port: options.ports.temporal,
  })
  if (await becomesHealthy(record, address, START_TIMEOUT_MS)) return { record, adopted: false }
  throw await notStarted(layout, record, 'Temporal 服务')
}

/** Brings up the web interface of the Temporal server. */
export async function startTemporalUi(
  layout: DataLayout,
  options: { program: string; temporalAddress: string; port: number; namespace: string },
): Promise<StartedService> {
  const live = liveRecord(layout.run, TEMPORAL_UI_SERVICE)
  if (live?.port === options.port) return { record: live, adopted: true }
  if (live) await stopService(layout, live)
  const record = await spawnService(layout, {
    name: TEMPORAL_UI_SERVICE,
    command: options.program,
    args: writeUiConfig(layout, options.temporalAddress, options.port, options.namespace),
    cwd: layout.dataDir,
    port: options.port,
  })
  const answers = () =>
    fetch(`http://127.0.0.1:${options.port}/healthz`).then(
      reply => reply.ok,
      () => false,
    )
  const outcome = await waitFor(async () => (await answers()) || !isSameProcess(record), {
    timeoutMs: START_TIMEOUT_MS,
  })
  if (outcome && isSameProcess(record)) return { record, adopted: false }
  throw await notStarted(layout, record, 'Temporal 界面')
}

/** True when the frontend of a Temporal server serves calls at this address. */
export async function isTemporalHealthy(address: string): Promise<boolean> {
  let connection: Connection | undefined
  try {
    connection = await Connection.connect({ address, connectTimeout: '1s' })
    const { status } = await connection.healthService.check({
      service: 'temporal.api.workflowservice.v1.WorkflowService',
    })
    return status === grpc.health.v1.HealthCheckResponse.ServingStatus.SERVING
  } catch {
    return false
  } finally {
    await connection?.close()
  }
}

async function becomesHealthy(record: ServiceRecord, address: string, timeoutMs: number): Promise<boolean> {
  const ask = async () => (await isTemporalHealthy(address)) || !isSameProcess(record)
  const outcome = await waitFor(ask, { timeoutMs })
  return outcome === true && isSameProcess(record)
}

async function notStarted(layout: DataLayout, record: ServiceRecord, title: string): Promise<EmbeddedError> {
  await stopService(layout, record, { timeoutMs: 2_000 })
  removeRecord(layout.run, record.name)
  return new EmbeddedError(
    `${title}没有启动成功：\n${logTail(layout, record.name)}`,
    `查看日志 ${layout.logs}/${record.name}.log；也可用 TEMPORAL_ADDRESS 指定已有的 Temporal 服务`,
  )
}
