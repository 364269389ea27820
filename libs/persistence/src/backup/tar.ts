/** The archive's outer form: a plain tar of files, so that an operator can look inside with what every system has. */
import { createReadStream, createWriteStream } from 'node:fs'
import { open, stat, type FileHandle } from 'node:fs/promises'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'

const block = 512

/** A file inside an archive: where its bytes lie. */
export interface Entry {
  readonly name: string
  readonly from: number
  readonly bytes: number
}

export interface File {
  readonly name: string
  readonly path: string
}

/** Writes the files one after another, and does not return before they are on disk. */
export const writeTar = async (target: string, files: readonly File[]): Promise<void> => {
  const out = createWriteStream(target, { mode: 0o600, flush: true })
  for (const { name, path } of files) {
    const { size } = await stat(path)
    out.write(header(name, size))
    for await (const chunk of createReadStream(path)) if (!out.write(chunk)) await once(out, 'drain')
    out.write(Buffer.alloc(padding(size)))
  }
  out.end(Buffer.alloc(2 * block))
  await finished(out)
}

const padding = (size: number): number => (block - (size % block)) % block

const header = (name: string, size: number): Buffer => {
  const bytes = Buffer.alloc(block)
  const octal = (value: number, at: number, length: number) =>
    bytes.write(value.toString(8).padStart(length - 1, '0'), at, 'latin1')
  bytes.write(name, 0, 100, 'utf8')
  octal(0o600, 100, 8)
  octal(0, 108, 8)
  octal(0, 116, 8)
  octal(size, 124, 12)
  octal(Math.floor(Date.now() / 1000), 136, 12)
  bytes.write('0ustar\u000000', 156, 'latin1')
  return withChecksum(bytes)
}

/** The sum of the header's bytes, counted with blanks in its own place. */
const withChecksum = (bytes: Buffer): Buffer => {
  bytes.write(`${checksumOf(bytes).toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  return bytes
}

const checksumOf = (bytes: Buffer): number => {
  let sum = 8 * 32
  for (const [at, byte] of bytes.entries()) if (at < 148 || at >= 156) sum += byte
  return sum
}

/** No archive, or not a whole one; said in Chinese. */
export class TarFault extends Error {}

/** What an archive holds. @throws TarFault when it is no tar, or ends too early */
export const entriesOf = async (archive: string): Promise<Entry[]> => {
  const file = await open(archive)
  try {
    return await readEntries(file, (await file.stat()).size)
  } finally {
    await file.close()
  }
}

const readEntries = async (file: FileHandle, size: number): Promise<Entry[]> => {
  const entries: Entry[] = []
  for (let at = 0; ;) {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(block), 0, block, at)
    if (bytesRead < block) throw new TarFault('文件不完整，提前结束')
    if (buffer.every(byte => byte === 0)) {
      if (size === at + 2 * block) return entries
      throw new TarFault('文件的长度不对')
    }
    const entry = entryOf(buffer, at + block)
    at = entry.from + entry.bytes + padding(entry.bytes)
    if (at > size) throw new TarFault(`${entry.name} 不完整`)
    entries.push(entry)
  }
}

const entryOf = (bytes: Buffer, from: number): Entry => {
  if (parseInt(bytes.toString('latin1', 148, 154), 8) !== checksumOf(bytes))
    throw new TarFault('不是备份文件，或者已经损坏')
  const name = bytes.toString('utf8', 0, 100).replace(/\0.*$/s, '')
  return { name, from, bytes: parseInt(bytes.toString('latin1', 124, 135), 8) }
}

export const readEntry = (archive: string, { from, bytes }: Entry): Readable =>
  createReadStream(archive, { start: from, end: from + Math.max(bytes, 1) - 1 })
