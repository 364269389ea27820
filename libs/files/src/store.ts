/** Where the contents of files lie, outside the database. A content is put there whole, and never changes. */
import type { Readable } from 'node:stream'

/** What the store knows of a content by itself. */
export interface Stored {
  id: string
  bytes: number
  storedAt: Date
}

/** A complete file on this machine, with what has been found out about it. */
export interface Received {
  path: string
  bytes: number
  /** Hexadecimal. */
  sha256: string
}

export interface FileStore {
  /** Takes the content over; it is there, and lasting, when this returns. The same again changes nothing. */
  put(id: string, content: Received): Promise<void>
  /** @throws ContentMissing */
  read(id: string): Promise<Readable>
  /** @returns its size; undefined when there is none */
  sizeOf(id: string): Promise<number | undefined>
  remove(id: string): Promise<void>
  list(): AsyncIterable<Stored>
  /** Writes and removes something small. @throws Error when it cannot */
  try(): Promise<void>
}

/** The row is there, the content is not: the store is not the one that belongs to this database. */
export class ContentMissing extends Error {
  constructor(readonly id: string) {
    super(`no content for file ${id}`)
    this.name = 'ContentMissing'
  }
}

const idForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export const isFileId = (text: string): boolean => idForm.test(text)

/** `3f/3f2a…`: a folder holds a part of them. @throws Error for what is no id, and might be a path */
export const placeOf = (id: string): string => {
  if (!isFileId(id)) throw new Error('not a file id')
  return `${id.slice(0, 2)}/${id}`
}
