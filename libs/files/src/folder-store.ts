/** Contents in a folder: each appears under its name in one moment, when all of it is on the disk. */
import { randomUUID } from 'node:crypto'
import { copyFile, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { ContentMissing, isFileId, placeOf, type FileStore, type Received, type Stored } from './store.js'

/** Contents lie beside what is still coming, so that a rename is all it takes. */
const contentsIn = 'contents'

export class FolderStore implements FileStore {
  private readonly contents: string

  constructor(folder: string) {
    this.contents = join(folder, contentsIn)
  }

  async put(id: string, { path }: Received): Promise<void> {
    const place = this.place(id)
    await mkdir(dirname(place), { recursive: true, mode: 0o700 })
    await moved(path, place)
    await synced(place)
    await synced(dirname(place))
  }

  async read(id: string): Promise<Readable> {
    const file = await open(this.place(id)).catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'ENOENT' ? new ContentMissing(id) : error
    })
    return file.createReadStream()
  }

  async sizeOf(id: string): Promise<number | undefined> {
    return (await stat(this.place(id)).catch(ifThere))?.size
  }

  async remove(id: string): Promise<void> {
    await rm(this.place(id), { force: true })
  }

  async *list(): AsyncIterable<Stored> {
    for (const shelf of await readdir(this.contents).catch(noneThere)) {
      for (const id of await readdir(join(this.contents, shelf)).catch(noneThere)) {
        const found = isFileId(id) && (await stat(join(this.contents, shelf, id)).catch(ifThere))
        if (found) yield { id, bytes: found.size, storedAt: found.mtime }
      }
    }
  }

  async try(): Promise<void> {
    await mkdir(this.contents, { recursive: true, mode: 0o700 })
    const trial = join(this.contents, `.trial-${randomUUID()}`)
    const file = await open(trial, 'wx', 0o600)
    await file.close()
    await rm(trial)
  }

  /** Where a content lies, for a backup of the folder. */
  place(id: string): string {
    return join(this.contents, placeOf(id))
  }
}

/** By renaming; where what was received lies on another disk, by a copy that is renamed when it is complete. */
const moved = async (from: string, to: string): Promise<void> => {
  try {
    await rename(from, to)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error
    const partial = `${to}.${randomUUID()}.part`
    await copyFile(from, partial)
    await synced(partial)
    await rename(partial, to)
    await rm(from, { force: true })
  }
}

const synced = async (path: string): Promise<void> => {
  const handle = await open(path)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const ifThere = (error: NodeJS.ErrnoException): undefined => {
  if (error.code !== 'ENOENT') throw error
  return undefined
}

const noneThere = (error: NodeJS.ErrnoException): string[] => {
  if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error
  return []
}
