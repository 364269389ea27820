import { createHash, randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { FolderStore } from './folder-store.js'
import { Incoming } from './incoming.js'
import { Interrupted, TooLarge } from './receive.js'
import { ContentMissing, type Stored } from './store.js'

let folder: string
let store: FolderStore
let incoming: Incoming

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'folder-store-'))
  store = new FolderStore(folder)
  incoming = new Incoming(folder)
})
afterEach(() => rmSync(folder, { recursive: true }))

const listed = async (): Promise<Stored[]> => {
  const all: Stored[] = []
  for await (const stored of store.list()) all.push(stored)
  return all
}
const waiting = () => readdirSync(join(folder, 'incoming'))

test('what is received, hashed and put away is read again byte for byte', async () => {
  const content = Buffer.from('会议纪要'.repeat(50_000))
  const received = await incoming.receive(Readable.from([content.subarray(0, 7), content.subarray(7)]), 1e6)
  expect(received).toMatchObject({
    bytes: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
  })
  const id = randomUUID()
  expect(await store.sizeOf(id)).toBeUndefined()
  await store.put(id, received)
  expect(waiting()).toEqual([])
  expect((await buffer(await store.read(id))).equals(content)).toBe(true)
  expect(await store.sizeOf(id)).toBe(content.length)
  expect(await listed()).toMatchObject([{ id, bytes: content.length }])
  expect(statSync(join(folder, 'contents', id.slice(0, 2), id)).mode & 0o077).toBe(0)
  await store.remove(id)
  await store.remove(id)
  await expect(store.read(id)).rejects.toThrow(ContentMissing)
  expect(await listed()).toEqual([])
})

test('more than may come is left at the limit, and nothing of it stays', async () => {
  const endless = Readable.from(
    (function* () {
      for (;;) yield Buffer.alloc(10_000)
    })(),
  )
  await expect(incoming.receive(endless, 100_000)).rejects.toThrow(TooLarge)
  expect(waiting()).toEqual([])
})

test('what breaks off in the middle leaves nothing', async () => {
  const body = new PassThrough()
  body.write('ein Anfang')
  setTimeout(() => body.destroy(), 20)
  await expect(incoming.receive(body, 1e6)).rejects.toThrow(Interrupted)
  expect(waiting()).toEqual([])
})

test('what has broken off before anybody looked leaves nothing either', async () => {
  const body = new PassThrough()
  body.destroy()
  await expect(incoming.receive(body, 1e6)).rejects.toThrow(Interrupted)
  expect(waiting()).toEqual([])
})

test('what a process left behind that died is swept after a day, and not before', async () => {
  await incoming.receive(Readable.from(['a']), 10)
  const [name = ''] = waiting()
  expect(await incoming.sweep()).toBe(0)
  const before = Date.now() / 1000 - 25 * 3_600
  utimesSync(join(folder, 'incoming', name), before, before)
  expect(await incoming.sweep()).toBe(1)
  expect(waiting()).toEqual([])
})

test.each(['../../etc/passwd', 'a/b', '', `${randomUUID()}/..`])('%j is no place', async id => {
  await expect(store.sizeOf(id)).rejects.toThrow('not a file id')
})

test('a folder that cannot be written is found out', async () => {
  await store.try()
  expect(await listed()).toEqual([])
  writeFileSync(join(folder, 'a-file'), '')
  await expect(new FolderStore(join(folder, 'a-file')).try()).rejects.toThrow()
})
