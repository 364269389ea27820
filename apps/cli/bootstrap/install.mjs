import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Problem } from './problem.mjs'
import { run } from './run.mjs'
import { root } from './repository.mjs'

/** Installs exactly what the lock file says, unless it is there already. */
export async function install() {
  if (isInstalled()) return '依赖已是最新'
  // No package needs its install script: the programs ship in the packages, and links are laid at run time.
  const { code, output } = await run(npm(), [
    'ci',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ])
  if (code === 0) return '依赖安装完成'
  throw new Problem(
    `npm ci 失败：\n${output.slice(-1500)}`,
    '检查网络能否访问 npm 源（npm config get registry）、磁盘空间与 node_modules 的写权限，然后重试',
  )
}

/** True when what npm laid down last is what the lock file says, optional packages of other platforms aside. */
export function isInstalled() {
  const wanted = packages('package-lock.json')
  const present = packages(join('node_modules', '.package-lock.json'))
  if (!wanted || !present) return false
  const asWanted = ([path, { version, optional, devOptional }]) =>
    path === '' || (present[path] ? present[path].version === version : Boolean(optional || devOptional))
  return Object.entries(wanted).every(asWanted) && Object.keys(present).every(path => path in wanted)
}

/** The npm that started us, else the one on the path. */
export function npm() {
  return process.platform === 'win32' ? 'npm.cmd' : 'npm'
}

function packages(path) {
  try {
    return JSON.parse(readFileSync(join(root, path), 'utf8')).packages
  } catch {
    return undefined
  }
}
