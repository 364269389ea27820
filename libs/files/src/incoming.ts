/** What is being uploaded lies in a folder of its own under a temporary name, until it is checked and put away. */
import { randomUUID } from 'node:crypto'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { receive } from './receive.js'
import type { Received } from './store.js'

const abandonedAfterMs = 24 * 3_600_000

export class Incoming {
  private readonly folder: string

  constructor(folder: string) {
    this.folder = join(folder, 'incoming')
  }

  /** @throws TooLarge | Interrupted; nothing is kept then */
  async receive(body: Readable, mostBytes: number): Promise<Received> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 })
    return receive(body, join(this.folder, `${randomUUID()}.part`), mostBytes)
  }

  async drop({ path }: Received): Promise<void> {
    await rm(path, { force: true })
  }

  /** Removes what a process left behind that died. @returns how many */
  async sweep(now = Date.now()): Promise<number> {
    let removed = 0
    for (const name of await readdir(this.folder).catch(() => [])) {
      const path = join(this.folder, name)
      const age = now - (await stat(path).catch(() => ({ mtimeMs: now }))).mtimeMs
      if (age <= abandonedAfterMs) continue
      await rm(path, { force: true })
      removed += 1
    }
    return removed
  }
}
