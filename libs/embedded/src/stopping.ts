import { dataLayout } from './data-layout.js'
import { POSTGRES_SERVICE, stopPostgres } from './postgres.js'
import { stopService } from './processes.js'
import { liveRecords, type ServiceRecord } from './service-record.js'

/** What must end first, so that nobody loses the service under them; Postgres is the last. */
const STOP_ORDER = [['launcher', 'api', 'worker'], ['temporal', 'temporal-ui'], [POSTGRES_SERVICE]]

/**
 * Stops every service that runs for a data folder, whoever started it, and nothing else.
 * @returns what was stopped, in that order
 */
export async function stopDataFolder(dataDir: string, log: (line: string) => void): Promise<ServiceRecord[]> {
  const layout = dataLayout(dataDir)
  const live = liveRecords(layout.run)
  const known = new Set(STOP_ORDER.flat())
  const others = live.map(({ name }) => name).filter(name => !known.has(name))
  const stopped: ServiceRecord[] = []
  for (const names of [others, ...STOP_ORDER]) {
    const records = live.filter(({ name }) => names.includes(name))
    for (const { name, pid } of records) log(`停止 ${name}(进程 ${pid})`)
    await Promise.all(
      records.map(record =>
        record.name === POSTGRES_SERVICE ? stopPostgres(layout, record) : stopService(layout, record),
      ),
    )
    stopped.push(...records)
  }
  return stopped
}
