/** Contents of files go into a backup with their rows, and come back byte for byte, to a folder or to a bucket. */
import { createHash, randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { readCliConfig } from '#config/cli.js'
import { dataLayout } from '#embedded/data-layout.js'
import { FolderStore } from '#files/folder-store.js'
import { Incoming } from '#files/incoming.js'
import { openStore } from '#files/open-store.js'
import { BackupDamaged, checkBackup } from '#persistence/backup/check-backup.js'
import { putBack } from '#persistence/backup/put-back.js'
import { takeBackup } from '#persistence/backup/take-backup.js'
import { importSmallDistrict } from '#testing/claims.js'
import { testDatabase, type TestDatabase } from '#testing/database.js'
import { s3TestServer, type S3TestServer } from '#testing/s3-server.js'
import { putContents } from '../../apps/cli/backup/put-contents.js'

const folder = mkdtempSync(join(tmpdir(), 'backup-contents-'))
const target = join(folder, 'backup.tar')
const files = join(folder, 'files')
const store = new FolderStore(files)
const incoming = new Incoming(files)
const processId = randomUUID()
const contents = new Map<string, Buffer>()

let source: TestDatabase
let other: TestDatabase
let s3: S3TestServer

beforeAll(async () => {
  ;[source, other, s3] = await Promise.all([testDatabase(), testDatabase(), s3TestServer()])
  await importSmallDistrict(source.pool)
  await source.pool.query(
    `INSERT INTO process (id, kind, title, stage, started_by, started_at, updated_at, epoch, step_no, version,
       policy_version, calendar_version, state)
     VALUES ($1, 'claim', '试', 'drafting', 'officer-1', now(), now(), 1, 1, 1, '1', '1', '{}')`,
    [processId],
  )
  for (const content of ['一', '二'.repeat(200_000), '三']) await keep(Buffer.from(content))
})
afterAll(async () => {
  await Promise.all([source.drop(), other.drop(), s3.close()])
  rmSync(folder, { recursive: true, force: true })
})

const keep = async (content: Buffer): Promise<void> => {
  const id = randomUUID()
  await store.put(id, await incoming.receive(Readable.from([content]), 1e8))
  await source.pool.query(
    `INSERT INTO process_file (id, process_id, by_person, key, name, type, bytes, sha256, uploaded_at)
     VALUES ($1::uuid, $2, 'officer-1', $1::text, '件.txt', 'text', $3, $4, now())`,
    [id, processId, content.length, createHash('sha256').update(content).digest('hex')],
  )
  contents.set(id, content)
}
const take = (to = target) =>
  takeBackup({ databaseUrl: source.url, target: to, contentAt: id => store.place(id) })
const configOf = (environment: NodeJS.ProcessEnv) => readCliConfig({ DATA_DIR: folder, ...environment })
const putInto = async (environment: NodeJS.ProcessEnv): Promise<number> =>
  putContents(configOf(environment), dataLayout(folder), await checkBackup(target))

test('what was taken is laid into another folder once, and its rows beside it', async () => {
  expect((await take()).contents?.map(({ id }) => id).sort()).toEqual([...contents.keys()].sort())
  const FILES_DIR = join(folder, 'elsewhere')
  expect(await putInto({ FILES_DIR })).toBe(3)
  expect(await putInto({ FILES_DIR })).toBe(0)
  for (const [id, content] of contents)
    expect((await buffer(await new FolderStore(FILES_DIR).read(id))).equals(content)).toBe(true)
  await putBack({ databaseUrl: other.url, backup: await checkBackup(target) })
  const { rows } = await other.pool.query<{ id: string }>('SELECT id FROM process_file')
  expect(rows.map(({ id }) => id).sort()).toEqual([...contents.keys()].sort())
})

test('or into a bucket', async () => {
  const { endpoint, region, bucket, accessKeyId, secretAccessKey } = s3.place
  const environment = {
    FILES_DIR: join(folder, 'spool'),
    FILES_S3_ENDPOINT: endpoint,
    FILES_S3_REGION: region,
    FILES_S3_BUCKET: bucket,
    FILES_S3_ACCESS_KEY: accessKeyId,
    FILES_S3_SECRET_KEY: secretAccessKey,
  }
  expect(await putInto(environment)).toBe(3)
  const there = openStore({ ...configOf(environment), FILES_DIR: environment.FILES_DIR })
  for (const [id, content] of contents)
    expect((await buffer(await there.read(id))).equals(content)).toBe(true)
})

test('a changed byte of a content is found before anything is touched', async () => {
  const damaged = join(folder, 'damaged.tar')
  const bytes = readFileSync(target)
  bytes[bytes.indexOf('二二二') + 300] = 0
  writeFileSync(damaged, bytes)
  await expect(checkBackup(damaged)).rejects.toThrow(BackupDamaged)
})

test('a content that is gone or changed is named, and keeps nothing else from being backed up', async () => {
  const [gone = '', changed = '', whole = ''] = [...contents.keys()]
  await store.remove(gone)
  truncateSync(store.place(changed), 3)
  const manifest = await take(join(folder, 'lossy.tar'))
  expect(manifest.contentsLost?.sort()).toEqual([gone, changed].sort())
  expect(manifest.contents?.map(({ id }) => id)).toEqual([whole])
})

test('left out on request, the backup says nothing of contents', async () => {
  const without = join(folder, 'without.tar')
  expect((await takeBackup({ databaseUrl: source.url, target: without })).contents).toBeUndefined()
  expect((await checkBackup(without)).manifest.contents).toBeUndefined()
})
