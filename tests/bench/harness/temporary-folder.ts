import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stopDataFolder } from '#embedded/stopping.js'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Does something with a data folder of its own; afterwards, however it ends, what runs for that folder is stopped and
 * the folder removed.
 */
export const inTemporaryFolder = async <T>(work: (dataDir: string) => Promise<T>): Promise<T> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'dual-checkin-bench-'))
  // Postgres runs as a system user when we are root, and has to get in.
  chmodSync(dataDir, 0o755)
  const clean = async () => {
    await stopDataFolder(dataDir, () => undefined)
    rmSync(dataDir, { recursive: true, force: true })
  }
  const interrupted = () => void clean().finally(() => process.exit(130))
  for (const signal of signals) process.once(signal, interrupted)
  try {
    return await work(dataDir)
  } finally {
    await clean()
    for (const signal of signals) process.off(signal, interrupted)
  }
}
