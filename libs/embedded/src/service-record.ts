import { readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isSameProcess, type ProcessIdentity } from './process-identity.js'

/** What is known of a service that was started for a data folder; kept in `<dataDir>/run/<name>.json`. */
export interface ServiceRecord extends ProcessIdentity {
  readonly name: string
  readonly command: string
  readonly port?: number
  readonly startedAt: string
}

/** Keeps the record in one step, so a crash leaves the old one or the new one and nothing between. */
export function writeRecord(runDir: string, record: ServiceRecord): void {
  const path = recordPath(runDir, record.name)
  writeFileSync(`${path}.new`, `${JSON.stringify(record, null, 2)}\n`)
  renameSync(`${path}.new`, path)
}

/**
 * Keeps the record only when no live process holds that name: how one of two starts at the same moment wins.
 * @returns false when another one holds it
 */
export function claimRecord(runDir: string, record: ServiceRecord): boolean {
  if (liveRecord(runDir, record.name)) return false
  removeRecord(runDir, record.name)
  try {
    writeFileSync(recordPath(runDir, record.name), `${JSON.stringify(record, null, 2)}\n`, { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** The record of a service whose very process is still alive. */
export function liveRecord(runDir: string, name: string): ServiceRecord | undefined {
  const record = readRecord(runDir, name)
  return record && isSameProcess(record) ? record : undefined
}

/** Services that were started and have ended without being stopped: a crash, or a restarted machine. */
export function staleRecords(runDir: string): ServiceRecord[] {
  const records = readNames(runDir).map(name => readRecord(runDir, name))
  return records.filter(record => record !== undefined).filter(record => !isSameProcess(record))
}

/** Every live service of a data folder. */
export function liveRecords(runDir: string): ServiceRecord[] {
  const names = readNames(runDir)
  return names.map(name => liveRecord(runDir, name)).filter(record => record !== undefined)
}

export function removeRecord(runDir: string, name: string): void {
  rmSync(recordPath(runDir, name), { force: true })
}

function readRecord(runDir: string, name: string): ServiceRecord | undefined {
  try {
    return JSON.parse(readFileSync(recordPath(runDir, name), 'utf8')) as ServiceRecord
  } catch {
    return undefined
  }
}

function readNames(runDir: string): string[] {
  try {
    const files = readdirSync(runDir)
    return files.filter(file => file.endsWith('.json')).map(file => file.slice(0, -'.json'.length))
  } catch {
    return []
  }
}

function recordPath(runDir: string, name: string): string {
  return join(runDir, `${name}.json`)
}
