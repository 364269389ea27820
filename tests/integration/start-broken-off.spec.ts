/** Ctrl-C while a start is still going on, at each of its steps: nothing that it had begun is left behind. */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { repositoryRoot } from '#config/repository.js'
import { dataLayout } from '#embedded/data-layout.js'
import { liveRecords } from '#embedded/service-record.js'
import { stopDataFolder } from '#embedded/stopping.js'

const dataDir = mkdtempSync(join(tmpdir(), 'broken-off-'))
chmodSync(dataDir, 0o755)

afterAll(async () => {
  await stopDataFolder(dataDir, () => undefined)
  rmSync(dataDir, { recursive: true, force: true })
})

/** Programs that were given the data folder, whatever the records say. */
const programs = (): string[] =>
  spawnSync('pgrep', ['-af', dataDir], { encoding: 'utf8' }).stdout.split('\n').filter(Boolean)

/** Starts in the foreground and presses Ctrl-C as soon as it says this. @returns its exit code */
const breakOffAt = async (step: string, more: NodeJS.ProcessEnv = {}): Promise<number | null> => {
  const child = spawn(process.execPath, [join(repositoryRoot(), 'dist', 'apps', 'cli', 'start.js')], {
    env: { ...process.env, DATA_DIR: dataDir, DEMO_MODE: '0', LOG_LEVEL: 'warn', ...more },
  })
  let said = ''
  let pressed = false
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8')
    if (!pressed && said.includes(step)) pressed = child.kill('SIGINT')
  })
  const [code] = (await once(child, 'exit')) as [number | null]
  expect([step, pressed]).toEqual([step, true])
  return code
}

test.each(['启动数据库', '启动 Temporal 服务', '更新数据库结构', '启动接口与后台', '补开没有运行的流程'])(
  'at “%s”',
  async step => {
    expect(await breakOffAt(step)).toBe(0)
    expect(liveRecords(dataLayout(dataDir).run)).toEqual([])
    expect(programs()).toEqual([])
  },
)

test('while Temporal is being built: no compiler goes on', async () => {
  const bin = join(dataDir, 'bin')
  mkdirSync(bin)
  const builds = '#!/bin/sh\n[ "$1" = env ] && echo go1.26.5 && exit 0\nwhile :; do sleep 0.1; done\n'
  writeFileSync(join(bin, 'go'), builds, { mode: 0o755 })
  const nothingReady = {
    PATH: `${bin}:${process.env.PATH}`,
    DUAL_CHECKIN_CACHE_DIR: join(dataDir, 'cache'),
    TEMPORAL_RELEASE_BASE_URL: 'http://127.0.0.1:9',
  }
  expect(await breakOffAt('首次构建需要几分钟', nothingReady)).toBe(0)
  expect(liveRecords(dataLayout(dataDir).run)).toEqual([])
  expect(programs()).toEqual([])
})
