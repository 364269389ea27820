import { existsSync } from 'node:fs'
import type { CliConfig } from '#config/cli.js'
import type { DataLayout } from '#embedded/data-layout.js'
import { EmbeddedError } from '#embedded/embedded-error.js'
import { BackupDamaged, checkBackup, type Backup } from '#persistence/backup/check-backup.js'
import { rowsIn } from '#persistence/backup/manifest.js'
import { unknownMigrations } from '#persistence/backup/put-back.js'
import { stage } from '../operate/stage.js'
import { keyPlaces } from '../start/key-files.js'
import { keysAtHand, openKeys, readPassphrase, type KeyBundle } from './key-bundle.js'

export interface RestoreRequest {
  readonly file: string
  readonly passphraseFile?: string
  /** Goes on although some sealed values cannot be read afterwards. */
  readonly acceptMissingKeys: boolean
}

/** A backup that may be put back, and the keys out of it. */
export interface ReadyToRestore {
  readonly backup: Backup
  readonly keys?: KeyBundle
}

/** Everything that can be wrong with a backup is found here, before anything is touched. */
export async function readyToRestore(
  config: CliConfig,
  layout: DataLayout,
  { file, passphraseFile, acceptMissingKeys }: RestoreRequest,
): Promise<ReadyToRestore> {
  if (!existsSync(file)) throw new EmbeddedError(`没有备份文件 ${file}`, '核对路径')
  const backup = await stage(
    '通读并核对备份文件',
    () => checkBackup(file).catch(notWhole(file)),
    ({ manifest }) => `${manifest.takenAt} 的备份，${manifest.tables.length} 张表，${rowsIn(manifest)} 行`,
  )
  refuseNewer(backup)
  const sealed = passphraseFile ? await backup.sealedKeys() : undefined
  const keys = sealed && passphraseFile ? openKeys(sealed, readPassphrase(passphraseFile)) : undefined
  for (const name of acceptMissingKeys ? [] : (['data', 'audit'] as const))
    refuseWithoutKeys(backup, name, keysAtHand(config, layout, name, keys), keyPlaces(config, layout)[name])
  return { backup, ...(keys && { keys }) }
}

const notWhole =
  (file: string) =>
  (cause: unknown): never => {
    if (!(cause instanceof BackupDamaged)) throw cause
    throw new EmbeddedError(
      `${file} 不能用来恢复：${cause.message}。什么都没有改动`,
      '换一份备份；或从保存的地方重新复制这一份',
      { cause },
    )
  }

function refuseNewer(backup: Backup): void {
  const unknown = unknownMigrations(backup)
  if (unknown.length === 0) return
  throw new EmbeddedError(
    `备份来自更新的版本（本版本没有 ${unknown.join('、')}）。什么都没有改动`,
    '把程序升级到备份时的版本或更新的版本，再恢复',
  )
}

const USES = {
  data: '个加密的值（手机号等）没有密钥就读不出',
  audit: '条审计封签没有密钥就无法核对',
}

function refuseWithoutKeys(
  { manifest }: Backup,
  use: keyof typeof USES,
  atHand: ReadonlySet<string>,
  place: string,
): void {
  const missing = Object.entries(manifest.keysNeeded[use]).filter(([id]) => !atHand.has(id))
  if (missing.length === 0) return
  const values = missing.reduce((sum, [, count]) => sum + count, 0)
  throw new EmbeddedError(
    `备份里有 ${values} ${USES[use]}，而密钥 ${missing.map(([id]) => id).join('、')} 不在手边`,
    `把原来的 ${use}.key 放到 ${place}；备份带有密钥的，加上 --passphrase-file 文件；确实没有了，加上 --accept-missing-keys`,
  )
}
