import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import {
  PROGRAM_NAMES,
  TEMPORAL_UI_VERSION,
  TEMPORAL_VERSION,
  type ProgramRole,
} from './temporal-versions.js'

const run = promisify(execFile)
const CONNECT_TIMEOUT_MS = 4_000
const DOWNLOAD_TIMEOUT_MS = 15 * 60 * 1000

/** One official archive: where it lies, its checksum list, and which of its files we take under which name. */
interface Release {
  readonly folder: string
  readonly archive: string
  readonly checksums: string
  readonly takes: Partial<Record<ProgramRole, string>>
}

/**
 * Fetches the pinned programs from the official releases into `folder`, each archive checked against its
 * release's checksum list. False when the site cannot be reached, has nothing for this platform, or sends
 * something else than its list says; nothing of it is kept then.
 */
export async function downloadRelease(
  folder: string,
  baseUrl: string,
  log: (line: string) => void,
): Promise<boolean> {
  const platform = releasePlatform()
  if (!platform) return false
  try {
    for (const release of releases(platform)) await fetchRelease(folder, baseUrl, release, log)
    return true
  } catch (error) {
    const { message, cause } = error as Error
    log(`官方发布包不可用（${cause instanceof Error ? cause.message : message}），改为从源码构建`)
    return false
  }
}

function releases(platform: string): Release[] {
  const server = `temporal_${TEMPORAL_VERSION}_${platform}.tar.gz`
  const ui = `ui-server_${TEMPORAL_UI_VERSION}_${platform}.tar.gz`
  return [
    {
      folder: `temporalio/temporal/releases/download/v${TEMPORAL_VERSION}`,
      archive: server,
      checksums: 'checksums.txt',
      takes: { server: 'temporal-server', sqlTool: 'temporal-sql-tool' },
    },
    {
      folder: `temporalio/ui-server/releases/download/v${TEMPORAL_UI_VERSION}`,
      archive: ui,
      checksums: `ui-server_${TEMPORAL_UI_VERSION}_checksums.txt`,
      takes: { uiServer: 'ui-server' },
    },
  ]
}

async function fetchRelease(folder: string, baseUrl: string, release: Release, log: (line: string) => void) {
  const from = `${baseUrl.replace(/\/$/, '')}/${release.folder}`
  const list = Buffer.from(await get(`${from}/${release.checksums}`, CONNECT_TIMEOUT_MS)).toString('utf8')
  const expected = checksumOf(list, release.archive)
  if (!expected) throw new Error(`校验表中没有 ${release.archive}`)
  log(`下载 ${release.archive} …`)
  const content = await get(`${from}/${release.archive}`, DOWNLOAD_TIMEOUT_MS)
  const actual = createHash('sha256').update(content).digest('hex')
  if (actual !== expected) throw new Error(`${release.archive} 的校验和不符，已丢弃`)
  await unpack(folder, release, content)
}

/** The SHA-256 that a checksum list (`<hash>  <file>` a line) gives for a file. */
export function checksumOf(list: string, file: string): string | undefined {
  const fields = list.split('\n').map(line => line.trim().split(/\s+\*?/))
  const hash = fields.find(([, name]) => name === file)?.[0]?.toLowerCase()
  return hash && /^[0-9a-f]{64}$/.test(hash) ? hash : undefined
}

async function unpack(folder: string, release: Release, content: Uint8Array): Promise<void> {
  const archive = join(folder, release.archive)
  writeFileSync(archive, content)
  await run('tar', ['-xzf', archive, '-C', folder, ...Object.values(release.takes)])
  rmSync(archive)
  for (const [role, name] of Object.entries(release.takes) as [ProgramRole, string][]) {
    const program = join(folder, PROGRAM_NAMES[role])
    renameSync(join(folder, name), program)
    chmodSync(program, 0o755)
  }
}

async function get(url: string, timeoutMs: number): Promise<Uint8Array> {
  const reply = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) })
  if (!reply.ok) throw new Error(`${url} 返回 ${reply.status}`)
  return new Uint8Array(await reply.arrayBuffer())
}

/** The platform as the release archives name it. */
function releasePlatform(): string | undefined {
  const arch = { x64: 'amd64', arm64: 'arm64' }[process.arch as string]
  return arch && ['linux', 'darwin'].includes(process.platform) ? `${process.platform}_${arch}` : undefined
}
