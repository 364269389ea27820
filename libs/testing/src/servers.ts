/**
 * One embedded Postgres and Temporal server for a whole test run. Whoever comes first starts them (the runner, or
 * Jest's global set-up) and hands their addresses to the test processes in the environment.
 */
import { randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded, type Embedded } from '#embedded/embedded.js'
import { stopDataFolder } from '#embedded/stopping.js'

const variable = 'TEST_SERVERS'
const folderPrefix = 'dual-checkin-test-'

export interface TestServers {
  dataDir: string
  /** Superuser URL of the database `postgres`. */
  adminUrl: string
  temporalAddress: string
}

/** Addresses of the run's servers. @throws when a test runs outside a project that has them */
export const testServers = (): TestServers => {
  const text = process.env[variable]
  if (!text) throw new Error('no test servers: only the projects with servers in jest.config.cjs have them')
  return JSON.parse(text) as TestServers
}

/** Starts the servers unless an outer runner has. @returns what ends them, and nothing else */
export const startTestServers = async (): Promise<() => Promise<void>> => {
  if (process.env[variable]) return () => Promise.resolve()
  await sweep()
  const dataDir = join(tmpdir(), `${folderPrefix}${process.pid}-${randomBytes(3).toString('hex')}`)
  mkdirSync(dataDir, { mode: 0o755 })
  const embedded = await startEmbedded({ dataDir, withUi: false, timeSkipping: true })
  process.env[variable] = JSON.stringify(addressesOf(embedded))
  return async () => {
    delete process.env[variable]
    await embedded.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

const addressesOf = ({ layout, adminUrl, temporalAddress }: Embedded): TestServers => ({
  dataDir: layout.dataDir,
  adminUrl,
  temporalAddress,
})

/** Servers of runs that were killed would stay for ever: the next run ends them. */
const sweep = async (): Promise<void> => {
  const orphans = readdirSync(tmpdir()).filter(
    name => name.startsWith(folderPrefix) && !isAlive(Number(name.slice(folderPrefix.length).split('-')[0])),
  )
  for (const name of orphans) {
    await stopDataFolder(join(tmpdir(), name), () => undefined)
    rmSync(join(tmpdir(), name), { recursive: true, force: true })
  }
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
