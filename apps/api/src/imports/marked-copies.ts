import { stat } from 'node:fs/promises'
import { Injectable } from '@nestjs/common'
import type { ImportRow } from '#persistence/import/import-row.js'
import { ProblemError } from '../http/problem.js'
import { ImportFiles } from './import-files.js'
import { ImportWork } from './import-work.js'

/** Each is a process of its own that reads the whole file. */
const atOnce = 2

/**
 * Copies with every finding marked. Of one import one is made at a time, whoever asks meanwhile gets the same, and what
 * was made since the last check is handed out again.
 */
@Injectable()
export class MarkedCopies {
  private readonly making = new Map<string, Promise<boolean>>()

  constructor(
    private readonly files: ImportFiles,
    private readonly work: ImportWork,
  ) {}

  /** @returns where it lies @throws ProblemError tooManyRequests, unavailable */
  async of({ id, workedAt }: ImportRow): Promise<string> {
    const path = this.files.marked(id)
    const madeAt = await stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      () => 0,
    )
    const isFresh = madeAt > (workedAt?.getTime() ?? Infinity)
    // While one is being written it is there, but not whole.
    if (isFresh && !this.making.has(id)) return path
    if (!(await this.make(id))) throw new ProblemError('unavailable')
    return path
  }

  private make(id: string): Promise<boolean> {
    const underWay = this.making.get(id)
    if (underWay) return underWay
    if (this.making.size >= atOnce) throw new ProblemError('tooManyRequests')
    const made = this.work.run('mark', id).finally(() => this.making.delete(id))
    this.making.set(id, made)
    return made
  }
}
