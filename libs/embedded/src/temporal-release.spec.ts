import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checksumOf, downloadRelease } from './temporal-release.js'
import { PROGRAM_NAMES, TEMPORAL_UI_VERSION, TEMPORAL_VERSION } from './temporal-versions.js'

const arch = process.arch === 'x64' ? 'amd64' : 'arm64'
const platform = `${process.platform}_${arch}`
const serverArchive = `temporal_${TEMPORAL_VERSION}_${platform}.tar.gz`
const uiArchive = `ui-server_${TEMPORAL_UI_VERSION}_${platform}.tar.gz`
const serverFolder = `/temporalio/temporal/releases/download/v${TEMPORAL_VERSION}`
const uiFolder = `/temporalio/ui-server/releases/download/v${TEMPORAL_UI_VERSION}`

/** What the release site answers, by path. */
let site: Map<string, Buffer>
let server: Server
let baseUrl: string
let target: string
let said: string[]

beforeEach(async () => {
  const serverContent = archiveOf(['temporal-server', 'temporal-sql-tool', 'tdbg'])
  const uiContent = archiveOf(['ui-server', 'LICENSE'])
  site = new Map([
    [`${serverFolder}/${serverArchive}`, serverContent],
    [`${serverFolder}/checksums.txt`, list([serverArchive, serverContent], ['other.tar.gz', uiContent])],
    [`${uiFolder}/${uiArchive}`, uiContent],
    [`${uiFolder}/ui-server_${TEMPORAL_UI_VERSION}_checksums.txt`, list([uiArchive, uiContent])],
  ])
  server = createServer((request, reply) => {
    const content = site.get(request.url ?? '')
    reply.writeHead(content ? 200 : 404).end(content)
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  target = mkdtempSync(join(tmpdir(), 'release-'))
  said = []
})

afterEach(async () => {
  rmSync(target, { recursive: true })
  server.closeAllConnections()
  await new Promise(done => server.close(done))
})

const download = () => downloadRelease(target, baseUrl, line => said.push(line))

function archiveOf(files: string[]): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'archive-'))
  for (const file of files) writeFileSync(join(folder, file), `program ${file}`)
  execFileSync('tar', ['-czf', 'all.tar.gz', ...files], { cwd: folder })
  const content = readFileSync(join(folder, 'all.tar.gz'))
  rmSync(folder, { recursive: true })
  return content
}

function list(...entries: [string, Buffer][]): Buffer {
  const lines = entries.map(
    ([name, content]) => `${createHash('sha256').update(content).digest('hex')}  ${name}\n`,
  )
  return Buffer.from(lines.join(''))
}

describe('the official release', () => {
  it('gives the three programs, executable and under our names, and leaves nothing else', async () => {
    expect(await download()).toBe(true)
    expect(readdirSync(target).sort()).toEqual(Object.values(PROGRAM_NAMES).sort())
    expect(readFileSync(join(target, PROGRAM_NAMES.uiServer), 'utf8')).toBe('program ui-server')
    expect(statSync(join(target, PROGRAM_NAMES.server)).mode & 0o111).toBe(0o111)
  })

  it('is refused when an archive is not what the checksum list says', async () => {
    site.set(`${serverFolder}/${serverArchive}`, archiveOf(['temporal-server', 'temporal-sql-tool']))
    expect(await download()).toBe(false)
    expect(existsSync(join(target, PROGRAM_NAMES.server))).toBe(false)
    expect(said.join()).toContain('校验和不符')
  })

  it('is refused when the list does not name the archive', async () => {
    site.set(`${serverFolder}/checksums.txt`, Buffer.from('0000  other.tar.gz\n'))
    expect(await download()).toBe(false)
    expect(said.join()).toContain('校验表中没有')
  })

  it('is passed over when the site does not have it or cannot be reached', async () => {
    site.clear()
    expect(await download()).toBe(false)
    server.closeAllConnections()
    await new Promise(done => server.close(done))
    expect(await download()).toBe(false)
  })
})

describe('a checksum list', () => {
  const hash = 'a'.repeat(64)

  it('names files after two spaces, or a space and a star', () => {
    expect(checksumOf(`${hash}  one.tar.gz\n`, 'one.tar.gz')).toBe(hash)
    expect(checksumOf(`${hash.toUpperCase()} *one.tar.gz\r\n`, 'one.tar.gz')).toBe(hash)
  })

  it('gives nothing for another file or for something that is no SHA-256', () => {
    expect(checksumOf(`${hash}  one.tar.gz`, 'one.tar')).toBeUndefined()
    expect(checksumOf('abc  one.tar.gz', 'one.tar.gz')).toBeUndefined()
  })
})
