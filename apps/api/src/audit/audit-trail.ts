/** Brings entries into the audit: those that must stand before an answer at once, the others very soon. */
import type { Logger } from 'pino'
import { recordAudits, type AuditEntry } from '#persistence/audit/record-audit.js'
import type { Database } from '../dependencies.js'
import { GroupCommit } from '../group-commit.js'

const soonMs = 200
const afterFailureMs = 2_000
const batchSize = 500
/** Different ones; more is an attack on the audit itself, and is counted. */
const mostWaiting = 20_000

interface Noted {
  entry: AuditEntry
  times: number
}

export class AuditTrail {
  private waiting = new Map<string, Noted>()
  private dropped = 0
  private timer: NodeJS.Timeout | undefined
  private writing: Promise<boolean> = Promise.resolve(true)
  private readonly records: GroupCommit<AuditEntry, true>

  constructor(
    private readonly database: Database,
    private readonly log: Logger,
  ) {
    this.records = new GroupCommit({
      mostRows: batchSize,
      rowsOf: () => 1,
      namesOf: () => [],
      commit: async entries => {
        await recordAudits(database, entries)
        return entries.map(() => true as const)
      },
    })
  }

  /** Stands on record when this returns; entries that come at the same time are one commit. */
  async record(entry: AuditEntry): Promise<void> {
    await this.records.send(entry)
  }

  /** Will stand on record a moment later. The same refusal again and again in that moment is one entry with a count. */
  note(entry: AuditEntry): void {
    const key = keyOf(entry)
    const known = this.waiting.get(key)
    if (known) known.times += 1
    else if (this.waiting.size < mostWaiting)
      this.waiting.set(key, { entry: { at: new Date(), ...entry }, times: 1 })
    else this.dropped += 1
    this.schedule(soonMs)
  }

  /** Writes what waits, and says in the log what could not be written. For the end. */
  async close(): Promise<void> {
    clearTimeout(this.timer)
    await this.writing
    if (await this.flush()) return
    for (const { entry, times } of this.waiting.values())
      this.log.error({ entry, times }, 'an audit entry could not be kept')
  }

  private schedule(ms: number): void {
    this.timer ??= setTimeout(() => {
      this.writing = this.writing.then(() => this.flush())
      void this.writing.then(isWritten => {
        this.timer = undefined
        if (this.waiting.size > 0) this.schedule(isWritten ? soonMs : afterFailureMs)
      })
    }, ms).unref()
  }

  /** @returns whether everything that waited is written; what is not goes on waiting */
  private async flush(): Promise<boolean> {
    const batch = [...this.waiting].slice(0, batchSize)
    if (batch.length === 0) return true
    for (const [key] of batch) this.waiting.delete(key)
    const dropped = this.dropped
    try {
      await recordAudits(this.database, [...batch.map(([, noted]) => counted(noted)), ...overflow(dropped)])
    } catch (error) {
      this.log.warn(error, 'audit entries wait to be written')
      this.waiting = new Map([...batch, ...this.waiting])
      return false
    }
    this.dropped -= dropped
    return this.flush()
  }
}

/** What was done counts each time; refusals of one kind, in one moment, to one visitor, are alike. */
const keyOf = ({ at: _at, requestId, ...entry }: AuditEntry): string =>
  JSON.stringify(entry.outcome === 'refused' ? entry : [requestId, entry])

const counted = ({ entry, times }: Noted): AuditEntry =>
  times === 1 ? entry : { ...entry, details: { ...entry.details, times } }

const overflow = (dropped: number): AuditEntry[] =>
  dropped === 0 ? [] : [{ operation: 'auditOverflow', outcome: 'failed', details: { dropped } }]
