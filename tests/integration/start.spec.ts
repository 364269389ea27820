import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { repositoryRoot } from '#config/repository.js'
import { dataLayout } from '#embedded/data-layout.js'
import { postgresUrl, withClient } from '#embedded/postgres-connection.js'
import { identify } from '#embedded/process-identity.js'
import { readSecret } from '#embedded/secrets.js'
import { liveRecords } from '#embedded/service-record.js'
import { stopDataFolder } from '#embedded/stopping.js'
import { waitFor } from '#embedded/waiting.js'

interface Card {
  portal: string
  api: string
  docs: string
  temporalUi: string
  dataDir: string
  pids: Record<string, number>
}

let dataDir: string

beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'start-'))
  chmodSync(dataDir, 0o755)
})

afterAll(async () => {
  await stopDataFolder(dataDir, () => undefined)
  rmSync(dataDir, { recursive: true, force: true })
})

const command = (name: string): string => join(repositoryRoot(), 'dist', 'apps', 'cli', `${name}.js`)
const environment = () => ({ ...process.env, DATA_DIR: dataDir, LOG_LEVEL: 'warn' })

/** Runs a command to its end; stdout and stderr apart. */
const run = (name: string, ...args: string[]) =>
  spawnSync(process.execPath, [command(name), ...args], { env: environment(), encoding: 'utf8' })

/** The one line on stdout. */
const start = (): Card => {
  const { stdout, stderr, status } = run('start', '--detach', '--json')
  if (status !== 0) throw new Error(stderr)
  expect(stdout.trim().split('\n')).toHaveLength(1)
  return JSON.parse(stdout) as Card
}

const isUp = (url: string): Promise<boolean> =>
  fetch(url).then(
    reply => reply.ok,
    () => false,
  )

/** Open processes, once those have begun that the demo's past has ordered: they begin by themselves after a start. */
const openProcesses = async (): Promise<number> => {
  const port = liveRecords(dataLayout(dataDir).run).find(({ name }) => name === 'postgres')?.port ?? 0
  const password = readSecret(dataLayout(dataDir).secrets, 'postgres.password')
  return withClient(postgresUrl({ port, password }, 'dual_checkin'), async client => {
    const count = async (what: string): Promise<number> =>
      (await client.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${what}`)).rows[0]?.n ?? 0
    const allBegun = async () => (await count('follow_up WHERE process_id IS NULL')) === 0
    expect(await waitFor(allBegun, { timeoutMs: 60_000 })).toBe(true)
    return count('process WHERE ended_at IS NULL')
  })
}

describe('one command', () => {
  let card: Card

  it('brings up the whole platform and says where it is, in one line of JSON', async () => {
    card = start()
    expect(Object.keys(card).sort()).toEqual(['api', 'dataDir', 'docs', 'pids', 'portal', 'temporalUi'])
    expect(Object.keys(card.pids).sort()).toEqual([
      'api',
      'launcher',
      'postgres',
      'temporal',
      'temporal-ui',
      'worker',
    ])
    for (const url of [`${card.portal}/health/ready`, card.docs, card.temporalUi])
      expect(await isUp(url)).toBe(true)
    expect(await openProcesses()).toBeGreaterThan(0)
  })

  it('finds nothing to complain about afterwards', () => {
    const { stdout, status } = run('doctor', '--json')
    expect({ status, ...(JSON.parse(stdout) as object) }).toMatchObject({ status: 0, healthy: true })
  })

  it('starts nothing twice', () => {
    expect(start()).toEqual(card)
  })

  it('goes on where it was after everything was killed', async () => {
    const before = await openProcesses()
    for (const pid of Object.values(card.pids)) process.kill(pid, 'SIGKILL')
    expect(run('doctor', '--json').status).toBe(1)
    const again = start()
    expect({ ...again, pids: 0 }).toEqual({ ...card, pids: 0 })
    expect(await openProcesses()).toBe(before)
    card = again
  })

  it('starts a killed worker again by itself', async () => {
    process.kill(card.pids.worker ?? 0, 'SIGKILL')
    const worker = () => liveRecords(dataLayout(dataDir).run).find(({ name }) => name === 'worker')?.pid
    while (worker() === undefined || worker() === card.pids.worker)
      await new Promise(done => setTimeout(done, 100))
  })

  it('is undone by the other one, and nothing of it is left', async () => {
    expect(run('stop').status).toBe(0)
    expect(liveRecords(dataLayout(dataDir).run)).toEqual([])
    expect(Object.values(card.pids).map(identify)).toEqual(Object.values(card.pids).map(() => undefined))
    expect(await isUp(card.portal)).toBe(false)
  })

  it('stays in the foreground when it is not told otherwise, and Ctrl-C ends what it started', async () => {
    const launcher = spawn(process.execPath, [command('start')], { env: environment() })
    await said(launcher, '已就绪')
    expect(liveRecords(dataLayout(dataDir).run)).toHaveLength(6)
    launcher.kill('SIGINT')
    const [exitCode] = (await once(launcher, 'exit')) as [number]
    expect(exitCode).toBe(0)
    expect(liveRecords(dataLayout(dataDir).run)).toEqual([])
  })
})

const said = async (child: ChildProcess, text: string): Promise<void> => {
  let output = ''
  child.stderr?.resume()
  for await (const chunk of child.stdout ?? []) {
    output += String(chunk)
    if (output.includes(text)) return
  }
  throw new Error(`it ended without saying ${text}: ${output}`)
}
