import { execFileSync } from 'node:child_process'
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs'
import { totalmem } from 'node:os'
import { join } from 'node:path'

const GIB = 1024 ** 3

/** 21 of Go 1.21; 0 where there is none. */
function goMinorOf(command) {
  try {
    const version = execFileSync(command, ['env', 'GOVERSION'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    return Number(/^go1\.(\d+)/.exec(version)?.[1] ?? 0)
  } catch {
    return 0
  }
}

/** What the preflight asks of the machine it runs on. */
export const thisMachine = {
  platform: () => process.platform,
  hasGlibc: () => Boolean(process.report.getReport().header.glibcVersionRuntime),
  memoryGib: () => totalmem() / GIB,
  freeGib: folder => {
    const { bavail, bsize } = statfsSync(folder)
    return (bavail * bsize) / GIB
  },
  isRoot: () => process.getuid?.() === 0,
  hasSystemUser: () => /^(postgres|nobody):/m.test(readFileSync('/etc/passwd', 'utf8')),
  has: path => existsSync(path),
  runs: (command, ...args) => {
    try {
      execFileSync(command, args, { stdio: 'ignore' })
      return true
    } catch {
      return false
    }
  },
  goMinor: () => Math.max(goMinorOf('go'), goMinorOf('/usr/local/go/bin/go')),
  reaches: address =>
    fetch(address, { signal: AbortSignal.timeout(4000) }).then(
      reply => reply.ok,
      () => false,
    ),
  mayWriteInto: folder => {
    try {
      accessSync(folder, constants.W_OK)
      return true
    } catch {
      return false
    }
  },
  /** Makes the folder and tries it. @returns the code of the error when that fails */
  writingFails: folder => {
    const probe = join(folder, `.probe-${process.pid}`)
    try {
      mkdirSync(folder, { recursive: true })
      writeFileSync(probe, '')
      rmSync(probe)
      return undefined
    } catch (error) {
      return error.code
    }
  },
}
