import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type { ApiConfig } from '#config/api.js'
import { knownEndings, type fileList, type fileView, type WithdrawFile } from '#contracts/http/files.js'
import { ContentMissing, type FileStore } from '#files/store.js'
import { verified } from '#files/verified.js'
import type { FileRow } from '#persistence/files/file-row.js'
import { findFile, findFiles } from '#persistence/files/find-files.js'
import { withdrawFile } from '#persistence/files/keep-files.js'
import type { SignedIn } from '../access/me.js'
import { CONFIG, DATABASE, FILE_STORE, type Database } from '../dependencies.js'
import { invalid, ProblemError } from '../http/problem.js'
import { isInvolved } from '../processes/part.js'
import { ProcessReader } from '../processes/process-reader.js'
import { contentHeaders } from './content-headers.js'
import { fileLimits, hasScanner } from './file-limits.js'
import { closedBecause, fileViewOf, mayWithdraw } from './file-view.js'

@Injectable()
export class FilesService {
  constructor(
    @Inject(CONFIG) private readonly config: ApiConfig,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(FILE_STORE) private readonly store: FileStore,
    private readonly processes: ProcessReader,
  ) {}

  async list(me: SignedIn, processId: string): Promise<z.input<typeof fileList>> {
    const { state } = await this.processes.readWords(me, processId)
    const [rows, mayAdd] = await Promise.all([
      findFiles(this.database, processId),
      isInvolved(this.database, me, state),
    ])
    const { fileBytes, processBytes, files } = fileLimits(this.config)
    return {
      items: rows.map(row => this.viewOf(me, row)),
      allowedActions: mayAdd && state.endedAt === undefined ? ['upload'] : [],
      limits: { fileBytes, processBytes, files, endings: [...knownEndings] },
    }
  }

  /** @throws ProblemError notFound, contentClosed */
  async one(me: SignedIn, processId: string, fileId: string): Promise<z.input<typeof fileView>> {
    return this.viewOf(me, await this.find(me, processId, fileId))
  }

  /**
   * A content and the headers it leaves with.
   * @throws ProblemError notFound, contentClosed, fileWithdrawn, fileBlocked, fileWaiting, fileMissing
   */
  async content(me: SignedIn, processId: string, fileId: string, wantsInline: boolean) {
    const row = await this.find(me, processId, fileId)
    const because = closedBecause(row, hasScanner(this.config))
    if (because) throw new ProblemError(because)
    const content = await this.store.read(row.id).catch((error: unknown) => {
      throw error instanceof ContentMissing ? new ProblemError('fileMissing') : error
    })
    return { headers: contentHeaders(row, wantsInline), content: verified(content, row.sha256) }
  }

  /** Marks a file as withdrawn; its content stays. @throws ProblemError */
  async withdraw(me: SignedIn, processId: string, fileId: string, { reason }: WithdrawFile) {
    const row = await this.find(me, processId, fileId)
    if (row.withdrawnAt) throw new ProblemError('fileWithdrawn')
    const right = mayWithdraw(me, row)
    if (!right) throw new ProblemError(row.byPerson === me.personId ? 'fileActedOn' : 'forbidden')
    const asAdministrator = right === 'withdrawWithReason'
    if (asAdministrator && reason === undefined) throw invalid('reason', '请说明理由')
    const order = { processId, id: fileId, byPerson: me.personId, reason: reason ?? null, asAdministrator }
    if (!(await withdrawFile(this.database, order))) throw new ProblemError('fileActedOn')
    return this.one(me, processId, fileId)
  }

  private async find(me: SignedIn, processId: string, fileId: string): Promise<FileRow> {
    await this.processes.readWords(me, processId)
    const row = await findFile(this.database, processId, fileId)
    if (!row) throw new ProblemError('notFound')
    return row
  }

  private viewOf(me: SignedIn, row: FileRow) {
    return fileViewOf(me, row, hasScanner(this.config))
  }
}
