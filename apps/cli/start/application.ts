import { join } from 'node:path'
import type { CliConfig } from '#config/cli.js'
import { workerNodeArguments } from '#config/worker.js'
import type { DataLayout } from '#embedded/data-layout.js'
import { EmbeddedError } from '#embedded/embedded-error.js'
import { isSameProcess } from '#embedded/process-identity.js'
import { logTail, spawnService, stopService } from '#embedded/processes.js'
import { liveRecord, type ServiceRecord } from '#embedded/service-record.js'
import { waitFor } from '#embedded/waiting.js'
import { isWorkerPolling, withTemporal } from '../temporal.js'
import { filesFolder } from './files-folder.js'
import { keyFiles } from './key-files.js'
import { API, isReady, WORKER } from './running.js'
import { urnFolder } from './urn-folder.js'

const READY_TIMEOUT_MS = 60_000

/** The services under the application, wherever they run. */
export interface Addresses {
  readonly databaseUrl: string
  readonly temporalAddress: string
}

/** Starts the application's two processes on given addresses. */
export class Application {
  constructor(
    private readonly config: CliConfig,
    private readonly layout: DataLayout,
    private readonly addresses: Addresses,
    private readonly port: number,
  ) {}

  /** The API with the portal; answers when it is ready. */
  async startApi(): Promise<void> {
    const record = await this.spawn(API, this.port)
    await this.until(record, () => isReady(`http://127.0.0.1:${this.port}`))
  }

  /** The worker; answers when it asks for tasks. */
  async startWorker(): Promise<void> {
    const record = await this.spawn(WORKER)
    const { TEMPORAL_NAMESPACE } = this.config
    await withTemporal(this.addresses.temporalAddress, connection =>
      this.until(record, () => isWorkerPolling(connection, TEMPORAL_NAMESPACE, new Date(record.startedAt))),
    )
  }

  /** Replaces one that an earlier start left behind: it may run older code. */
  private async spawn(name: string, port?: number): Promise<ServiceRecord> {
    const orphan = liveRecord(this.layout.run, name)
    if (orphan) await stopService(this.layout, orphan)
    return spawnService(this.layout, {
      name,
      command: process.execPath,
      args: [
        ...(name === WORKER ? workerNodeArguments : []),
        join(this.config.root, 'dist', 'apps', name, 'main.js'),
      ],
      env: { ...process.env, ...this.environment() },
      cwd: this.config.root,
      ...(port && { port }),
    })
  }

  private environment(): NodeJS.ProcessEnv {
    const { config, layout, addresses } = this
    const keys = keyFiles(config, layout)
    return {
      NODE_ENV: 'production',
      DATABASE_URL: addresses.databaseUrl,
      TEMPORAL_ADDRESS: addresses.temporalAddress,
      TEMPORAL_NAMESPACE: config.TEMPORAL_NAMESPACE,
      HOST: '127.0.0.1',
      PORT: String(this.port),
      DEMO_MODE: config.DEMO_MODE ?? '0',
      WEB_DIR: join(config.root, 'dist', 'web'),
      PAYLOAD_KEY_FILE: keys.payload,
      SESSION_KEY_FILE: keys.session,
      DATA_KEY_FILE: keys.data,
      AUDIT_KEY_FILE: keys.audit,
      AUDIT_ANCHOR_DIR: config.AUDIT_ANCHOR_DIR ?? join(layout.dataDir, 'anchors'),
      IMPORT_DIR: join(layout.dataDir, 'imports'),
      FILES_DIR: filesFolder(config, layout),
      URN_KEY_DIR: urnFolder(config, layout),
      // The demo's channels lead to this very machine.
      ...(config.DEMO_MODE === '1' && { WEBHOOK_NETWORKS: '127.0.0.0/8' }),
      ...(config.WEBHOOK_NETWORKS && { WEBHOOK_NETWORKS: config.WEBHOOK_NETWORKS }),
      LOG_LEVEL: config.LOG_LEVEL,
    }
  }

  private async until(record: ServiceRecord, ready: () => Promise<boolean>): Promise<void> {
    const ask = async () => (await ready()) || !isSameProcess(record)
    const outcome = await waitFor(ask, { timeoutMs: READY_TIMEOUT_MS, everyMs: 100 })
    if (outcome && isSameProcess(record)) return
    throw new EmbeddedError(
      `${record.name} 没有就绪：\n${logTail(this.layout, record.name)}`,
      `查看日志 ${this.layout.logs}/${record.name}.log；执行 npm run doctor 检查`,
    )
  }
}
