import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { whileLocked } from './build-lock.js'
import { EmbeddedError } from './embedded-error.js'
import { buildFromGoModules } from './temporal-build.js'
import { downloadRelease } from './temporal-release.js'
import { PROGRAM_NAMES, TEMPORAL_VERSION, type ProgramRole } from './temporal-versions.js'

/** Paths of the Temporal programs; the web interface may be missing when somebody else's are used. */
export interface TemporalPrograms {
  readonly server: string
  readonly sqlTool: string
  readonly uiServer?: string
  /** Where they come from, for people. */
  readonly origin: string
}

export interface TemporalProgramOptions {
  /** Folder of finished programs, shared by all copies on this machine. */
  readonly cacheDir: string
  readonly serverPath?: string
  readonly sqlToolPath?: string
  readonly uiServerPath?: string
  /** Site that holds the official release archives. */
  readonly releaseBaseUrl: string
}

export type Log = (line: string) => void

/**
 * Provides the pinned Temporal programs: configured paths, else our cache, else programs of that version on
 * the machine, else the official release, else built from Go modules. What was fetched or built is cached.
 * @throws EmbeddedError when none of these is possible, with what to install or to configure
 */
export async function provideTemporalPrograms(
  options: TemporalProgramOptions,
  log: Log,
): Promise<TemporalPrograms> {
  const found = findTemporalPrograms(options)
  if (found) return found
  const folder = cacheFolder(options)
  mkdirSync(options.cacheDir, { recursive: true })
  await whileLocked(
    `${folder}.lock`,
    () => log('另一个副本正在准备 Temporal 服务程序，等待其完成…'),
    async () => {
      if (!isComplete(folder)) await fill(folder, options, log)
    },
  )
  return cached(folder)
}

/** The programs that need neither network nor compiler, or undefined. */
export function findTemporalPrograms(options: TemporalProgramOptions): TemporalPrograms | undefined {
  const folder = cacheFolder(options)
  return configured(options) ?? (isComplete(folder) ? cached(folder) : undefined) ?? onThisMachine()
}

function configured({
  serverPath,
  sqlToolPath,
  uiServerPath,
}: TemporalProgramOptions): TemporalPrograms | undefined {
  if (!serverPath && !sqlToolPath) return undefined
  const missing = [serverPath, sqlToolPath].find(path => !path || !existsSync(path))
  if (serverPath && sqlToolPath && !missing) {
    return { server: serverPath, sqlTool: sqlToolPath, uiServer: uiServerPath, origin: '配置指定的程序' }
  }
  throw new EmbeddedError(
    `TEMPORAL_SERVER_PATH 与 TEMPORAL_SQL_TOOL_PATH 须同时指向存在的程序${missing ? `（找不到 ${missing}）` : ''}`,
    '改正这两个路径，或都不配置（系统会自行准备）',
  )
}

function onThisMachine(): TemporalPrograms | undefined {
  const server = onPath(PROGRAM_NAMES.server)
  const sqlTool = onPath(PROGRAM_NAMES.sqlTool)
  if (!server || !sqlTool || !printsPinnedVersion(server)) return undefined
  return {
    server,
    sqlTool,
    uiServer: onPath(PROGRAM_NAMES.uiServer),
    origin: `本机已安装的程序（${server}）`,
  }
}

function onPath(name: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  return folders.map(folder => join(folder, name)).find(path => existsSync(path))
}

/** The schema tool and the server must be of one version, and that the one we know. */
function printsPinnedVersion(server: string): boolean {
  try {
    return execFileSync(server, ['--version'], { encoding: 'utf8', timeout: 5_000 }).includes(
      TEMPORAL_VERSION,
    )
  } catch {
    return false
  }
}

/** Fills the cache from the release, else from source; the folder appears in one step, whole. */
async function fill(folder: string, options: TemporalProgramOptions, log: Log): Promise<void> {
  const unfinished = mkdtempSync(`${folder}.new-`)
  try {
    const downloaded = await downloadRelease(unfinished, options.releaseBaseUrl, log)
    if (!downloaded) await buildFromGoModules(unfinished, log)
    chmodSync(unfinished, 0o755)
    rmSync(folder, { recursive: true, force: true })
    renameSync(unfinished, folder)
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
}

function cacheFolder({ cacheDir }: TemporalProgramOptions): string {
  return join(cacheDir, `temporal-${TEMPORAL_VERSION}`)
}

function isComplete(folder: string): boolean {
  return Object.values(PROGRAM_NAMES).every(name => existsSync(join(folder, name)))
}

function cached(folder: string): TemporalPrograms {
  const path = (role: ProgramRole) => join(folder, PROGRAM_NAMES[role])
  return {
    server: path('server'),
    sqlTool: path('sqlTool'),
    uiServer: path('uiServer'),
    origin: `缓存（${folder}）`,
  }
}
