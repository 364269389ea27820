import { execFileSync, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { repositoryRoot } from '#config/repository.js'
import { EmbeddedError } from './embedded-error.js'
import { PROGRAM_NAMES, type ProgramRole } from './temporal-versions.js'

const REPORT_EVERY_MS = 10_000
/** From this version on Go fetches the exact toolchain that go.mod asks for by itself. */
const OLDEST_GO_MINOR = 21

const PACKAGES: Record<ProgramRole, string> = {
  server: 'go.temporal.io/server/cmd/server',
  sqlTool: 'go.temporal.io/server/cmd/tools/sql',
  uiServer: 'github.com/temporalio/ui-server/v2/cmd/server',
}

/**
 * Builds the three programs from Go modules whose versions and hashes are fixed by the tool module's go.mod
 * and go.sum. About four minutes on two cores the first time, seconds when Go has cached the packages.
 */
export async function buildFromGoModules(folder: string, log: (line: string) => void): Promise<void> {
  const go = findGo()
  if (!go) throw noGo()
  log('从 Go 源码构建 Temporal 服务程序：首次构建需要几分钟（2 核约 4 分钟），之后直接使用缓存')
  const startedAt = Date.now()
  for (const role of Object.keys(PACKAGES) as ProgramRole[]) await build(go, role, folder, startedAt, log)
}

/** The Go command, when there is one that is new enough. */
export function findGo(): string | undefined {
  return ['go', '/usr/local/go/bin/go'].find(command => {
    try {
      const version = execFileSync(command, ['env', 'GOVERSION'], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      })
      return Number(/^go1\.(\d+)/.exec(version)?.[1] ?? 0) >= OLDEST_GO_MINOR
    } catch {
      return false
    }
  })
}

async function build(
  go: string,
  role: ProgramRole,
  folder: string,
  startedAt: number,
  log: (line: string) => void,
) {
  const output = join(folder, PROGRAM_NAMES[role])
  const child = spawn(go, ['build', '-v', '-trimpath', '-ldflags', '-s -w', '-o', output, PACKAGES[role]], {
    cwd: join(repositoryRoot(), 'libs', 'embedded', 'temporal-tools'),
    env: { ...process.env, CGO_ENABLED: '0', GOFLAGS: '-mod=readonly -buildvcs=false', GOWORK: 'off' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  // Whoever breaks the start off does not leave a compiler at work.
  const end = () => child.kill()
  process.once('exit', end)
  const lines: string[] = []
  createInterface({ input: child.stderr }).on('line', line => lines.push(line))
  const elapsed = () => `已用 ${Math.round((Date.now() - startedAt) / 1000)} 秒`
  const ticker = setInterval(
    () => log(`构建 ${PROGRAM_NAMES[role]}：已处理 ${lines.length} 个包，${elapsed()}`),
    REPORT_EVERY_MS,
  )
  try {
    const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve))
    if (code !== 0) throw buildFailed(role, lines)
    log(`${PROGRAM_NAMES[role]} 构建完成，${elapsed()}`)
  } finally {
    clearInterval(ticker)
    process.off('exit', end)
  }
}

function noGo(): EmbeddedError {
  return new EmbeddedError(
    '没有可用的 Temporal 服务程序：官方发布包无法下载，本机也没有 Go 1.21 以上的编译环境',
    '任选其一：安装 Go（https://go.dev/dl）；或用 TEMPORAL_SERVER_PATH、TEMPORAL_SQL_TOOL_PATH 指定已有程序；' +
      '或用 TEMPORAL_ADDRESS 指定已有的 Temporal 服务',
  )
}

function buildFailed(role: ProgramRole, lines: string[]): EmbeddedError {
  return new EmbeddedError(
    `从源码构建 ${PROGRAM_NAMES[role]} 失败：\n${lines.slice(-8).join('\n')}`,
    '检查网络能否访问 Go 模块代理（可设 GOPROXY）、磁盘空间是否足够（约 4 GB），然后重试',
  )
}
