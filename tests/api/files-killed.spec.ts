/** An API that dies in the middle of an upload leaves nothing half-done: no row without its content, nothing visible. */
import { utimesSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { waitFor } from '#embedded/waiting.js'
import { FolderStore } from '#files/folder-store.js'
import { Incoming } from '#files/incoming.js'
import { sweepContents } from '#files/sweep.js'
import { findKnownFiles } from '#persistence/files/find-files.js'
import { people } from '#testing/claims.js'
import { newKey, testApi, type TestApi } from './support/api.js'
import { offered } from './support/offer.js'
import { filesOf, listed, onDisk, uploaded } from './support/files.js'
import { endSecondApis, killed, secondApi } from './support/second-api.js'
import type { Visitor } from './support/visitor.js'

let api: TestApi
let agency: Visitor
let claimId: string
beforeAll(async () => {
  api = await testApi()
  await api.startWorker()
  agency = await api.as(people.liaison)
  claimId = await offered(agency)
})
afterAll(async () => {
  endSecondApis()
  await api.close()
})

/** An upload of which so much is sent, and of which the rest may follow. */
const begun = (url: string, visitor: Visitor, bytes: number, sent: Buffer) => {
  const sending = request(`${url}${filesOf(claimId)}?name=a.txt`, {
    method: 'POST',
    headers: {
      cookie: visitor.cookie,
      'content-type': 'application/octet-stream',
      'content-length': bytes,
      'idempotency-key': newKey(),
    },
  })
  sending.on('error', () => undefined)
  sending.write(sent)
  return sending
}

const anEighthDayAgo = () => Date.now() / 1000 - 8 * 86_400
const sweep = () =>
  sweepContents({
    store: new FolderStore(api.filesFolder),
    known: ids => findKnownFiles(api.database.pool, ids),
    now: Date.now(),
    olderThanMs: 7 * 86_400_000,
  })

test('killed while the body comes: a temporary file, which nobody sees and the sweep takes', async () => {
  const kept = await uploaded(agency, claimId)
  const { child, url, visitor } = await secondApi(api, people.liaison)
  begun(url, visitor, 1_000_000, Buffer.alloc(400_000, 'x'))
  const arrived = async () => onDisk(api).incoming.length > 0
  if (!(await waitFor(arrived, { timeoutMs: 10_000 }))) throw new Error('nothing arrived')
  await killed(child)
  expect(onDisk(api)).toMatchObject({ contents: [kept.id], incoming: [expect.stringMatching(/\.part$/)] })
  expect((await listed(agency, claimId)).items.map(({ id }) => id)).toEqual([kept.id])
  const [name = ''] = onDisk(api).incoming
  utimesSync(join(api.filesFolder, 'incoming', name), anEighthDayAgo(), anEighthDayAgo())
  expect(await new Incoming(api.filesFolder).sweep()).toBe(1)
  expect(onDisk(api)).toEqual({ contents: [kept.id], incoming: [] })
})

test('killed between content and row: a content that nobody sees and the sweep takes, and no other', async () => {
  const before = onDisk(api).contents
  const { child, url, visitor } = await secondApi(api, people.liaison)
  // The row waits for a turn that does not come.
  const holder = await api.database.pool.connect()
  await holder.query(`SELECT pg_advisory_lock(hashtextextended('process_file ' || $1, 0))`, [claimId])
  begun(url, visitor, 5, Buffer.from('abcde')).end()
  const putAway = async () => onDisk(api).contents.length > before.length
  if (!(await waitFor(putAway, { timeoutMs: 10_000 }))) throw new Error('nothing was put away')
  await killed(child)
  await holder.query('SELECT pg_advisory_unlock_all()')
  holder.release()
  const { items } = await listed(agency, claimId)
  expect(items.map(({ id }) => id)).toEqual(before)
  expect((await sweep()).removed).toEqual([])
  const [orphan = ''] = onDisk(api).contents.filter(id => !before.includes(id))
  const place = join(api.filesFolder, 'contents', orphan.slice(0, 2), orphan)
  utimesSync(place, anEighthDayAgo(), anEighthDayAgo())
  expect((await sweep()).removed).toEqual([orphan])
  expect(onDisk(api)).toEqual({ contents: before, incoming: [] })
})
