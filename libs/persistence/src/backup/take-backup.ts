/** A consistent copy of our database in one file: every table as it was at one moment, while people go on working. */
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { Client } from 'pg'
import { CopyOut } from '../bulk/copy.js'
import { keysNeeded } from '../keyed-columns.js'
import { checkBackup } from './check-backup.js'
import {
  contentEntry,
  fileOf,
  keysName,
  manifestHashName,
  manifestName,
  type BackedUpContent,
  type Manifest,
} from './manifest.js'
import { migrationsRun, numberings, tablesInOrder, type TableShape } from './tables.js'
import { writeTar, type File } from './tar.js'

export interface BackupOrder {
  databaseUrl: string
  /** The file to write; it appears when it is complete and has been read back. */
  target: string
  /** Where the content of a file lies, when contents go into the backup, too. */
  contentAt?: (id: string) => string
  /** The key files, sealed already, to lay inside. */
  sealedKeys?: Buffer
  progress?: (table: string, done: number, all: number) => void
}

/** As `pg_dump` does: nothing of how values are written down depends on who asks. */
const exactly = `SET timezone = 'UTC'; SET datestyle = 'ISO'; SET intervalstyle = 'postgres';
  SET extra_float_digits = 3; SET bytea_output = 'hex'; SET statement_timeout = 0; SET lock_timeout = '10s'`

/** @throws Error when a table cannot be read, or what was written cannot be read back */
export const takeBackup = async (order: BackupOrder): Promise<Manifest> => {
  const folder = await mkdtemp(join(dirname(order.target), `.${basename(order.target)}-`))
  try {
    const manifest = await copyTables(order, folder)
    const partial = join(folder, 'archive')
    await writeTar(partial, await filesOf(manifest, order, folder))
    await checkBackup(partial)
    await rename(partial, order.target)
    return manifest
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const copyTables = async (
  { databaseUrl, progress, sealedKeys, contentAt }: BackupOrder,
  folder: string,
): Promise<Manifest> => {
  const client = new Client({ connectionString: databaseUrl, application_name: 'dual-checkin backup' })
  await client.connect()
  try {
    await client.query(exactly)
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY')
    const shapes = await tablesInOrder(client)
    const tables: Manifest['tables'] = []
    for (const shape of shapes) {
      tables.push(await copyTable(client, shape, folder))
      progress?.(shape.name, tables.length, shapes.length)
    }
    return {
      ...(await described(client)),
      tables,
      ...(sealedKeys && { keys: { sha256: hashOf(sealedKeys) } }),
      ...(contentAt && (await contentsAt(client, shapes, contentAt))),
    }
  } finally {
    await client.end()
  }
}

const described = async (client: Client): Promise<Omit<Manifest, 'tables' | 'keys'>> => {
  const { rows } = await client.query<{ open: number }>(
    'SELECT count(*)::int AS open FROM process WHERE ended_at IS NULL',
  )
  return {
    product: 'dual-checkin',
    format: 1,
    takenAt: new Date().toISOString(),
    migrations: await migrationsRun(client),
    numberings: await numberings(client),
    openProcesses: rows[0]?.open ?? 0,
    keysNeeded: await keysNeeded(client),
  }
}

/** Contents never change: those of the rows of this moment are read when the tables have been. */
const contentsAt = async (
  client: Client,
  shapes: readonly TableShape[],
  contentAt: (id: string) => string,
): Promise<Pick<Manifest, 'contents' | 'contentsLost'>> => {
  // A database of an earlier version knows no files.
  if (!shapes.some(({ name }) => name === 'process_file')) return { contents: [] }
  const tables = ['process_file', 'monthly_report_file'].filter(table =>
    shapes.some(({ name }) => name === table),
  )
  const rowsOf = (table: string) => `SELECT id, bytes::float8 AS bytes, sha256 FROM ${table}`
  const { rows } = await client.query<BackedUpContent>(
    `${tables.map(rowsOf).join(' UNION ALL ')} ORDER BY id`,
  )
  const lost: string[] = []
  for (const { id, sha256 } of rows)
    if ((await hashOfFile(contentAt(id)).catch(() => '')) !== sha256) lost.push(id)
  return {
    contents: rows.filter(({ id }) => !lost.includes(id)),
    ...(lost.length > 0 && { contentsLost: lost }),
  }
}

const copyTable = async (client: Client, { name, columns }: TableShape, folder: string) => {
  const list = columns.map(column => client.escapeIdentifier(column)).join(', ')
  const rows = client.query(new CopyOut(`COPY ${client.escapeIdentifier(name)} (${list}) TO STDOUT`))
  const path = join(folder, basename(fileOf(name)))
  await pipeline(rows, createGzip({ level: 3 }), createWriteStream(path, { mode: 0o600 }))
  const { size } = await stat(path)
  return { name, columns, rows: rows.rows, bytes: size, sha256: await hashOfFile(path) }
}

const filesOf = async (
  manifest: Manifest,
  { sealedKeys, contentAt }: BackupOrder,
  folder: string,
): Promise<File[]> => {
  const lay = async (name: string, content: string | Buffer): Promise<File> => {
    const path = join(folder, name)
    await writeFile(path, content, { mode: 0o600 })
    return { name, path }
  }
  const text = `${JSON.stringify(manifest, null, 2)}\n`
  return [
    await lay(manifestName, text),
    await lay(manifestHashName, hashOf(Buffer.from(text))),
    ...(sealedKeys ? [await lay(keysName, sealedKeys)] : []),
    ...manifest.tables.map(({ name }) => ({
      name: fileOf(name),
      path: join(folder, basename(fileOf(name))),
    })),
    ...(manifest.contents ?? []).map(({ id }) => ({ name: contentEntry(id), path: contentAt?.(id) ?? '' })),
  ]
}

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

const hashOfFile = async (path: string): Promise<string> => {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}
