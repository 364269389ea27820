import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { identify, isSameProcess, type ProcessIdentity } from './process-identity.js'
import { waitFor } from './waiting.js'

const LONGEST_BUILD_MS = 60 * 60 * 1000

/**
 * Lets one process at a time do the work that a lock file stands for; the others wait. The lock of a process
 * that has died is void. (Should two take over a void lock in the same instant, both work; the result is put
 * in place by a rename, so that costs time and nothing else.)
 */
export async function whileLocked<T>(path: string, onWait: () => void, work: () => Promise<T>): Promise<T> {
  if (!tryLock(path)) {
    onWait()
    await waitFor(() => tryLock(path), { timeoutMs: LONGEST_BUILD_MS, everyMs: 500 })
  }
  try {
    return await work()
  } finally {
    rmSync(path, { force: true })
  }
}

function tryLock(path: string): boolean {
  try {
    writeFileSync(path, JSON.stringify(identify(process.pid)), { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  if (!holderIsAlive(path)) rmSync(path, { force: true })
  return false
}

function holderIsAlive(path: string): boolean {
  try {
    return isSameProcess(JSON.parse(readFileSync(path, 'utf8')) as ProcessIdentity)
  } catch {
    return false
  }
}
