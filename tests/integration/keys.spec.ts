/** Keys change while processes are open and columns sealed: what was written before stays readable. */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { secretFile } from '#embedded/secrets.js'
import { workflowIdOf } from '#contracts/workflow/process.js'
import { keysNeeded } from '#persistence/keyed-columns.js'
import { seedRules } from '#persistence/rules/seed-rules.js'
import { addOldKeys, keyLines, newKeyLine, writeKeyFile } from '#secrets/edit-key-file.js'
import { readKeys } from '#secrets/key-file.js'
import { sealText, unsealText } from '#secrets/seal.js'
import { encryptingConverter } from '#temporal/data-converter.js'
import { claimRules, importSmallDistrict } from '#testing/claims.js'
import { testDatabase, type TestDatabase } from '#testing/database.js'
import { testTemporal, testWorker } from '#testing/temporal.js'
import { reseal } from '../../apps/cli/keys/reseal.js'
import { describeKeys, dropUnused, rotate } from '../../apps/cli/keys/rotate.js'
import { processActivities } from '../../apps/worker/activities/process/process.activities.js'
import { answerOf, claimPlayer } from '../workflow/claim-player.js'
import { Client } from '@temporalio/client'

const folder = mkdtempSync(join(tmpdir(), 'keys-'))
let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
  await importSmallDistrict(database.pool)
  await seedRules(database.pool, { kind: 'claim', ...claimRules() })
})
afterAll(async () => {
  await database.drop()
  rmSync(folder, { recursive: true })
})

test('a process that began under the old payload key goes on under the new one', async () => {
  const file = secretFile(folder, 'payload.key')
  const activities = processActivities(database.pool)
  const before = encryptingConverter(file)
  const temporal = await testTemporal(before)
  const first = await testWorker(temporal, { activities, dataConverter: before })
  const claim = claimPlayer(database.pool, temporal.client)
  answerOf(await claim.start())
  await first.stop()

  const [old] = readKeys(file)
  const fresh = rotate(file)
  expect(readKeys(file).map(({ id }) => id)).toEqual([fresh, old.id])
  const dataConverter = encryptingConverter(file)
  const { connection, namespace } = { ...temporal.client, namespace: temporal.namespace }
  const client = new Client({ connection, namespace, dataConverter })
  const second = await testWorker(temporal, { activities, dataConverter })
  const later = claimPlayer(database.pool, client, { processId: claim.processId })
  await later.act('terms', 'sign', { answers: [] })
  const workflowId = workflowIdOf('claim', claim.processId)
  const history = JSON.stringify(await client.workflow.getHandle(workflowId).fetchHistory())
  await second.stop()
  await temporal.close()
  const used = [old.id, fresh].map(id => history.includes(Buffer.from(id).toString('base64')))
  expect(used).toEqual([true, true])
})

test('columns are sealed anew, and only then the old key can go', async () => {
  const file = secretFile(folder, 'data.key')
  const old = readKeys(file)
  await database.pool.query(
    `UPDATE person SET phone = x.phone FROM unnest($1::text[], $2::text[]) AS x (id, phone)
    WHERE person.id = x.id`,
    [
      ['officer-1', 'officer-2', 'head'],
      ['13800000001', '13800000002', '13800000003'].map(phone => sealText(old, phone)),
    ],
  )
  const fresh = rotate(file)
  const needed = async () => (await keysNeeded(database.pool)).data
  expect(await needed()).toEqual({ [old[0].id]: 3 })
  expect(dropUnused(file, await needed())).toEqual([])

  expect(await reseal({ pool: database.pool, keys: readKeys(file) })).toBe(3)
  expect(await reseal({ pool: database.pool, keys: readKeys(file) })).toBe(0)
  expect(await needed()).toEqual({ [fresh]: 3 })
  expect(describeKeys('data', file, await needed())).toMatch(
    new RegExp(`在用 ${fresh}，3 个值要用它\n  旧的 ${old[0].id}$`),
  )
  expect(dropUnused(file, await needed())).toEqual([old[0].id])
  const { rows } = await database.pool.query<{ phone: string }>(
    'SELECT phone FROM person WHERE phone IS NOT NULL ORDER BY id',
  )
  const phones = rows.map(({ phone }) => unsealText(readKeys(file), phone)).sort()
  expect(phones).toEqual(['13800000001', '13800000002', '13800000003'])
})

test('without the key that a value needs nothing is written, and the missing key is named', async () => {
  const file = secretFile(folder, 'other.key')
  const before = await keysNeeded(database.pool)
  await expect(reseal({ pool: database.pool, keys: readKeys(file) })).rejects.toThrow(
    'is not in the key file',
  )
  expect(await keysNeeded(database.pool)).toEqual(before)
  expect(describeKeys('data', file, before.data)).toContain('缺少')
})

test('a key file changes whole or not at all, and keeps its rights', () => {
  const file = secretFile(folder, 'whole.key')
  const before = readFileSync(file, 'utf8')
  expect(() => writeKeyFile(file, ['no key'])).toThrow()
  expect(readFileSync(file, 'utf8')).toBe(before)
  const another = newKeyLine()
  addOldKeys(file, [another, before.trim()])
  expect(keyLines(file)).toEqual([before.trim(), another])
  expect(statSync(file).mode & 0o777).toBe(0o600)
})
