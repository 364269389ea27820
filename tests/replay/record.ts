/**
 * `node dist/tests/replay/record.js`: plays every scenario that this version has no history of on a real server and
 * keeps what the server wrote down. Nothing is ever overwritten.
 */
import { startTestServers } from '#testing/servers.js'
import { currentVersion, isRecorded, keepHistory } from './histories.js'
import { openStage } from './player.js'
import { scenarios } from './scenarios.js'

const record = async (): Promise<void> => {
  const version = currentVersion()
  const stopServers = await startTestServers()
  const stage = await openStage()
  try {
    for (const [name, play] of Object.entries(scenarios)) {
      const known = isRecorded(version, name)
      if (!known) {
        const claim = await stage.offered()
        await play(claim)
        keepHistory(version, name, await stage.historyOf(claim))
      }
      process.stdout.write(`${version} ${name} ${known ? 'is recorded already' : 'recorded'}\n`)
    }
  } finally {
    await stage.close()
    await stopServers()
  }
}

record().catch((error: unknown) => {
  process.stderr.write(`${String(error instanceof Error ? error.stack : error)}\n`)
  process.exitCode = 1
})
