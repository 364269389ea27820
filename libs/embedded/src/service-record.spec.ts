import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { identify, isSameProcess } from './process-identity.js'
import { signalProcess } from './processes.js'
import {
  claimRecord,
  liveRecord,
  liveRecords,
  staleRecords,
  writeRecord,
  type ServiceRecord,
} from './service-record.js'

let folder: string
let child: ChildProcess

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'run-'))
  child = spawn('sleep', ['60'])
})

afterEach(() => {
  child.kill('SIGKILL')
  rmSync(folder, { recursive: true })
})

const recordOf = (pid: number, more: Partial<ServiceRecord> = {}): ServiceRecord => {
  const identity = identify(pid)
  if (!identity) throw new Error('the process is gone')
  return { ...identity, name: 'api', command: 'sleep', startedAt: '2026-01-01T00:00:00Z', ...more }
}

const killed = async (): Promise<void> => {
  child.kill('SIGKILL')
  await once(child, 'exit')
}

describe('a service record', () => {
  it('is live as long as its very process is', async () => {
    const record = recordOf(child.pid ?? 0)
    writeRecord(folder, record)
    expect(liveRecord(folder, 'api')).toEqual(record)
    expect(staleRecords(folder)).toEqual([])
    await killed()
    expect(liveRecords(folder)).toEqual([])
    expect(staleRecords(folder)).toEqual([record])
  })

  it('is stale when its pid was given to another process, which is never signalled', () => {
    const record = recordOf(child.pid ?? 0, { startMark: 'an earlier process' })
    writeRecord(folder, record)
    expect(liveRecord(folder, 'api')).toBeUndefined()
    signalProcess(record, 'SIGKILL')
    expect(isSameProcess(recordOf(child.pid ?? 0))).toBe(true)
  })

  it('can be claimed by one process at a time, and again when that has died', async () => {
    const first = recordOf(child.pid ?? 0)
    const second = recordOf(process.pid)
    expect(claimRecord(folder, first)).toBe(true)
    expect(claimRecord(folder, second)).toBe(false)
    await killed()
    expect(claimRecord(folder, second)).toBe(true)
    expect(liveRecord(folder, 'api')?.pid).toBe(process.pid)
  })
})
