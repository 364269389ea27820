/** A demo with claims under way becomes a district's own platform: once, completely, and never back. */
import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { readCliConfig } from '#config/cli.js'
import { repositoryRoot } from '#config/repository.js'
import { dataLayout, prepareLayout } from '#embedded/data-layout.js'
import { FolderStore } from '#files/folder-store.js'
import { checkBackup } from '#persistence/backup/check-backup.js'
import { findFact } from '#persistence/installation/facts.js'
import { seedRules } from '#persistence/rules/seed-rules.js'
import { claimRules, importSmallDistrict, people, smallDistrictFolder } from '#testing/claims.js'
import { claimPlayer, answerOf } from '../workflow/claim-player.js'
import { goLive } from '../../apps/cli/go-live/go-live.js'
import { readyToGoLive } from '../../apps/cli/go-live/ready-to-go-live.js'
import { modeOf } from '../../apps/cli/start/mode.js'
import { testInstallation, type TestInstallation } from './support/installation.js'

const folder = mkdtempSync(join(tmpdir(), 'go-live-'))
const layout = dataLayout(join(folder, 'data'))
const administrators = [people.systemAdministrator, people.securityAdministrator, people.securityAuditor]
let demo: TestInstallation
let environment: NodeJS.ProcessEnv

beforeAll(async () => {
  prepareLayout(layout)
  demo = await testInstallation(async ({ pool }) => {
    await importSmallDistrict(pool)
    await seedRules(pool, { kind: 'claim', ...claimRules() })
  })
  const { database, temporal } = demo
  answerOf(await claimPlayer(database.pool, temporal.client).start())
  environment = {
    DATA_DIR: layout.dataDir,
    DATABASE_URL: database.url,
    TEMPORAL_ADDRESS: temporal.address,
    TEMPORAL_NAMESPACE: temporal.namespace,
    PUBLIC_ORIGIN: 'https://dj.example.gov.cn',
  }
})

afterAll(async () => {
  await demo.end()
  rmSync(folder, { recursive: true, force: true })
})

const ready = (change: NodeJS.ProcessEnv = {}, directory = smallDistrictFolder, allowHttp = false) =>
  readyToGoLive(readCliConfig({ ...environment, ...change }), layout, directory, allowHttp)

const live = async (directory = smallDistrictFolder, change: NodeJS.ProcessEnv = {}): Promise<string> => {
  const config = readCliConfig({ ...environment, ...change })
  const services = { databaseUrl: demo.database.url, temporalAddress: demo.temporal.address }
  return goLive(services, { config, layout, ...(await ready()), directory })
}

const count = async (table: string): Promise<number> => {
  const { rows } = await demo.database.pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`)
  return rows[0]?.n ?? -1
}

const runningProcesses = async (): Promise<string[]> => {
  const ids: string[] = []
  for await (const { workflowId } of demo.temporal.client.workflow.list({
    query: `ExecutionStatus = 'Running'`,
  }))
    if (workflowId.startsWith('claim/')) ids.push(workflowId)
  return ids
}

const run = (name: string, change: NodeJS.ProcessEnv, ...args: string[]) =>
  spawnSync(process.execPath, [join(repositoryRoot(), 'dist/apps', `${name}.js`), ...args], {
    env: { PATH: process.env.PATH, ...environment, ...change },
    encoding: 'utf8',
  })

describe('refused before anything is touched', () => {
  test.each([
    ['an address without TLS', { PUBLIC_ORIGIN: 'http://dj.example.gov.cn' }, 'https'],
    ['no address', { PUBLIC_ORIGIN: '' }, '门户地址'],
    ['the demo asked for', { DEMO_MODE: '1' }, 'DEMO_MODE'],
    ['a password that everybody knows', { DATABASE_URL: 'postgresql://u:postgres@h/d' }, '口令'],
  ])('%s', async (_what, change, told) => {
    await expect(ready(change)).rejects.toThrow(told)
  })

  test('a key that is not random', async () => {
    const weak = join(folder, 'weak.key')
    writeFileSync(weak, `${Buffer.alloc(32, 1).toString('base64')}\n`)
    await expect(ready({ DATA_KEY_FILE: weak })).rejects.toThrow('不是随机的')
  })

  test('a district without its three administrators, and one with mistakes in it', async () => {
    const district = join(folder, 'district')
    cpSync(smallDistrictFolder, district, { recursive: true })
    const grants = join(district, 'grants.csv')
    const lines = readFileSync(grants, 'utf8').split('\n')
    writeFileSync(grants, lines.filter(line => !line.includes('安全审计员')).join('\n'))
    await expect(ready({}, district)).rejects.toThrow('三员')
    appendFileSync(grants, 'nobody,安全审计员,511702,2026-01-01,\n')
    await expect(ready({}, district)).rejects.toThrow('处问题')
  })

  test('without a terminal it wants to be told that this is meant', () => {
    const { status, stderr } = run('cli/go-live', {}, '--data', smallDistrictFolder)
    expect({ status, told: stderr.includes('--yes') }).toEqual({ status: 1, told: true })
  })
})

test('what is broken off while the new database is made leaves the demo as it was', async () => {
  await expect(live('/nowhere')).rejects.toThrow()
  expect(await count('process')).toBe(1)
  expect(await modeOf(readCliConfig({}), demo.database.url)).toBe('1')
  expect(await runningProcesses()).toHaveLength(1)
})

/** A file beside the demo's process. @returns where its content lies */
const attachFile = async (): Promise<string> => {
  const id = randomUUID()
  await demo.database.pool.query(
    `INSERT INTO process_file (id, process_id, by_person, key, name, type, bytes, sha256, uploaded_at)
     SELECT $1, id, $2, 'k', '演示.jpg', 'jpeg', 4, '', now() FROM process`,
    [id, people.systemAdministrator],
  )
  const place = new FolderStore(join(layout.dataDir, 'files')).place(id)
  mkdirSync(dirname(place), { recursive: true })
  writeFileSync(place, 'demo')
  return place
}
let content: string

test('what is broken off after the exchange has no demo any more, but for the contents of its files', async () => {
  content = await attachFile()
  await expect(live(smallDistrictFolder, { PAYLOAD_KEY_FILE: '/nowhere/payload.key' })).rejects.toThrow(
    'nowhere',
  )
  expect({ processes: await count('process'), content: existsSync(content) }).toEqual({
    processes: 0,
    content: true,
  })
})

test('run once more it has them gone: the demo is backed up, the district is in, and each administrator gets a link', async () => {
  const said = await live()
  expect({ processes: await count('process'), content: existsSync(content) }).toEqual({
    processes: 0,
    content: false,
  })
  expect(await count('person')).toBe(20)
  expect((await findFact(demo.database.pool, 'mode'))?.value).toMatchObject({ live: true })
  const backups = join(layout.dataDir, 'backups')
  const files = readdirSync(backups).sort()
  const { manifest } = await checkBackup(join(backups, files.at(-1) ?? ''))
  expect(manifest.tables.find(({ name }) => name === 'process')?.rows).toBe(1)
  expect(said.match(/account-link#/g)).toHaveLength(3)
  for (const id of administrators) expect(said).toContain(id)
  expect(said).toMatch(/✓ 已转为正式运行/)
  expect(said).toMatch(/✗ 三员齐备并已激活/)
})

test('nothing of the demo runs any more', async () => {
  while ((await runningProcesses()).length > 0) await new Promise(resolve => setTimeout(resolve, 100))
})

test('run again it wipes nothing, and renews the links of those who have not used theirs', async () => {
  await demo.database.pool.query(`UPDATE account SET state = 'active' WHERE person_id = $1`, [
    administrators[0],
  ])
  await demo.database.pool.query(`UPDATE person SET name = '改过的名字' WHERE id = $1`, [administrators[1]])
  const { status, stdout } = run('cli/go-live', {}, '--data', smallDistrictFolder, '--yes')
  expect(status).toBe(0)
  expect(stdout.match(/account-link#/g)).toHaveLength(2)
  expect(stdout).toContain('账号已激活')
  expect(stdout).toContain('改过的名字')
})

test('there is no way back into the demo', async () => {
  await expect(modeOf(readCliConfig({ DEMO_MODE: '1' }), demo.database.url)).rejects.toThrow('已经正式上线')
  expect(await modeOf(readCliConfig({}), demo.database.url)).toBe('0')
  const key = join(layout.secrets, 'payload.key')
  const keys = { PAYLOAD_KEY_FILE: key, SESSION_KEY_FILE: key, DATA_KEY_FILE: key, AUDIT_KEY_FILE: key }
  const demoAgain = { ...keys, FILES_DIR: join(layout.dataDir, 'files'), DEMO_MODE: '1', PORT: '0' }
  const { status, stderr } = run('api/main', demoAgain)
  expect({ status, told: stderr.includes('已经正式上线') }).toEqual({ status: 78, told: true })
})
