import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { flawIn } from '#testing/s3-signature.js'
import { s3TestServer, type S3TestServer } from '#testing/s3-server.js'
import { Incoming } from './incoming.js'
import { S3Refused } from './s3-request.js'
import { S3Store } from './s3-store.js'
import { ContentMissing } from './store.js'

let server: S3TestServer
let folder: string
let store: S3Store
let incoming: Incoming

beforeAll(async () => {
  server = await s3TestServer()
  folder = mkdtempSync(join(tmpdir(), 's3-store-'))
  incoming = new Incoming(folder)
})
beforeEach(() => {
  store = new S3Store(server.place)
  server.objects.clear()
  server.refusals.length = 0
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true })
})

const put = async (content: Buffer, id: string = randomUUID()): Promise<string> => {
  await store.put(id, await incoming.receive(Readable.from([content]), 1e8))
  return id
}
const ids = async (): Promise<string[]> => {
  const all: string[] = []
  for await (const { id, storedAt } of store.list()) all.push(`${id} ${storedAt.getFullYear()}`)
  return all
}

test('the test server checks signatures as their specification computes them', () => {
  // "Example: GET Object" of the Amazon S3 API reference, signature calculations for the Authorization header.
  const keys = {
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  }
  const headers = {
    host: 'examplebucket.s3.amazonaws.com',
    range: 'bytes=0-9',
    'x-amz-content-sha256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    'x-amz-date': '20130524T000000Z',
    authorization:
      'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  }
  expect(flawIn({ method: 'GET', url: '/test.txt', headers }, keys)).toBeUndefined()
  expect(flawIn({ method: 'GET', url: '/test2.txt', headers }, keys)).toBe('SignatureDoesNotMatch')
})

test('a content goes there under its signature and comes back byte for byte', async () => {
  const content = Buffer.alloc(3_000_000, '附件')
  const id = await put(content)
  expect([...server.objects.keys()]).toEqual([`files/${id.slice(0, 2)}/${id}`])
  expect(readdirSync(join(folder, 'incoming'))).toEqual([])
  expect((await buffer(await store.read(id))).equals(content)).toBe(true)
  expect(await store.sizeOf(id)).toBe(content.length)
  await store.remove(id)
  expect(await store.sizeOf(id)).toBeUndefined()
  await expect(store.read(id)).rejects.toThrow(ContentMissing)
  expect(server.refusals.filter(code => code !== 'NoSuchKey')).toEqual([])
})

test('a listing is read to its last page', async () => {
  const wanted: string[] = []
  for (let n = 0; n < 5; n += 1) wanted.push(await put(Buffer.from('x')))
  server.objects.set('files/zz/not-an-id', { content: Buffer.from(''), at: new Date() })
  expect(await ids()).toEqual(wanted.sort().map(id => `${id} ${new Date().getFullYear()}`))
})

test('a store that can be written is tried and left as it was', async () => {
  await store.try()
  expect(server.objects.size).toBe(0)
})

test('another secret, another bucket and a changed content are refused', async () => {
  const wrong = new S3Store({ ...server.place, secretAccessKey: 'another' })
  await expect(wrong.try()).rejects.toThrow('SignatureDoesNotMatch')
  await expect(new S3Store({ ...server.place, bucket: 'other' }).try()).rejects.toThrow(S3Refused)
  const received = await incoming.receive(Readable.from(['what was hashed']), 100)
  writeFileSync(received.path, 'what is sent. .')
  await expect(store.put(randomUUID(), received)).rejects.toThrow('XAmzContentSHA256Mismatch')
  expect(server.objects.size).toBe(0)
})

test('a store that is away is said to be so', async () => {
  const away = new S3Store({ ...server.place, endpoint: 'http://127.0.0.1:1' })
  await expect(away.try()).rejects.toThrow('ECONNREFUSED')
})
