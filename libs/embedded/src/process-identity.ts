import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** A process that cannot be mistaken for a later one that was given the same pid. */
export interface ProcessIdentity {
  readonly pid: number
  /** Opaque: equal for the same process, different for any other one with this pid. */
  readonly startMark: string
}

/** True while a process with this pid exists (a zombie counts as gone). */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    // EPERM: it exists and belongs to someone else.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  return !isZombie(pid)
}

/** The identity of a live process, or undefined when there is none with this pid. */
export function identify(pid: number): ProcessIdentity | undefined {
  if (!isAlive(pid)) return undefined
  const startMark = process.platform === 'linux' ? linuxStartMark(pid) : psStartMark(pid)
  return startMark ? { pid, startMark } : undefined
}

/** True when the very process that was identified earlier is still running. */
export function isSameProcess(identity: ProcessIdentity): boolean {
  return identify(identity.pid)?.startMark === identity.startMark
}

function isZombie(pid: number): boolean {
  return process.platform === 'linux' && statFields(pid)?.[0] === 'Z'
}

/** The fields of /proc/<pid>/stat after the command name, which itself may hold spaces and brackets. */
function statFields(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return undefined
  }
}

/** Ticks since boot at which the process started, with the boot they count from. */
function linuxStartMark(pid: number): string | undefined {
  const ticks = statFields(pid)?.[19]
  return ticks && `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${ticks}`
}

function psStartMark(pid: number): string | undefined {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined
  } catch {
    return undefined
  }
}
