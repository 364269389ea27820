import { execFileSync, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { repositoryRoot } from '#config/repository.js'

interface Told {
  message: string
  remedy: string
}

interface Lack {
  /** What the machine answers, whatever it is asked about; else that all is there. */
  machine?: Record<string, unknown>
  env?: Record<string, string>
  root?: string
  isInstalled?: boolean
}

const bootstrap = join(repositoryRoot(), 'apps', 'cli', 'bootstrap.mjs')
const fine = {
  platform: 'linux',
  hasGlibc: true,
  memoryGib: 8,
  freeGib: 50,
  isRoot: false,
  hasSystemUser: true,
  has: true,
  runs: true,
  goMinor: 26,
  reaches: true,
  mayWriteInto: true,
}

/** A program of its own: Jest cannot load what runs before anything is installed. */
const script = `
  import { preflight } from '${pathToFileURL(join(bootstrap, '..', 'bootstrap', 'preflight.mjs')).href}'
  const { env = {}, machine, ...place } = JSON.parse(process.argv[1])
  const answers = { writingFails: () => undefined }
  for (const [question, answer] of Object.entries(machine)) answers[question] = () => answer
  const told = await preflight(env, { ...place, machine: answers }).then(
    () => [],
    error => error.errors.map(({ message, remedy }) => ({ message, remedy })),
  )
  process.stdout.write(JSON.stringify(told))
`

const problemsOf = ({ machine, ...lack }: Lack): Told[] => {
  const place = { root: '/srv/双报到', isInstalled: false, ...lack, machine: { ...fine, ...machine } }
  const args = ['--input-type=module', '-e', script, JSON.stringify(place)]
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as Told[]
}

test('a machine that has everything is not complained about', () => {
  expect(problemsOf({})).toEqual([])
})

const withoutTemporal = { has: false, runs: false, goMinor: 0, reaches: false }

const lacks: [what: string, lack: Lack, message: RegExp, remedy: RegExp][] = [
  ['Windows', { machine: { platform: 'win32' } }, /Windows/, /WSL2/],
  ['a system without glibc', { machine: { hasGlibc: false } }, /不是 glibc 系统/, /DATABASE_URL/],
  ['little memory', { machine: { memoryGib: 1.04 } }, /内存不足：共 1\.0 GB/, /增加内存/],
  ['no npm', { machine: { runs: false } }, /找不到 npm/, /PATH/],
  ['a path that tools stumble over', { root: '/srv/a#b' }, /特殊字符：\/srv\/a#b/, /移到/],
  ["somebody else's clone", { machine: { mayWriteInto: false } }, /没有代码目录的写权限/, /chown/],
  [
    'a data folder that cannot be written',
    { machine: { writingFails: 'EACCES' }, env: { DATA_DIR: '/data' } },
    /数据目录不可写：\/data（EACCES）/,
    /DATA_DIR/,
  ],
  ['a full disk', { machine: { freeGib: 4.2 } }, /剩余 4\.2 GB，需要 5 GB/, /清理/],
  [
    'a full disk, with everything installed',
    { machine: { freeGib: 0.2 }, isInstalled: true },
    /剩余 0\.2 GB，需要 0\.5 GB/,
    /清理/,
  ],
  [
    'root without a user for Postgres',
    { machine: { isRoot: true, hasSystemUser: false, runs: false }, isInstalled: true },
    /当前是 root/,
    /useradd/,
  ],
  [
    'no way to Temporal',
    { machine: withoutTemporal, isInstalled: true },
    /没有 Temporal 服务程序/,
    /Go 1\.21.*TEMPORAL_SERVER_PATH.*TEMPORAL_ADDRESS/,
  ],
  [
    'a Go that is too old to build it',
    { machine: { ...withoutTemporal, goMinor: 20 }, isInstalled: true },
    /没有 Go 1\.21 以上的编译环境/,
    /安装 Go 1\.21/,
  ],
]

test.each(lacks)('%s is said in Chinese, with its remedy', (_what, lack, message, remedy) => {
  expect(problemsOf(lack)).toEqual([
    { message: expect.stringMatching(message), remedy: expect.stringMatching(remedy) },
  ])
})

test("somebody else's services ask for neither glibc, nor a system user, nor Temporal's programs", () => {
  const env = { DATABASE_URL: 'postgresql://db/x', TEMPORAL_ADDRESS: 'temporal:7233' }
  const machine = { ...withoutTemporal, hasGlibc: false, isRoot: true, hasSystemUser: false }
  expect(problemsOf({ env, machine, isInstalled: true })).toEqual([])
})

test('what is missing is told all at once', () => {
  const machine = { memoryGib: 1, freeGib: 1, writingFails: 'EROFS' }
  expect(problemsOf({ machine })).toHaveLength(3)
})

const run = (args: string[], env: NodeJS.ProcessEnv = {}, before: string[] = []) =>
  spawnSync(process.execPath, [...before, bootstrap, ...args], {
    env: { ...process.env, ...env },
    encoding: 'utf8',
  })

test('a start that cannot be ends before anything is installed, numbered, with 1 and the way to mend it', () => {
  const { status, stdout, stderr } = run(['start'], { DATA_DIR: '/dev/null/data' })
  expect([status, stdout]).toEqual([1, ''])
  expect(stderr.split('\n')).toEqual([
    '[1/9] 检查运行环境',
    '✗ 数据目录不可写：/dev/null/data（ENOTDIR）',
    '  解决办法：修正目录权限，或用 DATA_DIR 指定另一个目录',
    '',
  ])
})

test('a Node too old to read the rest is told so', () => {
  const older = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.19.0' } })`
  const { status, stderr } = run(['start'], {}, [
    '--import',
    `data:text/javascript,${encodeURIComponent(older)}`,
  ])
  expect(status).toBe(1)
  expect(stderr).toMatch(
    /^✗ Node\.js 版本过低：当前 18\.19\.0，需要 20\.19 或更高版本\n {2}解决办法：.*nodejs\.org/,
  )
})

test('a command that there is not names those that there are', () => {
  const { status, stderr } = run(['strat'])
  expect(status).toBe(1)
  expect(stderr).toMatch(/^✗ 没有这个命令：strat\n {2}解决办法：可用的命令：start、stop、status、doctor/)
})
