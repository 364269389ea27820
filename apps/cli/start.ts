import { setTimeout as sleep } from 'node:timers/promises'
import { readCliConfig, type CliConfig } from '#config/cli.js'
import { dataLayout, prepareLayout, type DataLayout } from '#embedded/data-layout.js'
import { EmbeddedError } from '#embedded/embedded-error.js'
import { liveRecord, removeRecord } from '#embedded/service-record.js'
import { LAUNCHER_SERVICE, stopDataFolder } from '#embedded/stopping.js'
import { waitFor } from '#embedded/waiting.js'
import { fromHere } from './operate/services.js'
import { printResult, say } from './output.js'
import { readArguments } from './read-arguments.js'
import { explain, runCommand } from './run-command.js'
import { launchInBackground } from './start/detach.js'
import { launchUntil } from './start/launch.js'
import { isDemoPortal } from './start/mode.js'
import { readyCard } from './start/ready-card.js'
import { announceReady, becomeLauncher, whatRuns, type Running } from './start/running.js'
import { supervise } from './start/supervise.js'

/** Longer than the first build of the Temporal programs, for whom another start is waiting. */
const OTHER_START_MS = 30 * 60 * 1000
/** A launch that is broken off ends with the step it is at; one that builds programs is not waited for. */
const LAUNCH_ENDS_WITHIN_MS = 10_000

interface StartOptions {
  readonly json: boolean
  readonly detach: boolean
  /** The background half of `--detach`: says what it does, but shows no card. */
  readonly background: boolean
  /** A district's own CSV files. */
  readonly data?: string
}

/** `npm start [-- --data DIR] [--json] [--detach]`: brings the whole platform up and stays with it. */
async function start(): Promise<void> {
  const options = readOptions()
  const config = readCliConfig()
  const layout = dataLayout(config.DATA_DIR)
  prepareLayout(layout)
  if (options.detach && !liveRecord(layout.run, LAUNCHER_SERVICE)) return detach(config, layout, options)
  if (!becomeLauncher(layout)) {
    if (!options.data) return tellRunning(config, layout, options)
    throw new EmbeddedError(`平台正在运行，没有读入 ${options.data}`, '先执行 npm stop，再执行同一条命令')
  }
  await stayWith(config, layout, options)
}

function readOptions(): StartOptions {
  const no = { type: 'boolean', default: false } as const
  const { values } = readArguments({
    options: { json: no, detach: no, background: no, data: { type: 'string' } },
  })
  // Absolute from here on: a launch in the background stands elsewhere.
  return { ...values, ...(values.data && { data: fromHere(values.data) }) }
}

/** In the foreground: launch, show the card, watch, and stop everything at Ctrl-C or when launching fails. */
async function stayWith(config: CliConfig, layout: DataLayout, options: StartOptions): Promise<void> {
  const stopping = new AbortController()
  let launching: Promise<unknown> = Promise.resolve()
  const stopAll = async (exitCode: number) => {
    if (stopping.signal.aborted) return
    stopping.abort()
    await stopWithLaunch(config.DATA_DIR, launching)
    removeRecord(layout.run, LAUNCHER_SERVICE)
    process.exit(exitCode)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      say(stopping.signal.aborted ? '正在停止，请稍候…' : '\n收到停止信号，正在有序停止各服务…')
      void stopAll(0)
    })
  }
  try {
    const launch = launchUntil(stopping.signal, { config, layout, directory: options.data })
    launching = launch
    const launched = await launch
    if (stopping.signal.aborted) return
    announceReady(layout, launched.portalPort)
    const running = whatRuns(config.DATA_DIR)
    if (running && !options.background) {
      await present(running, options)
      say('按 Ctrl-C 停止全部服务')
    }
    await supervise(layout, launched, stopping.signal)
  } catch (error) {
    if (stopping.signal.aborted) return
    explain(error)
    await stopAll(1)
  }
}

/** Stops everything, and what the launch, if it is still going on, starts until it has noticed. */
async function stopWithLaunch(dataDir: string, launching: Promise<unknown>): Promise<void> {
  const ended = launching.then(
    () => true,
    () => true,
  )
  const until = Date.now() + LAUNCH_ENDS_WITHIN_MS
  do await stopDataFolder(dataDir, say)
  while (!(await Promise.race([ended, sleep(200, false)])) && Date.now() < until)
  await stopDataFolder(dataDir, say)
}

async function detach(config: CliConfig, layout: DataLayout, options: StartOptions): Promise<void> {
  const data = options.data ? ['--data', options.data] : []
  const up = await launchInBackground(layout, data, () => whatRuns(config.DATA_DIR) !== undefined)
  const running = up && whatRuns(config.DATA_DIR)
  if (running) return present(running, options)
  process.exitCode = 1
}

/** Another start is alive: says where everything is as soon as it is ready. */
async function tellRunning(config: CliConfig, layout: DataLayout, options: StartOptions): Promise<void> {
  const launcher = liveRecord(layout.run, LAUNCHER_SERVICE)
  say(`已在运行（启动进程 ${launcher?.pid}，数据目录 ${config.DATA_DIR}），本次不再启动`)
  const ask = () =>
    whatRuns(config.DATA_DIR) ?? (liveRecord(layout.run, LAUNCHER_SERVICE) ? undefined : 'ended')
  const running = await waitFor(ask, { timeoutMs: OTHER_START_MS, everyMs: 500 })
  if (running && running !== 'ended') return present(running, options, '双报到协同平台正在运行')
  throw new EmbeddedError('正在启动的那个进程没有成功', '再执行一次 npm start；仍不成功请执行 npm run doctor')
}

async function present(running: Running, { json }: StartOptions, title?: string): Promise<void> {
  const card = readyCard(running, await isDemoPortal(running.portal), title)
  if (!json) return printResult(card)
  say(card)
  printResult(JSON.stringify(running))
}

runCommand(start)
