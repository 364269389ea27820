import { dataLayout } from './data-layout.js'
import { POSTGRES_SERVICE, stopPostgres } from './postgres.js'
import { stopService } from './processes.js'
import { liveRecord, liveRecords, removeRecord, staleRecords, type ServiceRecord } from './service-record.js'

/** The process that watches over the others; told to end, it ends them all in order by itself. */
export const LAUNCHER_SERVICE = 'launcher'
const LAUNCHER_TIMEOUT_MS = 90_000
/** What ends last: the services under all others, Postgres under Temporal. */
const UNDERNEATH = [['temporal', 'temporal-ui'], [POSTGRES_SERVICE]]

/**
 * Stops every service that runs for a data folder, whoever started it, and nothing else: first what uses
 * the embedded services, then these. Called by the launcher itself, it stops all but the launcher.
 * @returns what was stopped, in that order
 */
export async function stopDataFolder(dataDir: string, log: (line: string) => void): Promise<ServiceRecord[]> {
  const layout = dataLayout(dataDir)
  const stopped: ServiceRecord[] = []
  const launcher = liveRecord(layout.run, LAUNCHER_SERVICE)
  if (launcher && launcher.pid !== process.pid) {
    log(`停止 ${launcher.name}（进程 ${launcher.pid}）及其照看的服务`)
    await stopService(layout, launcher, { timeoutMs: LAUNCHER_TIMEOUT_MS })
    stopped.push(launcher)
  }
  const live = liveRecords(layout.run).filter(({ pid }) => pid !== process.pid)
  const users = live.map(({ name }) => name).filter(name => !UNDERNEATH.flat().includes(name))
  for (const names of [users, ...UNDERNEATH]) {
    const records = live.filter(({ name }) => names.includes(name))
    for (const { name, pid } of records) log(`停止 ${name}（进程 ${pid}）`)
    await Promise.all(
      records.map(record =>
        record.name === POSTGRES_SERVICE ? stopPostgres(layout, record) : stopService(layout, record),
      ),
    )
    stopped.push(...records)
  }
  for (const { name } of staleRecords(layout.run)) removeRecord(layout.run, name)
  return stopped
}
