import { Inject, Injectable } from '@nestjs/common'
import { findRunning } from '#persistence/import/find-imports.js'
import { claimWork, settleAbandoned } from '#persistence/import/keep-imports.js'
import { DATABASE, type Database } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'
import { ImportWork } from './import-work.js'

/** Puts imports to work, one at a time in the whole installation. */
@Injectable()
export class ImportStarter {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly work: ImportWork,
  ) {}

  /** @throws ProblemError importRunning, importState */
  async start(id: string, job: 'check' | 'apply', version?: number): Promise<void> {
    const claimed = await claimWork(this.database, id, job === 'check' ? 'checking' : 'applying', version)
    if (claimed === 'busy') {
      await this.refuseWhileRunning()
      throw new ProblemError('importRunning')
    }
    if (claimed === 'notThere') throw new ProblemError('importState')
    this.work.start(job, id)
  }

  /** @throws ProblemError importRunning, saying whose it is and since when */
  async refuseWhileRunning(): Promise<void> {
    if (!(await findRunning(this.database))) return
    await settleAbandoned(this.database)
    const running = await findRunning(this.database)
    if (!running) return
    const since = running.since.toLocaleTimeString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false })
    throw new ProblemError('importRunning', {
      detail: `${running.byName}从 ${since} 起正在导入，一次只能进行一个导入，请等它结束。`,
      context: { byName: running.byName, since: running.since.toISOString() },
    })
  }
}
