/** What must hold before something is told beside a process: who tells, whom, and with which files. */
import { Inject, Injectable } from '@nestjs/common'
import type { ApiConfig } from '#config/api.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import type { ProcessState } from '#domain/kernel/state.js'
import { findFiles } from '#persistence/files/find-files.js'
import { findTellableAmong } from '#persistence/read/tellable.js'
import type { SignedIn } from '../access/me.js'
import { CONFIG, DATABASE, type Database } from '../dependencies.js'
import { hasScanner } from '../files/file-limits.js'
import { closedBecause } from '../files/file-view.js'
import { ProblemError } from '../http/problem.js'
import { Involvement } from '../processes/involvement.js'

/** Of comments and copies. */
interface Told {
  people?: readonly string[]
  mentions?: readonly string[]
  files?: readonly string[]
}

@Injectable()
export class TellingChecks {
  constructor(
    @Inject(CONFIG) private readonly config: ApiConfig,
    @Inject(DATABASE) private readonly database: Database,
    private readonly involvement: Involvement,
  ) {}

  /** @throws ProblemError notInvolved, invalidRequest, fileWaiting, fileBlocked, fileWithdrawn */
  async check(me: SignedIn, state: ProcessState, body: unknown): Promise<void> {
    await this.involvement.check(me, state)
    const { people = [], mentions = [], files = [] } = body as Told
    await this.checkPeople(state.processId, 'people', people)
    await this.checkPeople(state.processId, 'mentions', mentions)
    await this.checkFiles(state.processId, files)
  }

  /** Files of an opinion or a comment lie beside this process, and may be opened. */
  async checkFiles(processId: string, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return
    const files = await findFiles(this.database, processId)
    for (const id of ids) {
      const file = files.find(each => each.id === id)
      if (!file) throw invalid('files', '该事项没有这个附件，请重新上传')
      const because = closedBecause(file, hasScanner(this.config))
      if (because) throw new ProblemError(because, { context: { fileId: id } })
    }
  }

  private async checkPeople(processId: string, field: string, people: readonly string[]): Promise<void> {
    if (people.length === 0) return
    const found = await findTellableAmong(this.database, processId, localDateOf(Date.now()), people)
    if (people.some(id => !found.has(id)))
      throw invalid(field, '只能选择参与或看得到该事项的人，以及相关单位的人员')
  }
}

const invalid = (field: string, message: string) =>
  new ProblemError('invalidRequest', { problems: [{ path: `body.${field}`, message }] })
