import { readCliConfig } from '#config/cli.js'
import { EmbeddedError } from '#embedded/embedded-error.js'
import { createPool } from '#persistence/pool.js'
import { withServicesOf } from './operate/services.js'
import { printResult, say } from './output.js'
import { askForRecovery, recover } from './recover/recover-account.js'
import { readArguments } from './read-arguments.js'
import { runCommand } from './run-command.js'

const usage =
  '用法：PUBLIC_ORIGIN=https://门户地址 npm run recover -- 工号 --reason 原因，再 npm run recover -- 工号 --code 确认码'

/**
 * `npm run recover -- 工号`: the way back for somebody who lost password and second factor and whom nobody in the portal
 * may help, an administrator above all. First it says who that is and gives out a code; with the code it is done.
 */
async function run(): Promise<void> {
  const { values, positionals } = readArguments({
    allowPositionals: true,
    options: { reason: { type: 'string' }, code: { type: 'string' } },
  })
  const [staffNumber, ...more] = positionals
  const { reason, code } = values
  if (!staffNumber || more.length > 0 || (reason === undefined) === (code === undefined)) {
    say(usage)
    process.exitCode = 2
    return
  }
  const config = readCliConfig()
  const origin = config.PUBLIC_ORIGIN
  if (!origin)
    throw new EmbeddedError('没有设置门户地址', '设置 PUBLIC_ORIGIN=https://门户地址：重设链接指向它')
  await withServicesOf(config, {}, async ({ databaseUrl }) => {
    const pool = createPool(databaseUrl, { max: 2, name: 'recover' })
    try {
      if (reason !== undefined) printResult(await askForRecovery(pool, { staffNumber, reason }))
      if (code !== undefined) printResult(await recover(pool, { staffNumber, code, origin }))
    } finally {
      await pool.end()
    }
  })
}

runCommand(run)
