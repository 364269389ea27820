import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readCliConfig } from '#config/cli.js'
import { dataLayout, prepareLayout } from '#embedded/data-layout.js'
import { writeRecord } from '#embedded/service-record.js'
import type { Finding } from './check.js'
import { lookAt } from './installation.js'
import { machineChecks } from './machine-checks.js'

let dataDir: string
let taken: Server

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'doctor-'))
  prepareLayout(dataLayout(dataDir))
  taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
})
afterAll(() => {
  taken.close()
  rmSync(dataDir, { recursive: true })
})

const found = async (more: Record<string, string> = {}): Promise<Finding[]> => {
  const installation = lookAt(readCliConfig({ DATA_DIR: dataDir, ...more }))
  const findings = await Promise.all(machineChecks(installation).map(({ find }) => find()))
  return findings.filter(finding => finding !== undefined)
}
const told = (what: string | RegExp, remedy: string) => ({
  what: expect.stringMatching(what) as string,
  why: expect.stringMatching(/[\u4e00-\u9fff]/) as string,
  remedy: expect.stringContaining(remedy) as string,
})

test('a sound data folder is not complained about', async () => {
  expect(await found()).toEqual([])
})

test.each(['PORT', 'POSTGRES_PORT', 'TEMPORAL_PORT', 'TEMPORAL_UI_PORT'])(
  '%s, taken by another program, is named with how to see whose it is',
  async variable => {
    const { port } = taken.address() as AddressInfo
    expect(await found({ [variable]: String(port) })).toEqual([
      told(`${variable}=${port} 已被其他程序占用`, `lsof -i :${port}`),
    ])
  },
)

test('a key that others can read is named with the command that mends it', async () => {
  const key = join(dataLayout(dataDir).secrets, 'open.key')
  writeFileSync(key, 'x')
  chmodSync(key, 0o644)
  expect(await found()).toEqual([told('密钥文件可被其他用户读取', `chmod 600 ${key}`)])
  rmSync(key)
})

test('a service that ended without being stopped is named, and that nothing is lost', async () => {
  const record = { name: 'worker', pid: 2 ** 22 + 7, startMark: 'long ago', command: 'node' }
  writeRecord(dataLayout(dataDir).run, { ...record, startedAt: new Date(0).toISOString() })
  expect(await found()).toEqual([
    told(/worker（进程 4194311） 没有经过正常停止/, 'npm start 继续，已确认的办理不会丢失'),
  ])
})
