/** An upload on its way: counted and hashed into a temporary file, told by its content, put away, then made visible. */
import { randomUUID } from 'node:crypto'
import type { Readable } from 'node:stream'
import { Inject, Injectable } from '@nestjs/common'
import type { ApiConfig } from '#config/api.js'
import { cleanedName } from '#domain/files/file-name.js'
import { nameFor, type FileTypeCode } from '#domain/files/file-types.js'
import { refusal } from '#domain/kernel/refusal.js'
import { typeOfFile } from '#files/file-type.js'
import { Incoming } from '#files/incoming.js'
import { Interrupted, TooLarge } from '#files/receive.js'
import { ContentRefused } from '#files/refused.js'
import type { FileStore, Received } from '#files/store.js'
import { hasRoom, keepFile, type Kept } from '#persistence/files/keep-files.js'
import type { SignedIn } from '../access/me.js'
import { CONFIG, DATABASE, FILE_STORE, type Database } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'
import { isInvolved } from '../processes/part.js'
import { ProcessReader } from '../processes/process-reader.js'
import { fileLimits, isPhoto, mostPhotoBytes } from './file-limits.js'

export interface Upload {
  processId: string
  key: string
  /** As it was sent. */
  name: string
  /** As it was announced, if it was. */
  announcedBytes: number | undefined
  body: Readable
}

@Injectable()
export class UploadService {
  private readonly incoming: Incoming

  constructor(
    @Inject(CONFIG) private readonly config: ApiConfig,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(FILE_STORE) private readonly store: FileStore,
    private readonly processes: ProcessReader,
  ) {
    this.incoming = new Incoming(config.FILES_DIR)
  }

  /** Keeps a file; the same key again keeps no other. @returns its id and hash @throws ProblemError */
  async take(me: SignedIn, upload: Upload): Promise<{ id: string; sha256: string; bytes: number }> {
    await this.checkBefore(me, upload)
    const received = await this.receive(upload)
    try {
      if (received.bytes === 0) throw new ProblemError('fileEmpty')
      const { type, name } = await identified(received, cleanedName(upload.name))
      const { bytes, sha256 } = received
      await this.mustBeSmallPhoto(upload.processId, type, bytes)
      const id = await this.keep(received, { ...upload, byPerson: me.personId, name, type })
      return { id, bytes, sha256 }
    } finally {
      await this.incoming.drop(received)
    }
  }

  /** Whatever can be refused before a byte is read. */
  private async checkBefore(me: SignedIn, { processId, announcedBytes }: Upload): Promise<void> {
    const { fileBytes } = fileLimits(this.config)
    if (announcedBytes === 0) throw new ProblemError('fileEmpty')
    if ((announcedBytes ?? 0) > fileBytes) throw this.tooLarge()
    const { state } = await this.processes.read(processId)
    if (state.endedAt !== undefined) throw new ProblemError(refusal('processEnded').code)
    if (!(await isInvolved(this.database, me, state))) throw new ProblemError('notInvolved')
    const hasSpace = await hasRoom(this.database, processId, announcedBytes ?? 1, this.limits())
    if (!hasSpace) throw new ProblemError('filesFull')
  }

  private receive({ body }: Upload): Promise<Received> {
    return this.incoming.receive(body, fileLimits(this.config).fileBytes).catch((error: unknown) => {
      if (error instanceof TooLarge) throw this.tooLarge()
      throw error instanceof Interrupted ? new ProblemError('malformedRequest') : error
    })
  }

  /** First the content, then the row: only the row makes it visible. */
  private async keep(
    received: Received,
    { processId, byPerson, key, name, type }: Omit<Upload, 'body'> & { byPerson: string; type: FileTypeCode },
  ): Promise<string> {
    const id = randomUUID()
    const { bytes, sha256 } = received
    await this.store.put(id, received)
    const row = { id, processId, byPerson, key, name, type, bytes, sha256 }
    const kept: Kept = await keepFile(this.database, row, this.limits())
    if ('kept' in kept) return id
    await this.store.remove(id)
    if ('repeated' in kept) return kept.repeated
    throw new ProblemError(kept.refused === 'full' ? 'filesFull' : 'keyReused')
  }

  /** Photos of an activity come from phones, many at a time: each has a limit of its own. @throws ProblemError photoTooLarge */
  private async mustBeSmallPhoto(processId: string, type: FileTypeCode, bytes: number): Promise<void> {
    if (!isPhoto(type) || bytes <= mostPhotoBytes) return
    const { state } = await this.processes.read(processId)
    if (state.kind === 'activity') throw new ProblemError('photoTooLarge', { context: { mostMegabytes: 15 } })
  }

  private limits() {
    const { processBytes, files } = fileLimits(this.config)
    return { bytes: processBytes, files }
  }

  private tooLarge(): ProblemError {
    const most = this.config.FILE_MOST_MEGABYTES
    return new ProblemError('fileTooLarge', {
      detail: `文件超过 ${most} MB 的上限，请压缩图片或拆分后再上传。`,
      context: { mostMegabytes: most },
    })
  }
}

/** @throws ProblemError fileRefused, fileNameMismatch */
const identified = async (
  { path }: Received,
  sentName: string,
): Promise<{ type: FileTypeCode; name: string }> => {
  const type = await typeOfFile(path).catch((error: unknown) => {
    if (!(error instanceof ContentRefused)) throw error
    const { what, remedy } = error.content
    throw new ProblemError('fileRefused', { detail: `${what}，不能作为附件。${remedy}。` })
  })
  const name = nameFor(sentName, type)
  if (name === undefined) throw new ProblemError('fileNameMismatch')
  return { type, name }
}
