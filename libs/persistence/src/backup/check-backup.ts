/** Reads a backup from its first byte to its last before anybody relies on it. */
import { createHash } from 'node:crypto'
import { Readable, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { buffer } from 'node:stream/consumers'
import { createGunzip } from 'node:zlib'
import {
  contentEntry,
  fileOf,
  keysName,
  manifestHashName,
  manifestName,
  manifestSchema,
  type BackedUpContent,
  type BackedUpTable,
  type Manifest,
} from './manifest.js'
import { entriesOf, readEntry, TarFault, type Entry } from './tar.js'

/** A backup that has been read through and found whole. */
export interface Backup {
  readonly path: string
  readonly manifest: Manifest
  /** The rows of a table, as COPY wrote them. */
  rows(table: string): Readable
  /** What lies in a file of the manifest's contents. */
  content(id: string): Readable
  sealedKeys(): Promise<Buffer | undefined>
}

/** Not to be relied on: what is missing, changed or too much, in Chinese for the operator. */
export class BackupDamaged extends Error {}

/** @throws BackupDamaged */
export const checkBackup = async (path: string): Promise<Backup> => {
  const entries = new Map((await entriesIn(path)).map(entry => [entry.name, entry]))
  const bytesOf = (name: string) => buffer(readEntry(path, entryNamed(entries, name)))
  const manifest = manifestOf(await bytesOf(manifestName), (await bytesOf(manifestHashName)).toString())
  const known = [manifestName, manifestHashName, ...manifest.tables.map(({ name }) => fileOf(name))]
  if (manifest.keys) known.push(keysName)
  const contents = manifest.contents ?? []
  known.push(...contents.map(({ id }) => contentEntry(id)))
  const isKnown = new Set(known)
  const stray = [...entries.keys()].find(name => !isKnown.has(name))
  if (stray) throw new BackupDamaged(`多出不属于备份的 ${stray}`)
  for (const table of manifest.tables) await checkTable(path, entryNamed(entries, fileOf(table.name)), table)
  for (const content of contents)
    await checkContent(path, entryNamed(entries, contentEntry(content.id)), content)
  if (manifest.keys && hashOf(await bytesOf(keysName)) !== manifest.keys.sha256) throw changed(keysName)
  return {
    path,
    manifest,
    rows: table => gunzipped(readEntry(path, entryNamed(entries, fileOf(table)))),
    content: id => readEntry(path, entryNamed(entries, contentEntry(id))),
    sealedKeys: async () => (manifest.keys ? bytesOf(keysName) : undefined),
  }
}

const entriesIn = (path: string): Promise<Entry[]> =>
  entriesOf(path).catch((cause: unknown) => {
    throw cause instanceof TarFault ? new BackupDamaged(cause.message, { cause }) : cause
  })

const gunzipped = (source: Readable): Readable => {
  const rows = createGunzip()
  source.on('error', error => rows.destroy(error))
  return source.pipe(rows)
}

const manifestOf = (bytes: Buffer, hash: string): Manifest => {
  if (hashOf(bytes) !== hash) throw changed(manifestName)
  return manifestSchema.parse(JSON.parse(bytes.toString()))
}

const entryNamed = (entries: ReadonlyMap<string, Entry>, name: string): Entry => {
  const entry = entries.get(name)
  if (!entry) throw new BackupDamaged(`缺少 ${name}`)
  return entry
}

const checkTable = async (path: string, entry: Entry, table: BackedUpTable): Promise<void> => {
  const hash = createHash('sha256')
  let rows = 0
  // COPY writes a line break inside a value as \n, so every line is a row.
  const counting = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) rows += 1
      done()
    },
  })
  const source = readEntry(path, entry)
  source.on('data', (chunk: Buffer) => hash.update(chunk))
  await pipeline(source, createGunzip(), counting).catch((cause: unknown) => {
    throw new BackupDamaged(`${entry.name} 无法解压`, { cause })
  })
  if (entry.bytes !== table.bytes || hash.digest('hex') !== table.sha256) throw changed(entry.name)
  if (rows !== table.rows) throw new BackupDamaged(`${entry.name} 有 ${rows} 行，应为 ${table.rows} 行`)
}

const checkContent = async (path: string, entry: Entry, content: BackedUpContent): Promise<void> => {
  const hash = createHash('sha256')
  await pipeline(readEntry(path, entry), hash)
  if (entry.bytes !== content.bytes || hash.digest('hex') !== content.sha256) throw changed(entry.name)
}

const changed = (name: string): BackupDamaged => new BackupDamaged(`${name} 的校验值不符`)

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
