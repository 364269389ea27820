import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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
import { demoDataFolder } from '#persistence/seed/read-district.js'

interface Card {
  portal: string
  api: string
  docs: string
  temporalUi: string
  dataDir: string
  pids: Record<string, number>
}

interface Finding {
  what: string
  why: string
  remedy: string
}

let dataDir: string
/** Of a second copy, for real and without the demo. */
let otherDir: string

beforeAll(() => {
  ;[dataDir = '', otherDir = ''] = ['start-', 'start-beside-'].map(name => mkdtempSync(join(tmpdir(), name)))
  for (const folder of [dataDir, otherDir]) chmodSync(folder, 0o755)
})

afterAll(async () => {
  for (const folder of [dataDir, otherDir]) {
    await stopDataFolder(folder, () => undefined)
    rmSync(folder, { recursive: true, force: true })
  }
})

const command = (name: string): string => join(repositoryRoot(), 'dist', 'apps', 'cli', `${name}.js`)
const environment = () => ({ ...process.env, DATA_DIR: dataDir, LOG_LEVEL: 'warn' })
const beside = () => ({ ...environment(), DATA_DIR: otherDir, DEMO_MODE: '0' })

/** Runs a command to its end; stdout and stderr apart. */
const run = (name: string, ...args: string[]) =>
  spawnSync(process.execPath, [command(name), ...args], { env: environment(), encoding: 'utf8' })

/** The one line on stdout, and what was said besides. */
const start = (): { card: Card; said: string } => {
  const { stdout, stderr, status } = run('start', '--detach', '--json')
  if (status !== 0) throw new Error(stderr)
  expect(stdout.trim().split('\n')).toHaveLength(1)
  return { card: JSON.parse(stdout) as Card, said: stderr }
}

const findings = (): Finding[] => {
  const { checks } = JSON.parse(run('doctor', '--json').stdout) as { checks: { finding?: Finding }[] }
  return checks.flatMap(({ finding }) => finding ?? [])
}

const states = (): Record<string, string> => {
  const { services } = JSON.parse(run('status', '--json').stdout) as {
    services: { name: string; state: string }[]
  }
  return Object.fromEntries(services.map(({ name, state }) => [name, state]))
}

/** The demo's files as a district's own, with one cell that is wrong. */
const ownFiles = (): string => {
  const folder = join(otherDir, 'own-files')
  cpSync(join(repositoryRoot(), demoDataFolder), folder, { recursive: true })
  const posts = join(folder, 'posts.csv')
  writeFileSync(posts, readFileSync(posts, 'utf8').replace(',G1,', ',G9,'))
  return folder
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

  it('brings up the whole platform in numbered, timed steps and says where it is, in one line of JSON', async () => {
    const first = start()
    card = first.card
    const steps = [...first.said.matchAll(/^\[(\d)\/6\] ✓ .+（\d+\.\d 秒）$/gm)].map(([, number]) => number)
    expect(steps.sort()).toEqual(['1', '2', '3', '4', '5', '6'])
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
    expect(findings()).toEqual([])
    expect(run('doctor').status).toBe(0)
  })

  it('starts nothing twice, says what runs already, and reads in no files on the way', () => {
    const again = start()
    expect(again.card).toEqual(card)
    expect(again.said).toContain(
      `已在运行（启动进程 ${card.pids.launcher}，数据目录 ${dataDir}），本次不再启动`,
    )
    const withFiles = run('start', '--data', '/srv/own')
    expect(withFiles.status).toBe(1)
    expect(withFiles.stderr).toMatch(/没有读入 \/srv\/own[^]*解决办法：先执行 npm stop/)
  })

  it('tells the state of each service', () => {
    expect(new Set(Object.values(states()))).toEqual(new Set(['running']))
    expect(run('status').stdout).toContain(`门户：${card.portal}`)
  })

  it('goes on where it was after everything was killed', async () => {
    const before = await openProcesses()
    for (const pid of Object.values(card.pids)) process.kill(pid, 'SIGKILL')
    expect(run('doctor', '--json').status).toBe(1)
    expect(findings()).toContainEqual({
      what: expect.stringMatching(/postgres（进程 \d+）.*没有经过正常停止就退出了/) as string,
      why: expect.stringContaining('断电') as string,
      remedy: expect.stringContaining('npm start') as string,
    })
    const { card: again } = start()
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

  it("a district's own files with a wrong cell: file, row and column are named, and nothing stays", () => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [command('start'), '--data', ownFiles(), '--json'],
      { env: beside(), encoding: 'utf8' },
    )
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(
      /有 1 处问题，没有读入任何内容：\n {2}posts\.csv 第 2 行「类别编码」列：.*G9.*怎么改：/,
    )
    expect(stderr).toContain('解决办法：按上面的提示逐处改正后，再执行同一条命令')
    expect(liveRecords(dataLayout(otherDir).run)).toEqual([])
  })

  it('runs beside another copy, and Ctrl-C ends its own services and no others', async () => {
    const other = spawn(process.execPath, [command('start'), '--json'], { env: beside() })
    const own = JSON.parse(await said(other, '"portal"')) as Card
    const ports = ({ portal, temporalUi }: Card) => [portal, temporalUi].map(url => new URL(url).port)
    expect(new Set([...ports(card), ...ports(own)]).size).toBe(4)
    expect(await isUp(`${own.portal}/health/ready`)).toBe(true)
    other.kill('SIGINT')
    expect(await once(other, 'exit')).toEqual([0, null])
    expect(liveRecords(dataLayout(otherDir).run)).toEqual([])
    expect(liveRecords(dataLayout(dataDir).run)).toHaveLength(6)
    expect(await isUp(`${card.portal}/health/ready`)).toBe(true)
  })

  it('is undone by the other one, and nothing of it is left', async () => {
    expect(run('stop').status).toBe(0)
    expect(new Set(Object.values(states()))).toEqual(new Set(['stopped']))
    expect(liveRecords(dataLayout(dataDir).run)).toEqual([])
    expect(Object.values(card.pids).map(identify)).toEqual(Object.values(card.pids).map(() => undefined))
    expect(await isUp(card.portal)).toBe(false)
  })

  it('stays in the foreground when it is not told otherwise, shows one card, and Ctrl-C ends what it started', async () => {
    const launcher = spawn(process.execPath, [command('start')], { env: environment() })
    const shown = await said(launcher, 'npm stop')
    const words = ['已就绪', card.portal, card.docs, card.temporalUi, '角色卡', dataDir, 'npm run doctor']
    for (const word of words) expect(shown).toContain(word)
    expect(liveRecords(dataLayout(dataDir).run)).toHaveLength(6)
    launcher.kill('SIGINT')
    const [exitCode] = (await once(launcher, 'exit')) as [number]
    expect(exitCode).toBe(0)
    expect(liveRecords(dataLayout(dataDir).run)).toEqual([])
  })
})

/** @returns what it has written to stdout by the time that it says `text` */
const said = async (child: ChildProcess, text: string): Promise<string> => {
  let output = ''
  child.stderr?.resume()
  for await (const chunk of child.stdout ?? []) {
    output += String(chunk)
    if (output.includes(text)) return output
  }
  throw new Error(`it ended without saying ${text}: ${output}`)
}
