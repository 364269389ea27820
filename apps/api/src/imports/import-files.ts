/** Uploaded files lie in one folder of their owner's, for as long as they are needed, and are never served. */
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { Inject, Injectable } from '@nestjs/common'
import type { ApiConfig } from '#config/api.js'
import { mostImportBytes } from '#contracts/http/imports.js'
import { Interrupted, receive, TooLarge } from '#files/receive.js'
import { CONFIG } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'

/** A file that waits longer is given up. */
export const keptHours = 48

@Injectable()
export class ImportFiles {
  readonly folder: string

  constructor(@Inject(CONFIG) config: ApiConfig) {
    this.folder = config.IMPORT_DIR
  }

  /** Keeps what is sent. @returns its bytes @throws ProblemError importTooLarge; nothing is kept then */
  async receive(id: string, body: Readable): Promise<number> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 })
    const { bytes } = await receive(body, this.uploaded(id), mostImportBytes).catch((error: unknown) => {
      if (error instanceof TooLarge) throw new ProblemError('importTooLarge')
      throw error instanceof Interrupted ? new ProblemError('malformedRequest') : error
    })
    return bytes
  }

  marked(id: string): string {
    return join(this.folder, `${id}.marked.xlsx`)
  }

  async remove(id: string): Promise<void> {
    for (const file of [this.uploaded(id), this.marked(id)]) await rm(file, { force: true })
  }

  async has(id: string): Promise<boolean> {
    return stat(this.uploaded(id)).then(
      () => true,
      () => false,
    )
  }

  /** Removes what has waited too long. */
  async clean(now = Date.now()): Promise<void> {
    for (const name of await readdir(this.folder).catch(() => [])) {
      const file = join(this.folder, name)
      const age = now - (await stat(file).catch(() => ({ mtimeMs: now }))).mtimeMs
      if (age > keptHours * 3_600_000) await rm(file, { force: true })
    }
  }

  private uploaded(id: string): string {
    return join(this.folder, `${id}.upload`)
  }
}
