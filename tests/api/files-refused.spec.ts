/** What must not get in: each gets a clear error, and nothing of it stays. */
import { connect } from 'node:net'
import { once } from 'node:events'
import { setImmediate, setTimeout as sleep } from 'node:timers/promises'
import { compoundFile, zipFile } from '#testing/file-samples.js'
import { people } from '#testing/claims.js'
import { newKey, testApi, type TestApi } from './support/api.js'
import { offered } from './support/offer.js'
import { filesOf, listed, onDisk, upload, uploaded } from './support/files.js'
import type { Visitor } from './support/visitor.js'

let api: TestApi
let agency: Visitor
let claimId: string

beforeAll(async () => {
  api = await testApi({ FILE_MOST_MEGABYTES: '1', PROCESS_FILES_MOST_MEGABYTES: '2' })
  await api.startWorker()
  agency = await api.as(people.liaison)
  claimId = await offered(agency)
})
afterAll(() => api.close())

const megabyte = 1024 * 1024
const program = Buffer.from('MZ\x90\0\x03\0\0\0\x04\0\0\0'.padEnd(2_000, '\0'), 'latin1')

test.each<[string, Buffer | string, string, string, string]>([
  ['a program', program, '说明.exe', 'fileRefused', '这是程序文件'],
  ['a program under another name', program, '说明.pdf', 'fileRefused', '这是程序文件'],
  ['a page', '<!DOCTYPE html><script>alert(1)</script>', '说明.txt', 'fileRefused', '这是网页或 XML 文件'],
  ['a drawing with a script', '<svg onload="alert(1)"/>', '图.png', 'fileRefused', '这是网页或 XML 文件'],
  ['an installer', compoundFile(['Root Entry', 'Property']), '表.doc', 'fileRefused', '安装程序'],
  ['an archive', zipFile({ 'a.txt': 'a' }), '资料.docx', 'fileRefused', '这是压缩包'],
  ['nothing', '', '空.txt', 'fileEmpty', '0 字节'],
  [
    'a document that calls itself a program',
    '%PDF-1.7',
    '说明.pdf.exe',
    'fileNameMismatch',
    '后缀与内容不符',
  ],
  ['more than a file may be', Buffer.alloc(megabyte + 1, 'x'), '大.txt', 'fileTooLarge', '超过 1 MB'],
])('%s is refused', async (_what, content, name, code, says) => {
  const { status, body } = await upload(agency, claimId, content, name)
  expect(Math.floor(status / 100)).toBe(4)
  expect(body).toMatchObject({ code, detail: expect.stringContaining(says) })
})

test('a body that is no file, and an upload without a key, are refused', async () => {
  const json = await agency.post<{ code: string }>(filesOf(claimId), {}, { 'idempotency-key': newKey() })
  expect(json.body.code).toBe('unsupportedMediaType')
  const type = { 'content-type': 'application/octet-stream' }
  const keyless = await agency.postText<{ code: string }>(filesOf(claimId), 'x', type)
  expect(keyless.body.code).toBe('idempotencyKeyMissing')
})

test.each([
  ['../../../etc/cron.d/job.txt', 'job.txt'],
  ['C:\\Windows\\win.txt', 'win.txt'],
  ['', '未命名.txt'],
  ['a\u200b\u202eb.txt', 'ab.txt'],
])('the name %j is kept as %j, and leads nowhere', async (sent, kept) => {
  const { name, id } = await uploaded(agency, claimId, '内容', sent)
  expect(name).toBe(kept)
  expect(onDisk(api).contents).toContain(id)
})

/** Speaks HTTP by hand. @returns what came back until the connection closed */
const byHand = async (head: string, body: () => Iterable<string | Buffer>, end: boolean): Promise<string> => {
  const { hostname, port } = new URL(api.url)
  const socket = connect(Number(port), hostname)
  let answer = ''
  socket.on('data', chunk => (answer += String(chunk))).on('error', () => undefined)
  const closed = new Promise(resolve => socket.once('close', resolve))
  socket.write(
    `POST ${filesOf(claimId)}?name=a.txt HTTP/1.1\r\nHost: ${hostname}\r\nCookie: ${agency.cookie}\r\n` +
      `Content-Type: application/octet-stream\r\nIdempotency-Key: ${newKey()}\r\n${head}\r\n\r\n`,
  )
  for (const piece of body()) {
    if (socket.destroyed || answer !== '') break
    if (!socket.write(piece)) await Promise.race([once(socket, 'drain').catch(() => undefined), closed])
    // What has come is read before more is sent: a write to a closed connection would lose it.
    await setImmediate()
  }
  if (end) socket.end()
  await Promise.race([closed, sleep(8_000)])
  socket.destroy()
  return answer
}

test('a gigabyte that is announced is refused before it is sent', async () => {
  const begun = Date.now()
  const answer = await byHand(`Content-Length: ${1024 * megabyte}\r\nConnection: close`, () => ['x'], false)
  expect(answer).toContain('413')
  expect(answer).toContain('fileTooLarge')
  expect(Date.now() - begun).toBeLessThan(5_000)
})

test('one that announces nothing and never ends is left at the limit', async () => {
  const endless = function* () {
    for (let n = 0; n < 200; n += 1) yield Buffer.from(`10000\r\n${'x'.repeat(0x10000)}\r\n`)
  }
  const answer = await byHand('Transfer-Encoding: chunked\r\nConnection: close', endless, false)
  expect(answer).toContain('fileTooLarge')
})

test('one that breaks off before its announced end leaves nothing', async () => {
  const before = await listed(agency, claimId)
  await byHand('Content-Length: 5000', () => ['only so much'], true)
  await sleep(200)
  expect(await listed(agency, claimId)).toEqual(before)
})

test('a process takes no more than it may', async () => {
  await uploaded(agency, claimId, Buffer.alloc(megabyte, 'x'))
  const both = await Promise.all([1, 2].map(() => upload(agency, claimId, Buffer.alloc(0.9 * megabyte, 'y'))))
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
  expect(both.find(({ status }) => status === 409)?.body.code).toBe('filesFull')
})

test('nothing that was refused has stayed', async () => {
  const { items } = await listed(agency, claimId)
  expect(onDisk(api)).toEqual({ contents: items.map(({ id }) => id).sort(), incoming: [] })
})
