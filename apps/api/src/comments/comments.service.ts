import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type { ApiConfig } from '#config/api.js'
import type { commentList } from '#contracts/http/comments.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import type { CommentBody } from '#domain/kernel/events.js'
import { findFiles } from '#persistence/files/find-files.js'
import { findComments } from '#persistence/process/comments.js'
import { findNames } from '#persistence/read/names.js'
import { findTellable } from '#persistence/process/tellable.js'
import type { SignedIn } from '../access/me.js'
import { CONFIG, DATABASE, type Database } from '../dependencies.js'
import { hasScanner } from '../files/file-limits.js'
import { fileViewOf } from '../files/file-view.js'
import { isInvolved } from '../processes/part.js'
import { ProcessReader } from '../processes/process-reader.js'

@Injectable()
export class CommentsService {
  constructor(
    @Inject(CONFIG) private readonly config: ApiConfig,
    @Inject(DATABASE) private readonly database: Database,
    private readonly processes: ProcessReader,
  ) {}

  /** Oldest first, with their files as they are now. */
  async list(me: SignedIn, processId: string): Promise<z.input<typeof commentList>> {
    const { state } = await this.processes.readWords(me, processId)
    const [rows, files, mayAdd] = await Promise.all([
      findComments(this.database, processId),
      findFiles(this.database, processId),
      isInvolved(this.database, me, state),
    ])
    const said = rows.map(row => ({ ...row, ...(row.detail as unknown as CommentBody) }))
    const people = said.flatMap(({ by, mentions = [] }) => [by, ...mentions])
    const names = await findNames(this.database, { people, units: [] })
    const person = (personId: string) => ({ personId, name: names.person(personId) })
    return {
      items: said.map(({ stepNo, lineNo, at, by, text, mentions = [], files: ids = [] }) => ({
        id: `${stepNo}.${lineNo}`,
        at: at.toISOString(),
        by: person(by),
        text,
        mentions: mentions.map(person),
        files: files
          .filter(({ id }) => ids.includes(id))
          .map(file => fileViewOf(me, file, hasScanner(this.config))),
      })),
      allowedActions: mayAdd && state.endedAt === undefined ? ['comment'] : [],
    }
  }

  /** Whom a comment may mention. */
  async tellable(me: SignedIn, processId: string, search?: string) {
    await this.processes.readWords(me, processId)
    return { items: await findTellable(this.database, processId, localDateOf(Date.now()), search) }
  }
}
