/** What a comment or an opinion may name: people who could be told, and files of this process that may be opened. */
import { Inject, Injectable } from '@nestjs/common'
import type { ApiConfig } from '#config/api.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import type { CommentBody } from '#domain/kernel/events.js'
import { findFiles } from '#persistence/files/find-files.js'
import { findTellableAmong } from '#persistence/process/tellable.js'
import { CONFIG, DATABASE, type Database } from '../dependencies.js'
import { hasScanner } from '../files/file-limits.js'
import { closedBecause } from '../files/file-view.js'
import { invalid, ProblemError } from '../http/problem.js'

@Injectable()
export class CommentChecks {
  constructor(
    @Inject(CONFIG) private readonly config: ApiConfig,
    @Inject(DATABASE) private readonly database: Database,
  ) {}

  /** @throws ProblemError invalidRequest, fileWaiting, fileBlocked, fileWithdrawn */
  async check(processId: string, { mentions = [], files = [] }: CommentBody): Promise<void> {
    await this.checkMentions(processId, mentions)
    await this.checkFiles(processId, files)
  }

  /** @throws ProblemError invalidRequest, fileWaiting, fileBlocked, fileWithdrawn */
  async checkFiles(processId: string, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return
    const files = await findFiles(this.database, processId)
    for (const id of ids) {
      const file = files.find(each => each.id === id)
      if (!file) throw invalid('body.files', '该事项没有这个附件，请重新上传')
      const because = closedBecause(file, hasScanner(this.config))
      if (because) throw new ProblemError(because, { context: { fileId: id } })
    }
  }

  private async checkMentions(processId: string, people: readonly string[]): Promise<void> {
    if (people.length === 0) return
    const found = await findTellableAmong(this.database, processId, localDateOf(Date.now()), people)
    if (people.some(id => !found.has(id)))
      throw invalid('body.mentions', '只能提到参与或看得到该事项的人，以及相关单位的人员')
  }
}
