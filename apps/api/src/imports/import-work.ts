/** Starts the importer, one process for each job, and sees to what one leaves behind that dies. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setPriority } from 'node:os'
import { join } from 'node:path'
import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common'
import type { ApiConfig } from '#config/api.js'
import { repositoryRoot } from '#config/repository.js'
import { settleAbandoned } from '#persistence/import/keep-imports.js'
import { CONFIG, DATABASE, type Database } from '../dependencies.js'

export type ImportJob = 'check' | 'apply' | 'mark'

/** Below the API's own work: people who click go first. */
const niceness = 10
/** More than a roster of 100,000 rows needs. */
const heapMegabytes = 288

@Injectable()
export class ImportWork implements OnModuleDestroy {
  private readonly log = new Logger('import')
  private readonly running = new Set<ChildProcess>()

  constructor(
    @Inject(CONFIG) private readonly config: ApiConfig,
    @Inject(DATABASE) private readonly database: Database,
  ) {}

  /** Begins a job that goes on by itself; its outcome will stand in the import's row. */
  start(job: ImportJob, id: string): void {
    void this.run(job, id)
  }

  /** @returns whether it ended well */
  async run(job: ImportJob, id: string): Promise<boolean> {
    const child = this.spawn(job, id)
    this.running.add(child)
    let complaint = ''
    child.stderr?.on('data', (chunk: Buffer) => (complaint = (complaint + chunk.toString()).slice(-2_000)))
    const [code] = (await once(child, 'close').catch(() => [null])) as [number | null]
    this.running.delete(child)
    if (code !== 0) this.log.warn(`import ${id}: ${job} ended with ${code}: ${complaint}`)
    if (code !== 0 && job !== 'mark') await settleAbandoned(this.database, id).catch(() => undefined)
    return code === 0
  }

  async onModuleDestroy(): Promise<void> {
    const ending = [...this.running].map(child => once(child, 'close'))
    for (const child of this.running) child.kill('SIGTERM')
    await Promise.allSettled(ending)
  }

  private spawn(job: ImportJob, id: string): ChildProcess {
    const { DATABASE_URL, DATA_KEY_FILE, IMPORT_DIR, IMPORT_PAUSE_MS } = this.config
    const entry = join(repositoryRoot(), 'dist', 'apps', 'importer', 'main.js')
    const child = spawn(process.execPath, [`--max-old-space-size=${heapMegabytes}`, entry, job, id], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { DATABASE_URL, DATA_KEY_FILE, IMPORT_DIR, IMPORT_PAUSE_MS: String(IMPORT_PAUSE_MS) },
    })
    try {
      if (child.pid !== undefined) setPriority(child.pid, niceness)
    } catch {
      // It may have ended already.
    }
    return child
  }
}
