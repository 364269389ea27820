import { dataLayout, type DataLayout } from '#embedded/data-layout.js'
import { identify } from '#embedded/process-identity.js'
import { claimRecord, liveRecords, writeRecord, type ServiceRecord } from '#embedded/service-record.js'
import { LAUNCHER_SERVICE } from '#embedded/stopping.js'

export const API = 'api'
export const WORKER = 'worker'

/** What the ready card and `--json` tell. */
export interface Running {
  readonly portal: string
  readonly api: string
  readonly docs: string
  /** Absent with somebody else's Temporal server, or when its programs came without the interface. */
  readonly temporalUi?: string
  readonly dataDir: string
  readonly pids: Record<string, number>
}

/** What runs for a data folder, by its live records; undefined until its launcher has finished. */
export function whatRuns(dataDir: string): Running | undefined {
  const records = liveRecords(dataLayout(dataDir).run)
  const portOf = (name: string) => records.find(record => record.name === name)?.port
  const [portal, ui] = [portOf(LAUNCHER_SERVICE), portOf('temporal-ui')]
  if (!portal) return undefined
  const base = `http://127.0.0.1:${portal}`
  return {
    portal: base,
    api: `${base}/api`,
    docs: `${base}/api/docs`,
    ...(ui && { temporalUi: `http://127.0.0.1:${ui}` }),
    dataDir,
    pids: Object.fromEntries(records.map(({ name, pid }) => [name, pid])),
  }
}

/** Makes this process the one launcher of the data folder; false when another one is alive. */
export function becomeLauncher(layout: DataLayout): boolean {
  return claimRecord(layout.run, launcherRecord())
}

/** From now on others see that everything is up, and on which port. */
export function announceReady(layout: DataLayout, portalPort: number): void {
  writeRecord(layout.run, { ...launcherRecord(), port: portalPort })
}

function launcherRecord(): ServiceRecord {
  const identity = identify(process.pid)
  if (!identity) throw new Error(`cannot identify process ${process.pid}`)
  return { ...identity, name: LAUNCHER_SERVICE, command: 'launcher', startedAt: new Date().toISOString() }
}

/** True when the API at this address can do its work. */
export async function isReady(portal: string): Promise<boolean> {
  const ask = fetch(`${portal}/health/ready`, { signal: AbortSignal.timeout(2_000) })
  return ask.then(
    reply => reply.ok,
    () => false,
  )
}
