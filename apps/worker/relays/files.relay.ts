/** Sees files past the operator's scanner, and clears away what uploads left behind that died. */
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import type { FilesConfig } from '#config/files.js'
import { Incoming } from '#files/incoming.js'
import { openStore } from '#files/open-store.js'
import { openScanner, type Scanner } from '#files/scanner.js'
import type { FileStore } from '#files/store.js'
import { sweepContents } from '#files/sweep.js'
import { verified } from '#files/verified.js'
import { recordAudit } from '#persistence/audit/record-audit.js'
import { findKnownFiles } from '#persistence/files/find-files.js'
import { settleFile, takeFilesToScan, type FileToScan } from '#persistence/files/scan-files.js'
import { startRelay, type Relay } from './relay.js'

const everyMs = 1_000
const atOnce = 2
const sweepEveryMs = 3_600_000
const orphanedAfterMs = 7 * 24 * 3_600_000

/** None without a scanner. */
export const relayScans = (pool: Pool, log: Logger, config: FilesConfig): Relay[] => {
  const scanner = openScanner(config)
  const store = openStore(config)
  if (!scanner) return []
  const scan = () => scanBatch(pool, log, store, scanner)
  return [startRelay(log, 'files could not be taken to the scanner', scan)]
}

/** @returns how long to rest before the next files */
export const scanBatch = async (
  pool: Pool,
  log: Logger,
  store: FileStore,
  scanner: Scanner,
): Promise<number> => {
  const files = await takeFilesToScan(pool, atOnce)
  await Promise.all(files.map(file => scanOne(pool, log, store, scanner, file)))
  return files.length === atOnce ? 0 : everyMs
}

/** A scanner that says nothing delays: the file comes again, later and later. */
const scanOne = async (
  pool: Pool,
  log: Logger,
  store: FileStore,
  scanner: Scanner,
  { id, processId, sha256 }: FileToScan,
): Promise<void> => {
  try {
    const { verdict, note } = await scanner.scan(verified(await store.read(id), sha256))
    await settleFile(pool, id, verdict, note ?? null)
    if (verdict === 'passed') return
    log.warn({ file: id, note }, 'a file was blocked')
    const subject = { subject: 'process', subjectId: processId, details: { fileId: id } }
    await recordAudit(pool, { operation: 'fileBlocked', outcome: 'done', ...subject })
  } catch (error) {
    log.warn({ file: id, error: String(error) }, 'the scanner has said nothing of a file')
  }
}

export const relaySweeps = (pool: Pool, log: Logger, config: FilesConfig): Relay => {
  const store = openStore(config)
  const incoming = new Incoming(config.FILES_DIR)
  const sweep = async () => {
    const dropped = await incoming.sweep()
    const known = (ids: readonly string[]) => findKnownFiles(pool, ids)
    const order = { store, known, now: Date.now(), olderThanMs: orphanedAfterMs }
    const { removed, isForeign } = await sweepContents(order)
    if (dropped + removed.length > 0) log.info({ dropped, removed }, 'what uploads left behind is gone')
    if (isForeign)
      log.error('most contents of the file store have no row: is it the store of another database?')
    return sweepEveryMs
  }
  return startRelay(log, 'the file store could not be swept', sweep, { afterFailureMs: sweepEveryMs })
}
