import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { DataLayout } from './data-layout.js'
import { EmbeddedError } from './embedded-error.js'
import { identify, isSameProcess, type ProcessIdentity } from './process-identity.js'
import { removeRecord, writeRecord, type ServiceRecord } from './service-record.js'
import { waitFor } from './waiting.js'

/** A log larger than this is set aside once when its service starts again. */
const LOG_KEPT_BYTES = 50 * 1024 * 1024

export interface ServiceCommand {
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
  readonly env?: NodeJS.ProcessEnv
  readonly cwd?: string
  readonly port?: number
  /** The system user to run as; only root can choose another one. */
  readonly user?: { readonly uid: number; readonly gid: number }
}

/** Starts a service (see `spawnDetached`) and keeps its identity in `<dataDir>/run`. */
export async function spawnService(layout: DataLayout, service: ServiceCommand): Promise<ServiceRecord> {
  const identity = await spawnDetached(layout, service)
  const record = {
    name: service.name,
    ...identity,
    command: service.command,
    ...(service.port ? { port: service.port } : {}),
    startedAt: new Date().toISOString(),
  }
  writeRecord(layout.run, record)
  return record
}

/**
 * Starts a program in a session of its own, so that Ctrl-C in the terminal or the end of its starter does
 * not reach it, with its output in `<dataDir>/logs/<name>.log`.
 */
export async function spawnDetached(layout: DataLayout, service: ServiceCommand): Promise<ProcessIdentity> {
  const log = openSync(rotatedLog(layout, service.name), 'a')
  const child = spawn(service.command, service.args, {
    detached: true,
    stdio: ['ignore', log, log],
    env: service.env ?? process.env,
    cwd: service.cwd,
    ...service.user,
  })
  const failure = new Promise<Error>(resolve => child.once('error', resolve))
  closeSync(log)
  if (child.pid === undefined) throw cannotStart(service, await failure)
  child.unref()
  return identify(child.pid) ?? { pid: child.pid, startMark: 'ended' }
}

/** Asks a service to end, waits, and kills it when it does not; a reused pid is never touched. */
export async function stopService(
  layout: DataLayout,
  record: ServiceRecord,
  { signal = 'SIGTERM' as NodeJS.Signals, timeoutMs = 15_000 } = {},
): Promise<void> {
  signalProcess(record, signal)
  const ended = await waitFor(() => !isSameProcess(record), { timeoutMs })
  if (!ended) await killService(record)
  removeRecord(layout.run, record.name)
}

/** `kill -9`, as a crash would: the record stays, as it would. */
export async function killService(record: ServiceRecord): Promise<void> {
  signalProcess(record, 'SIGKILL')
  await waitFor(() => !isSameProcess(record), { timeoutMs: 10_000, everyMs: 10 })
}

/** Sends a signal to this very process, or nothing when it is gone. */
export function signalProcess(identity: ProcessIdentity, signal: NodeJS.Signals): void {
  if (!isSameProcess(identity)) return
  try {
    process.kill(identity.pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** The last lines of a service's log, for an error message. */
export function logTail(layout: DataLayout, name: string, lines = 12): string {
  try {
    return readFileSync(logPath(layout, name), 'utf8').trimEnd().split('\n').slice(-lines).join('\n')
  } catch {
    return ''
  }
}

export function logPath(layout: DataLayout, name: string): string {
  return join(layout.logs, `${name}.log`)
}

function rotatedLog(layout: DataLayout, name: string): string {
  const path = logPath(layout, name)
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LOG_KEPT_BYTES) renameSync(path, `${path}.old`)
  return path
}

function cannotStart(service: ServiceCommand, cause: Error): EmbeddedError {
  return new EmbeddedError(
    `无法启动 ${service.name}:${cause.message}`,
    `检查程序是否存在且可执行：${service.command}`,
    { cause },
  )
}
