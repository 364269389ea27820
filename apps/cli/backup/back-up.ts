import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { CliConfig } from '#config/cli.js'
import type { DataLayout } from '#embedded/data-layout.js'
import { EmbeddedError } from '#embedded/embedded-error.js'
import { FolderStore } from '#files/folder-store.js'
import { rowsIn, type Manifest } from '#persistence/backup/manifest.js'
import { takeBackup } from '#persistence/backup/take-backup.js'
import { noteFact } from '#persistence/installation/facts.js'
import { createPool } from '#persistence/pool.js'
import { recordCommand } from '../operate/record-command.js'
import { stage } from '../operate/stage.js'
import { sayDetail } from '../output.js'
import { filesFolder } from '../start/files-folder.js'
import { readPassphrase, sealKeys } from './key-bundle.js'

export interface BackupRequest {
  readonly config: CliConfig
  readonly layout: DataLayout
  /** A file, or the folder in which it gets a name by the time; the data folder's `backups` when absent. */
  readonly to?: string
  /** How many of a folder's backups to keep; all when absent. */
  readonly keep?: string
  readonly withKeys?: boolean
  readonly passphraseFile?: string
  /** Contents of files are backed up by other means. */
  readonly withoutFiles?: boolean
}

export interface BackedUp {
  readonly file: string
  readonly manifest: Manifest
  readonly bytes: number
  /** Older ones that were one too many. */
  readonly removed: string[]
}

const NAME = /^dual-checkin-\d{8}-\d{6}(-\d{3})?\.tar$/

/** Copies the database into a file and notes in it that this was done. */
export async function backUp(databaseUrl: string, request: BackupRequest): Promise<BackedUp> {
  const keep = keepOf(request)
  const sealedKeys = keysFor(request)
  const target = targetOf(request)
  const manifest = await stage('备份数据库', () =>
    takeBackup({
      databaseUrl,
      target,
      ...(sealedKeys && { sealedKeys }),
      ...contentsFor(request),
      progress: (table, done, all) => sayDetail(`${done}/${all} ${table}`),
    }),
  )
  const bytes = statSync(target).size
  await note(databaseUrl, { file: target, takenAt: manifest.takenAt, rows: rowsIn(manifest), bytes })
  return { file: target, manifest, bytes, removed: keep ? removeOld(dirname(target), keep) : [] }
}

function keepOf({ keep }: BackupRequest): number | undefined {
  if (keep === undefined || /^[1-9]\d{0,3}$/.test(keep)) return keep === undefined ? undefined : Number(keep)
  throw new EmbeddedError(`--keep 应为 1–9999 的整数，而不是 ${keep}`, '例如 --keep 14：只保留最近 14 份')
}

/** Contents of a folder go along; a bucket keeps and copies its own. */
function contentsFor({ config, layout, withoutFiles }: BackupRequest) {
  if (withoutFiles || config.FILES_S3_ENDPOINT) return {}
  const store = new FolderStore(filesFolder(config, layout))
  return { contentAt: (id: string) => store.place(id) }
}

function keysFor({ config, layout, withKeys, passphraseFile }: BackupRequest): Buffer | undefined {
  if (!withKeys) return undefined
  if (passphraseFile) return sealKeys(config, layout, readPassphrase(passphraseFile))
  throw new EmbeddedError(
    '备份密钥要用口令加密，还没有给出口令',
    '把口令写进一个只有您能读的文件，加上 --passphrase-file 文件',
  )
}

/** @throws EmbeddedError rather than write over a backup */
function targetOf({ to, layout }: BackupRequest): string {
  const wanted = to ?? join(layout.dataDir, 'backups')
  const isFolder = to === undefined || /[/\\]$/.test(to) || (existsSync(to) && statSync(to).isDirectory())
  const target = isFolder ? join(wanted, `dual-checkin-${stamp(new Date())}.tar`) : wanted
  if (existsSync(target)) throw new EmbeddedError(`已有文件 ${target}`, '换一个文件名，或先移走它')
  mkdirSync(dirname(target), { recursive: true, mode: 0o700 })
  return target
}

/** `20261122-203000-123`, on the clock of the people who look for it. */
const stamp = (now: Date): string =>
  now.toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' }).replaceAll(/[-:]/g, '').replace(' ', '-') +
  `-${String(now.getMilliseconds()).padStart(3, '0')}`

function removeOld(folder: string, keep: number): string[] {
  const ours = readdirSync(folder).filter(name => NAME.test(name))
  const old = ours.sort().slice(0, -keep)
  for (const name of old) rmSync(join(folder, name))
  return old
}

async function note(
  databaseUrl: string,
  value: { file: string; takenAt: string; rows: number; bytes: number },
) {
  const pool = createPool(databaseUrl, { max: 1, name: 'dual-checkin backup' })
  try {
    await noteFact(pool, 'lastBackup', value)
    await recordCommand(pool, { operation: 'commandBackup', outcome: 'done', details: value })
  } finally {
    await pool.end()
  }
}
