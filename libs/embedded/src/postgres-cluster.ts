import { execFile } from 'node:child_process'
import { chownSync, existsSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { EmbeddedError } from './embedded-error.js'
import { POSTGRES_ROLE } from './postgres-connection.js'
import { makeOwnedFolder, type PostgresPrograms } from './postgres-programs.js'
import type { ServiceUser } from './service-user.js'

const run = promisify(execFile)

/** What the programs see of the environment: nothing that could bend a cluster (PGPORT, LANG …). */
export const POSTGRES_ENV = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' }

/**
 * Makes a cluster at `folder` unless one is there. It is built beside its place and moved there when whole,
 * so a crash in between leaves nothing half made. UTF-8 with Postgres' own C.UTF-8 locale, hence the same
 * sort order on every system.
 */
export async function ensureCluster(
  folder: string,
  programs: PostgresPrograms,
  password: string,
  user: ServiceUser | undefined,
): Promise<void> {
  if (existsSync(join(folder, 'PG_VERSION'))) return
  const unfinished = `${folder}.new`
  makeOwnedFolder(unfinished, user)
  const passwordFile = `${folder}.password`
  try {
    writeFileSync(passwordFile, password, { mode: 0o600 })
    if (user) chownSync(passwordFile, user.uid, user.gid)
    await initdb(programs, unfinished, passwordFile, user)
  } finally {
    rmSync(passwordFile, { force: true })
  }
  renameSync(unfinished, folder)
}

async function initdb(
  programs: PostgresPrograms,
  folder: string,
  passwordFile: string,
  user: ServiceUser | undefined,
): Promise<void> {
  const locale = ['-E', 'UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const access = ['-U', POSTGRES_ROLE, '--auth=scram-sha-256', `--pwfile=${passwordFile}`]
  try {
    await run(programs.initdb, ['-D', folder, ...locale, ...access], {
      env: POSTGRES_ENV,
      cwd: '/',
      ...(user && { uid: user.uid, gid: user.gid }),
    })
  } catch (cause) {
    const { stderr, message } = cause as Error & { stderr?: string }
    throw new EmbeddedError(
      `无法初始化数据库目录 ${folder}:${stderr || message}`,
      '检查磁盘空间与目录权限，或用 DATA_DIR 换一个目录',
      { cause },
    )
  }
}

/** What the lock file of a running (or crashed) server says. */
export interface PostmasterLock {
  readonly pid: number
  readonly port: number
}

export function readLock(folder: string): PostmasterLock | undefined {
  try {
    const lines = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')
    const [pid, port] = [Number(lines[0]), Number(lines[3])]
    return pid > 0 && port > 0 ? { pid, port } : undefined
  } catch {
    return undefined
  }
}

/**
 * Removes the lock of a crashed server whose pid another program has been given since. Postgres clears all
 * other stale locks by itself.
 */
export function removeForeignLock(folder: string, lock: PostmasterLock): void {
  const command = commandLine(lock.pid)
  const foreign = command !== undefined && !command.includes(realpathSync(folder))
  if (foreign) rmSync(join(folder, 'postmaster.pid'), { force: true })
}

/** Undefined when the process is gone or the system has no /proc: then the decision is left to Postgres. */
function commandLine(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return undefined
  }
}
