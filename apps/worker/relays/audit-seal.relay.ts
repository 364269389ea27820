/** Seals the audit within a second after what it seals was committed, and anchors it once a day. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { localDateOf, type LocalDate } from '#domain/calendar/local-date.js'
import { anchorFile, anchorOf, keepAnchor } from '#persistence/audit/anchors.js'
import type { Head, SealKeys } from '#persistence/audit/chain.js'
import { recordAudit } from '#persistence/audit/record-audit.js'
import { sealAudit, type Sealing } from '#persistence/audit/seal-audit.js'
import { startRelay, type Relay } from './relay.js'

const everyMs = 300
const afterFailureMs = 2_000

export interface SealingOptions {
  keys: SealKeys
  /** Folder for anchors. */
  anchorFolder?: string
}

/** Several workers take turns. */
export const relaySealing = (pool: Pool, log: Logger, options: SealingOptions): Relay => {
  const sealer = new Sealer(pool, log, options)
  return startRelay(log, 'the audit could not be sealed', () => sealer.batch(), { afterFailureMs })
}

class Sealer {
  private last?: Head
  private anchoredOn?: LocalDate

  constructor(
    private readonly pool: Pool,
    private readonly log: Logger,
    private readonly options: SealingOptions,
  ) {}

  /** @returns how long to rest before the next batch */
  async batch(): Promise<number> {
    const sealing = await sealAudit(this.pool, this.options.keys)
    await this.compare(sealing)
    if (sealing.head) await this.anchor(sealing.head)
    return sealing.full ? 0 : everyMs
  }

  /** A chain only grows: one that ends before the place where it was left has been cut. */
  private async compare({ found, head }: Sealing): Promise<void> {
    const { last } = this
    if (head) this.last = head
    if (!last || !found || found.sequence > last.sequence || found.hash === last.hash) return
    this.log.error({ last, found }, 'the audit chain does not end where it was left')
    const details = { lastSequence: last.sequence, foundSequence: found.sequence }
    await recordAudit(this.pool, { operation: 'auditChainCut', outcome: 'failed', details })
  }

  private async anchor(head: Head): Promise<void> {
    const today = localDateOf(Date.now())
    if (this.anchoredOn === today || head.sequence === 0) return
    const anchor = anchorOf(this.options.keys, today, head)
    await keepAnchor(this.pool, anchor)
    if (this.options.anchorFolder) {
      await mkdir(this.options.anchorFolder, { recursive: true })
      const file = join(this.options.anchorFolder, `anchor-${today}.txt`)
      // The first one of a day counts, whichever worker wrote it.
      await writeFile(file, anchorFile([anchor]), { flag: 'wx' }).catch(ignoreExisting)
    }
    this.anchoredOn = today
  }
}

const ignoreExisting = (error: NodeJS.ErrnoException): void => {
  if (error.code !== 'EEXIST') throw error
}
