import { startEmbedded } from '#embedded/embedded.js'
import { stopDataFolder } from '#embedded/stopping.js'
import { readArguments } from './read-arguments.js'
import { runCommand } from './run-command.js'
import { printResult, say } from './output.js'

/**
 * `embedded up|down --data DIR`: only the embedded Postgres and Temporal of a data folder, left running, for
 * development and tests. `up` prints their addresses as one JSON line.
 */
async function embedded(): Promise<void> {
  const { values, positionals } = readArguments({
    allowPositionals: true,
    options: { data: { type: 'string' }, ui: { type: 'boolean', default: false } },
  })
  const [action] = positionals
  if (!values.data || (action !== 'up' && action !== 'down')) {
    say('用法：node dist/apps/cli/embedded.js up|down --data 目录 [--ui]')
    process.exitCode = 2
    return
  }
  if (action === 'down') return void (await stopDataFolder(values.data, say))
  const services = await startEmbedded({ dataDir: values.data, withUi: values.ui, log: say })
  printResult(
    JSON.stringify({
      databaseUrl: services.databaseUrl('postgres'),
      temporalAddress: services.temporalAddress,
      ...(values.ui && { temporalUi: services.temporalUiUrl }),
      dataDir: services.layout.dataDir,
    }),
  )
}

runCommand(embedded)
