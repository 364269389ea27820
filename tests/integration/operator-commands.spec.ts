/** Commands on the machine over a real installation: what they say, and what stands on record of them afterwards. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { repositoryRoot } from '#config/repository.js'
import { dataLayout, prepareLayout } from '#embedded/data-layout.js'
import { secretFile } from '#embedded/secrets.js'
import { seedRules } from '#persistence/rules/seed-rules.js'
import { claimRules, importSmallDistrict } from '#testing/claims.js'
import { answerOf, claimPlayer } from '../workflow/claim-player.js'
import { testInstallation, type TestInstallation } from './support/installation.js'

const folder = mkdtempSync(join(tmpdir(), 'operator-'))
const payloadKey = secretFile(folder, 'payload.key')
let installation: TestInstallation
let number: string

beforeAll(async () => {
  prepareLayout(dataLayout(join(folder, 'data')))
  installation = await testInstallation(async ({ pool }) => {
    await importSmallDistrict(pool)
    await seedRules(pool, { kind: 'claim', ...claimRules() })
  })
  const { database, temporal } = installation
  answerOf(await claimPlayer(database.pool, temporal.client).start())
  const { rows } = await database.pool.query<{ number: string }>('SELECT number FROM process')
  number = rows[0]?.number ?? ''
})
afterAll(async () => {
  await installation.end()
  rmSync(folder, { recursive: true })
})

const run = (name: string, ...args: string[]) => {
  const { database, temporal } = installation
  const env = {
    ...process.env,
    DATA_DIR: join(folder, 'data'),
    DATABASE_URL: database.url,
    TEMPORAL_ADDRESS: temporal.address,
    TEMPORAL_NAMESPACE: temporal.namespace,
    PAYLOAD_KEY_FILE: payloadKey,
  }
  const entry = join(repositoryRoot(), 'dist', 'apps', 'cli', `${name}.js`)
  const { status, stdout, stderr } = spawnSync(process.execPath, [entry, ...args], { env, encoding: 'utf8' })
  return { status, says: stdout + stderr }
}
const tells = (status: number, words: string) => ({
  status,
  says: expect.stringContaining(words) as string,
})

/** Operations on record since the last question, with whoever was at the machine. */
const recorded = async (): Promise<string[]> => {
  const { rows } = await installation.database.pool.query<{ operation: string }>(
    `SELECT operation FROM audit_entry WHERE person_id LIKE 'os:_%' AND operation LIKE 'command%' ORDER BY id`,
  )
  return rows.map(({ operation }) => operation)
}

test('a process is rebuilt by the number that people see; where there is none it says so', async () => {
  expect(run('rebuild', number)).toEqual(tells(0, '已重建流程'))
  expect(run('rebuild', '987654')).toEqual(tells(1, '没有编号为 987654 的事项'))
  expect(run('rebuild', 'x')).toEqual(tells(1, '没有编号为 x 的事项'))
  expect(run('rebuild', '--al')).toEqual(tells(1, '没有参数 --al'))
  expect(await recorded()).toEqual(['commandRebuild'])
})

test('a change of keys and a calendar that is adopted stand on record, and of keys nothing but the name', async () => {
  expect(run('keys', 'rotate', 'payload')).toEqual(tells(0, '已换新'))
  expect(readFileSync(payloadKey, 'utf8').trim().split('\n')).toHaveLength(2)
  expect(run('calendar', 'adopt')).toEqual(tells(0, '已适用'))
  expect(await recorded()).toEqual(['commandRebuild', 'commandRotateKey', 'commandApplyCalendar'])
  const { rows } = await installation.database.pool.query(
    `SELECT details FROM audit_entry WHERE operation = 'commandRotateKey'`,
  )
  expect(rows).toEqual([{ details: { key: 'payload' } }])
})

test('other office hours are looked at, then count for what is new; hours that are none change nothing', async () => {
  expect(run('calendar', 'hours', '18:00-09:00')).toEqual(tells(1, '办公时间“18:00-09:00”不对'))
  expect(run('calendar', 'hours', '08:30-17:30', '--preview')).toEqual(tells(0, '只是预览'))
  expect(run('calendar', 'status')).toEqual(tells(0, '办公时间：09:00–12:00、14:00–18:00'))
  // Nobody works here for what was rebuilt above: what is open does not adopt them, and that is said.
  expect(run('calendar', 'hours', '08:30-17:30')).toEqual(tells(1, '办公时间已改为 08:30–17:30'))
  expect(run('calendar', 'status')).toEqual(tells(0, '办公时间：08:30–17:30'))
  expect((await recorded()).at(-1)).toBe('commandChangeHours')
})

test('a key that cannot be changed is not on record as changed', async () => {
  rmSync(payloadKey)
  mkdirSync(payloadKey)
  expect(run('keys', 'rotate', 'payload').status).toBe(1)
  expect((await recorded()).filter(operation => operation === 'commandRotateKey')).toHaveLength(1)
})
