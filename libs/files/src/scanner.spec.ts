import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { eicar, scannerProgram, scanServer, type ScanServer } from '#testing/scanner.js'
import { openScanner, type Verdict } from './scanner.js'

let folder: string
let server: ScanServer

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'scanner-'))
  writeFileSync(join(folder, 'scan.mjs'), scannerProgram)
  server = await scanServer()
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true })
})

const command = (name = 'scan.mjs') => ({ FILE_SCAN_COMMAND: `${process.execPath} ${join(folder, name)}` })
const scan = (settings: object, content: Iterable<string>): Promise<Verdict> => {
  const scanner = openScanner(settings)
  if (!scanner) throw new Error('no scanner')
  return scanner.scan(Readable.from(content))
}
const large = function* () {
  yield eicar
  for (let n = 0; n < 500; n += 1) yield 'x'.repeat(65_536)
}

test('none is configured, none scans', () => {
  expect(openScanner({})).toBeUndefined()
})

test('a program says by how it ends, and may stop reading when it has found something', async () => {
  expect(await scan(command(), ['harmless'])).toEqual({ verdict: 'passed', note: 'stream: OK' })
  const found = { verdict: 'blocked', note: 'stream: Eicar-Test-Signature FOUND' }
  expect(await scan(command(), ['a', eicar])).toEqual(found)
  expect(await scan(command(), large())).toEqual(found)
})

test('a service says by its answer', async () => {
  const service = { FILE_SCAN_URL: server.url }
  expect(await scan(service, ['harmless'])).toMatchObject({ verdict: 'passed' })
  expect(await scan(service, ['a', eicar])).toMatchObject({ verdict: 'blocked' })
})

test('whoever is away, fails or has not read to the end has said nothing', async () => {
  await expect(scan({ FILE_SCAN_COMMAND: '/no/such/scanner' }, ['x'])).rejects.toThrow('ENOENT')
  await expect(scan(command('missing.mjs'), ['x'])).rejects.toThrow('ended with 1')
  await expect(scan({ FILE_SCAN_URL: 'http://127.0.0.1:1/scan' }, ['x'])).rejects.toThrow('ECONNREFUSED')
  server.mode = 'failing'
  await expect(scan({ FILE_SCAN_URL: server.url }, ['x'])).rejects.toThrow('answers 500')
  writeFileSync(join(folder, 'hasty.mjs'), 'process.exit(0)')
  const harmless = Array.from({ length: 500 }, () => 'x'.repeat(65_536))
  await expect(scan(command('hasty.mjs'), harmless)).rejects.toThrow()
})
