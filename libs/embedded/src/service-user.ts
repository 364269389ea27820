import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { EmbeddedError } from './embedded-error.js'

/** A system user other than root, for programs that refuse to run as root. */
export interface ServiceUser {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

const OWN_USER = 'postgres'

/**
 * The user to run Postgres as: undefined (the current one) unless we are root, because initdb refuses root.
 * As root: the owner of the cluster when there is one, else the system user `postgres`, made when missing,
 * else `nobody`.
 */
export function postgresUser(cluster: string): ServiceUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  const owner = statSync(cluster, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return { name: `uid ${owner.uid}`, uid: owner.uid, gid: owner.gid }
  const user = findUser(OWN_USER) ?? createUser(OWN_USER) ?? findUser('nobody')
  if (user) return user
  throw new EmbeddedError(
    'Postgres 不能以 root 身份运行，而本机没有可用的系统用户',
    `创建一个系统用户后重试：useradd --system --no-create-home ${OWN_USER}`,
  )
}

/** True when this user (or we ourselves, when undefined) can read and enter the path. */
export function canReach(user: ServiceUser | undefined, path: string): boolean {
  const result = spawnSync('/bin/sh', ['-c', 'test -r "$0" && test -x "$0"', path], {
    cwd: '/',
    ...(user && { uid: user.uid, gid: user.gid }),
  })
  return result.status === 0
}

function findUser(name: string): ServiceUser | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find(entry => entry.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid && gid ? { name, uid: Number(uid), gid: Number(gid) } : undefined
}

function createUser(name: string): ServiceUser | undefined {
  try {
    execFileSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', name], {
      stdio: 'ignore',
    })
  } catch {
    // No useradd, or a read-only system: the caller falls back to `nobody`.
    return undefined
  }
  return findUser(name)
}
