/**
 * `node dist/tests/replay/record.js`: plays every scenario that this version has no history of on a real server and
 * keeps what the server wrote down. Nothing is ever overwritten.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { startTestServers, testServers } from '#testing/servers.js'
import { settingsReadEveryMs, suggestNewRunAfter } from '../chaos/harness/short-histories.js'
import { currentVersion, isRecorded, keepHistory } from './histories.js'
import { openStage, type Player, type Stage } from './player.js'
import { continued, eventsARun, playOn, scenarios } from './scenarios.js'

const version = currentVersion()
const say = (line: string): boolean => process.stdout.write(`${version} ${line}\n`)

const isOnRecord = (scenario: string): boolean => {
  const known = isRecorded(version, scenario)
  if (known) say(`${scenario} is recorded already`)
  return known
}

const keep = (scenario: string, history: string): void => {
  keepHistory(version, scenario, history)
  say(`${scenario} recorded`)
}

const recordAll = async (stage: Stage): Promise<void> => {
  for (const [name, play] of Object.entries(scenarios)) {
    if (isOnRecord(name)) continue
    const claim: Player = await stage.offered()
    await play(claim)
    keep(name, await stage.historyOf(claim))
  }
}

const recordNewRun = async (stage: Stage): Promise<void> => {
  if (isOnRecord(continued.first)) return
  suggestNewRunAfter(testServers().dataDir, eventsARun)
  await sleep(settingsReadEveryMs + 2_000)
  const claim = await stage.offered()
  await playOn(claim)
  keep(continued.first, await stage.historyBefore(claim))
  keep(continued.next, await stage.historyOf(claim))
}

const record = async (): Promise<void> => {
  const stopServers = await startTestServers()
  const stage = await openStage()
  try {
    await recordAll(stage)
    await recordNewRun(stage)
  } finally {
    await stage.close()
    await stopServers()
  }
}

record().catch((error: unknown) => {
  process.stderr.write(`${String(error instanceof Error ? error.stack : error)}\n`)
  process.exitCode = 1
})
