/** Keys change while processes are open and columns sealed: what was written before stays readable. */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { secretFile } from '#embedded/secrets.js'
import { workflowIdOf } from '#contracts/workflow/process.js'
import { keysNeeded } from '#persistence/keyed-columns.js'
import { addOldKeys, keyLines, newKeyLine, writeKeyFile } from '#secrets/edit-key-file.js'
import { readKeys, type Keys } from '#secrets/key-file.js'
import { sealText, unsealText } from '#secrets/seal.js'
import { encryptingConverter } from '#temporal/data-converter.js'
import { units } from '#testing/claims.js'
import type { TestDatabase } from '#testing/database.js'
import { testTemporal, testWorker } from '#testing/temporal.js'
import { claimsDatabase } from './support/databases.js'
import { reseal } from '../../apps/cli/keys/reseal.js'
import { addChannel } from './support/notices.js'
import { describeKeys, dropOldKeys, rotate } from '../../apps/cli/keys/rotate.js'
import { processActivities } from '../../apps/worker/activities/process/process.activities.js'
import { answerOf, claimPlayer } from '../workflow/claim-player.js'
import { Client } from '@temporalio/client'

const folder = mkdtempSync(join(tmpdir(), 'keys-'))
let database: TestDatabase

beforeAll(async () => {
  database = await claimsDatabase()
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

/** The address of a robot and what its messages are signed with. */
const sealChannel = (keys: Keys) =>
  addChannel(database.pool, keys, {
    kind: 'dingtalk',
    unitId: units.east1,
    address: 'https://oapi.dingtalk.com/robot/send?access_token=1',
    secret: 'SEC1',
  })

/** A phone where a person has it, in the history, and in an import that has not been applied yet. */
const sealPhones = async (keys: Keys): Promise<void> => {
  const [first, second, third] = ['13800000001', '13800000002', '13800000003'].map(phone =>
    sealText(keys, phone),
  )
  await database.pool.query(
    `UPDATE person SET phone = x.phone FROM (VALUES ('officer-1', $1), ('officer-2', $2)) AS x (id, phone)
     WHERE person.id = x.id`,
    [first, second],
  )
  await database.pool.query(
    `WITH uploaded AS (
       INSERT INTO directory_import (id, by_person, unit_id, scope_path, file_name, file_bytes, state)
       SELECT gen_random_uuid(), 'officer-1', u.id, u.path, 'x.csv', 1, 'ready' FROM org_unit u LIMIT 1 RETURNING id
     ), found AS (
       INSERT INTO import_change (import_id, no, subject, subject_id, change, name, pinyin, before, after)
       SELECT id, 0, 'person', 'officer-1', 'changed', '', '', $1, $2 FROM uploaded
     )
     INSERT INTO directory_change (by_person, subject, subject_id, change, before, after)
     VALUES ('officer-1', 'person', 'officer-1', 'changed', $1, $2), ('officer-1', 'person', 'head', 'changed', NULL, '{}')`,
    [{ phone: first, name: '甲' }, { phone: third }],
  )
}

/** Rows of any table in which a key's id stands as the beginning of a sealed text. */
const rowsWith = async (keyId: string): Promise<string[]> => {
  const { rows } = await database.pool.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema()`,
  )
  const found = await Promise.all(
    rows.map(async ({ name }) => {
      const text = `SELECT FROM "${name}" AS each_row WHERE each_row::text LIKE $1`
      return (await database.pool.query(text, [`%${keyId}.%`])).rowCount ? [name] : []
    }),
  )
  return found.flat().sort()
}

test('all that is sealed is sealed anew, and only then the old key can go', async () => {
  const file = secretFile(folder, 'data.key')
  const [old] = readKeys(file)
  await sealPhones(readKeys(file))
  const channelId = await sealChannel(readKeys(file))
  const fresh = rotate(file)
  const needed = async () => (await keysNeeded(database.pool)).data
  expect(await rowsWith(old.id)).toEqual(['channel', 'directory_change', 'import_change', 'person'])
  expect(await needed()).toEqual({ [old.id]: 8 })
  expect(() => dropOldKeys(file, { [old.id]: 1 })).toThrow('还有 1 个值要用旧密钥')
  expect(readKeys(file)).toHaveLength(2)

  expect(await reseal({ pool: database.pool, keys: readKeys(file) })).toBe(8)
  expect(await reseal({ pool: database.pool, keys: readKeys(file) })).toBe(0)
  expect(await rowsWith(old.id)).toEqual([])
  expect(await needed()).toEqual({ [fresh]: 8 })
  expect(describeKeys('data', file, await needed())).toMatch(
    new RegExp(`在用 ${fresh}，8 个值要用它\n  旧的 ${old.id}$`),
  )
  expect(dropOldKeys(file, await needed())).toEqual([old.id])
  const { rows } = await database.pool.query<{ phone: string; name: string | null }>(
    `SELECT phone, NULL AS name FROM person WHERE phone IS NOT NULL
     UNION ALL SELECT before->>'phone', before->>'name' FROM directory_change WHERE before IS NOT NULL
     UNION ALL SELECT after->>'phone', after->>'name' FROM import_change`,
  )
  const phones = rows.map(({ phone, name }) => [unsealText(readKeys(file), phone), name]).sort()
  const channels = await database.pool.query<{ secret: string }>('SELECT secret FROM channel WHERE id = $1', [
    channelId,
  ])
  expect(unsealText(readKeys(file), channels.rows[0]?.secret ?? '')).toBe('SEC1')
  expect(phones).toEqual([
    ['13800000001', null],
    ['13800000001', '甲'],
    ['13800000002', null],
    ['13800000003', null],
  ])
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
