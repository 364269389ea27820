/** With a scanner nothing is handed out before it passed. */
import pino from 'pino'
import type { Problem } from '#contracts/http/shared.js'
import { openScanner } from '#files/scanner.js'
import { openStore } from '#files/open-store.js'
import { people } from '#testing/claims.js'
import { eicar, scanServer, type ScanServer } from '#testing/scanner.js'
import { s3TestServer, type S3TestServer } from '#testing/s3-server.js'
import { scanBatch } from '../../apps/worker/relays/files.relay.js'
import { testApi, type TestApi } from './support/api.js'
import { offered } from './support/offer.js'
import { filesOf, listed, uploaded, type File } from './support/files.js'
import type { Visitor } from './support/visitor.js'

let api: TestApi
let scanner: ScanServer
let s3: S3TestServer
let settings: { FILES_DIR: string; FILES_S3_REGION: string; FILE_SCAN_URL: string }
let agency: Visitor
let claimId: string

beforeAll(async () => {
  scanner = await scanServer()
  s3 = await s3TestServer()
  const { endpoint, bucket, region, accessKeyId, secretAccessKey } = s3.place
  const environment = {
    FILE_SCAN_URL: scanner.url,
    FILES_S3_ENDPOINT: endpoint,
    FILES_S3_REGION: region,
    FILES_S3_BUCKET: bucket,
    FILES_S3_ACCESS_KEY: accessKeyId,
    FILES_S3_SECRET_KEY: secretAccessKey,
  }
  api = await testApi(environment)
  settings = { ...environment, FILES_DIR: api.filesFolder }
  await api.startWorker()
  agency = await api.as(people.liaison)
  claimId = await offered(agency)
})
afterAll(async () => {
  await api.close()
  await scanner.close()
  await s3.close()
})

/** One round of the worker's relay. */
const scanRound = () => {
  const using = openScanner(settings)
  if (!using) throw new Error('no scanner')
  return scanBatch(api.database.pool, pino({ level: 'silent' }), openStore(settings), using)
}
const again = () => api.database.pool.query('UPDATE process_file SET scan_due_at = now()')
const seen = async ({ id }: File) => (await listed(agency, claimId)).items.find(item => item.id === id)
const read = async ({ id }: File) => (await agency.get<Problem>(`${filesOf(claimId)}/${id}/content`)).body

test('waits, is scanned, and passes or is blocked; what is blocked stands on record and stays closed', async () => {
  const harmless = await uploaded(agency, claimId, '会议决定如下', '决定.txt')
  const harmful = await uploaded(agency, claimId, `附\n${eicar}\n`, '附.txt')
  expect(harmless).toMatchObject({ scan: 'waiting', scanLabel: '待扫描', allowedActions: ['withdraw'] })
  expect((await read(harmless)).code).toBe('fileWaiting')
  await scanRound()
  expect(await seen(harmless)).toMatchObject({ scan: 'passed', allowedActions: ['download', 'withdraw'] })
  expect(await read(harmless)).toBe('会议决定如下')
  expect(await seen(harmful)).toMatchObject({
    scan: 'blocked',
    scanLabel: '拦截',
    scanNote: 'Eicar-Test-Signature',
    allowedActions: ['withdraw'],
  })
  expect((await read(harmful)).code).toBe('fileBlocked')
  const { rows } = await api.database.pool.query(
    `SELECT subject_id, details FROM audit_entry WHERE operation = 'fileBlocked'`,
  )
  expect(rows).toEqual([{ subject_id: claimId, details: { fileId: harmful.id } }])
})

test('a scanner that fails delays and never lets through; afterwards it is asked again', async () => {
  const file = await uploaded(agency, claimId, '再议', '再议.txt')
  scanner.mode = 'failing'
  const asked = scanner.asked
  await scanRound()
  expect(scanner.asked).toBe(asked + 1)
  expect(await seen(file)).toMatchObject({ scan: 'waiting' })
  // Not at once again.
  await scanRound()
  expect(scanner.asked).toBe(asked + 1)
  expect((await read(file)).code).toBe('fileWaiting')
  scanner.mode = 'working'
  await again()
  await scanRound()
  expect(await read(file)).toBe('再议')
})

test('what was changed in the store passes no scanner', async () => {
  const file = await uploaded(agency, claimId, '原文', '原文.txt')
  const key = [...s3.objects.keys()].find(each => each.endsWith(file.id)) ?? ''
  s3.objects.set(key, { content: Buffer.from('改文'), at: new Date() })
  await scanRound()
  expect(await seen(file)).toMatchObject({ scan: 'waiting' })
})

test('several workers take different files', async () => {
  for (let n = 0; n < 4; n += 1) await uploaded(agency, claimId, `第${n}份`, `${n}.txt`)
  const asked = scanner.asked
  await Promise.all([scanRound(), scanRound(), scanRound()])
  expect(scanner.asked).toBe(asked + 4)
})

test('the store was asked under right signatures only', () => {
  expect(s3.refusals).toEqual([])
})
