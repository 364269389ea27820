import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { whileLocked } from './build-lock.js'

let folder: string
const lock = () => join(folder, 'build.lock')

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

describe('a build lock', () => {
  it('lets one build at a time work, and tells the other that it waits', async () => {
    const events: string[] = []
    const build = (name: string) =>
      whileLocked(
        lock(),
        () => events.push(`${name} waits`),
        async () => {
          events.push(`${name} begins`)
          await sleep(50)
          events.push(`${name} ends`)
        },
      )
    await Promise.all([build('a'), build('b')])
    expect(events).toEqual(['a begins', 'b waits', 'a ends', 'b begins', 'b ends'])
    expect(existsSync(lock())).toBe(false)
  })

  it('is void when its holder has died', async () => {
    writeFileSync(lock(), JSON.stringify({ pid: process.pid, startMark: 'an earlier process' }))
    await expect(
      whileLocked(
        lock(),
        () => undefined,
        () => Promise.resolve('built'),
      ),
    ).resolves.toBe('built')
  })

  it('is let go when the build fails', async () => {
    const failing = whileLocked(
      lock(),
      () => undefined,
      () => Promise.reject(new Error('no space')),
    )
    await expect(failing).rejects.toThrow('no space')
    expect(existsSync(lock())).toBe(false)
  })
})
