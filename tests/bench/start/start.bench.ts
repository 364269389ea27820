/** How long a person waits from `npm start` to the ready card, when everything has been installed and built before. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { repositoryRoot } from '#config/repository.js'
import type { Measured } from '../harness/figures.js'
import { say } from '../harness/report.js'
import { median } from '../harness/statistics.js'
import { inTemporaryFolder } from '../harness/temporary-folder.js'

const warmStarts = 3

export const startBench = (): Promise<Measured[]> =>
  inTemporaryFolder(async dataDir => {
    say('首次启动（空数据目录）…')
    const first = await timeStart(dataDir)
    const warm: number[] = []
    for (let no = 1; no <= warmStarts; no += 1) {
      say(`再次启动 ${no}/${warmStarts}…`)
      warm.push(await timeStart(dataDir))
    }
    return [
      { figure: 'warm npm start to the ready card, s', ours: median(warm), bar: '≤15' },
      { figure: 'first npm start in an empty data folder, s', ours: first },
    ]
  })

/** Starts in the foreground, as a person does, waits for the card on stdout and ends it with Ctrl-C. */
const timeStart = async (dataDir: string): Promise<number> => {
  const begun = performance.now()
  const child = spawn('npm', ['start', '--silent', '--', '--json'], {
    cwd: repositoryRoot(),
    env: { ...process.env, DATA_DIR: dataDir, STEPS_TAKEN: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  try {
    await card(child)
    return (performance.now() - begun) / 1_000
  } finally {
    await interrupt(child)
  }
}

/** @throws Error with what it said, when it ends without a card */
const card = async (child: ChildProcess): Promise<void> => {
  let said = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    said = `${said}${chunk.toString('utf8')}`.slice(-2_000)
  })
  const shown = once(child.stdout ?? child, 'data').then(() => true)
  const ended = once(child, 'exit').then(() => false)
  if (!(await Promise.race([shown, ended]))) throw new Error(`npm start ended without a card:\n${said}`)
}

/** Ctrl-C reaches everything in the terminal's foreground: npm and what it runs. */
const interrupt = async (child: ChildProcess): Promise<void> => {
  if (child.pid === undefined || child.exitCode !== null) return
  const ended = once(child, 'exit')
  process.kill(-child.pid, 'SIGINT')
  await ended
}
