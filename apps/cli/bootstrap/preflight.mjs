import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { isInstalled, npm } from './install.mjs'
import { thisMachine } from './machine.mjs'
import { Problem } from './problem.mjs'
import { root } from './repository.mjs'

/** What a first installation needs: packages, programs, and Go's build cache when Temporal is built here. */
const FIRST_DISK_GIB = 5
const LATER_DISK_GIB = 0.5
const TEMPORAL_VERSION = '1.32.0'
/** Which fetches the toolchain that the build asks for by itself. */
const OLDEST_GO_MINOR = 21

const checks = [
  platform,
  libc,
  memory,
  npmCommand,
  clonePath,
  clonedFolder,
  dataFolder,
  diskSpace,
  systemUser,
  temporalPrograms,
]

/**
 * Checks the machine and tells everything that is missing at once, each with its remedy.
 * @param changes what the clone and the machine are, where that is not to be looked up
 */
export async function preflight(env = process.env, changes = {}) {
  const place = { root, isInstalled: isInstalled(), machine: thisMachine, ...changes, env }
  const problems = []
  for (const check of checks) {
    const problem = await check(place)
    if (problem) problems.push(problem)
  }
  if (problems.length) throw new AggregateError(problems)
  return `Node ${process.versions.node}，${process.platform}-${process.arch}`
}

function platform({ machine }) {
  if (machine.platform() !== 'win32') return undefined
  return new Problem(
    '暂不支持直接在 Windows 上运行',
    '安装 WSL2（wsl --install），在其中的 Ubuntu 或 Debian 里执行 npm start',
  )
}

function libc({ env, machine }) {
  if (machine.platform() !== 'linux' || env.DATABASE_URL || machine.hasGlibc()) return undefined
  return new Problem(
    '本系统不是 glibc 系统（如 Alpine），内嵌 Postgres 无法运行',
    '换用 Debian、Ubuntu、openEuler、麒麟等 glibc 系统；或用 DATABASE_URL 与 TEMPORAL_ADDRESS 指定已有的服务',
  )
}

function memory({ machine }) {
  if (machine.memoryGib() >= 1.8) return undefined
  return new Problem(
    `内存不足：共 ${machine.memoryGib().toFixed(1)} GB，至少需要 2 GB`,
    '增加内存（建议 4 GB 以上）',
  )
}

function npmCommand({ isInstalled, machine }) {
  if (isInstalled || machine.runs(npm(), '--version')) return undefined
  return new Problem('找不到 npm 命令', '重新安装 Node.js（自带 npm），或把 npm 所在目录加入 PATH')
}

function clonePath({ root }) {
  if (!/[#?%*"'`\n]/.test(root)) return undefined
  return new Problem(
    `代码所在路径含有特殊字符：${root}`,
    '把代码移到只含字母、数字、中文、连字符和下划线的路径下',
  )
}

function clonedFolder({ root, machine }) {
  if (machine.mayWriteInto(root)) return undefined
  return new Problem(
    `没有代码目录的写权限：${root}`,
    `执行 sudo chown -R $USER ${root}，或重新克隆到自己的目录`,
  )
}

function dataFolder({ root, env, machine }) {
  const folder = resolve(root, env.DATA_DIR || '.data')
  const code = machine.writingFails(folder)
  if (!code) return undefined
  return new Problem(`数据目录不可写：${folder}（${code}）`, '修正目录权限，或用 DATA_DIR 指定另一个目录')
}

function diskSpace({ root, isInstalled, env, machine }) {
  const free = machine.freeGib(root)
  const needed = isInstalled && hasTemporal(env, machine) ? LATER_DISK_GIB : FIRST_DISK_GIB
  if (free >= needed) return undefined
  return new Problem(
    `磁盘空间不足：剩余 ${free.toFixed(1)} GB，需要 ${needed} GB`,
    `清理 ${root} 所在的磁盘后重试（查看占用：df -h）`,
  )
}

/** Postgres refuses to run as root: then a system user must exist or be creatable. */
function systemUser({ env, machine }) {
  if (!machine.isRoot() || (env.DATABASE_URL && env.TEMPORAL_ADDRESS)) return undefined
  if (machine.hasSystemUser() || machine.runs('useradd', '--help')) return undefined
  return new Problem(
    '当前是 root，Postgres 需要以普通系统用户运行，而本机没有 postgres 用户也无法创建',
    '执行 useradd --system --no-create-home postgres（或改用普通用户运行本命令）',
  )
}

async function temporalPrograms({ env, machine }) {
  if (hasTemporal(env, machine) || machine.goMinor() >= OLDEST_GO_MINOR) return undefined
  const site = env.TEMPORAL_RELEASE_BASE_URL || 'https://github.com'
  const list = `${site}/temporalio/temporal/releases/download/v${TEMPORAL_VERSION}/checksums.txt`
  if (await machine.reaches(list)) return undefined
  return new Problem(
    '没有 Temporal 服务程序：缓存中没有，官方发布站点连不上，本机也没有 Go 1.21 以上的编译环境',
    '任选其一：安装 Go 1.21 以上（https://go.dev/dl）；用 TEMPORAL_SERVER_PATH 与 TEMPORAL_SQL_TOOL_PATH 指定已有程序；用 TEMPORAL_ADDRESS 指定已有的 Temporal 服务',
  )
}

/** True when nothing has to be fetched or built for Temporal. */
function hasTemporal(env, machine) {
  const cache = env.DUAL_CHECKIN_CACHE_DIR || join(homedir(), '.cache', 'dual-checkin')
  return (
    Boolean(env.TEMPORAL_ADDRESS || env.TEMPORAL_SERVER_PATH) ||
    machine.has(join(cache, `temporal-${TEMPORAL_VERSION}`)) ||
    ['temporal-server', 'temporal-sql-tool'].every(program => machine.runs(program, '--version'))
  )
}
