/** A start on somebody else's Postgres and Temporal: it brings up its own two processes, and ends nothing else. */
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { repositoryRoot } from '#config/repository.js'
import { dataLayout } from '#embedded/data-layout.js'
import { liveRecords } from '#embedded/service-record.js'
import { stopDataFolder } from '#embedded/stopping.js'
import { isTemporalHealthy } from '#embedded/temporal-server.js'
import { testDatabase, type TestDatabase } from '#testing/database.js'
import { testServers } from '#testing/servers.js'

const dataDir = mkdtempSync(join(tmpdir(), 'start-elsewhere-'))
chmodSync(dataDir, 0o755)
let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(async () => {
  await stopDataFolder(dataDir, () => undefined)
  await database.drop()
  rmSync(dataDir, { recursive: true, force: true })
})

const run = (name: string, ...args: string[]) =>
  spawnSync(process.execPath, [join(repositoryRoot(), 'dist', 'apps', 'cli', `${name}.js`), ...args], {
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      DATABASE_URL: database.url,
      TEMPORAL_ADDRESS: testServers().temporalAddress,
      TEMPORAL_NAMESPACE: `elsewhere-${randomPart}`,
      DEMO_MODE: '0',
      LOG_LEVEL: 'warn',
    },
    encoding: 'utf8',
  })
const randomPart = randomBytes(4).toString('hex')

test('it starts its API and worker there, finds them well, and leaves the services of others running', async () => {
  const { status, stdout, stderr } = run('start', '--detach', '--json')
  expect([status, status === 0 ? '' : stderr]).toEqual([0, ''])
  const card = JSON.parse(stdout) as { portal: string; pids: Record<string, number> }
  expect(Object.keys(card.pids).sort()).toEqual(['api', 'launcher', 'worker'])
  expect(card).not.toHaveProperty('temporalUi')
  expect(await fetch(`${card.portal}/health/ready`)).toMatchObject({ status: 200 })
  const { checks } = JSON.parse(run('doctor', '--json').stdout) as { checks: { finding?: object }[] }
  expect(checks.filter(({ finding }) => finding)).toEqual([])
  expect(JSON.parse(run('status', '--json').stdout)).toMatchObject({
    services: expect.arrayContaining([
      { name: 'postgres', state: 'external' },
      { name: 'temporal', state: 'external' },
    ]) as unknown,
  })
  expect(run('stop').status).toBe(0)
  expect(liveRecords(dataLayout(dataDir).run)).toEqual([])
  expect(await isTemporalHealthy(testServers().temporalAddress)).toBe(true)
  expect((await database.pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
})
