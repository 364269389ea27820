import { readCliConfig } from '#config/cli.js'
import { dataLayout, prepareLayout } from '#embedded/data-layout.js'
import { confirmByName } from './go-live/confirm.js'
import { goLive } from './go-live/go-live.js'
import { readyToGoLive } from './go-live/ready-to-go-live.js'
import { fromHere, refuseWhileRunning, withServicesOf } from './operate/services.js'
import { elapsed, printResult, say } from './output.js'
import { readArguments } from './read-arguments.js'
import { runCommand } from './run-command.js'

const usage = '用法：PUBLIC_ORIGIN=https://门户地址 npm run go-live -- --data 数据目录 [--yes] [--allow-http]'

/**
 * `npm run go-live -- --data 目录`: ends the demo for good. What it wipes it has backed up before; whoever is
 * interrupted runs it again.
 */
async function run(): Promise<void> {
  const no = { type: 'boolean', default: false } as const
  const { values } = readArguments({ options: { data: { type: 'string' }, yes: no, 'allow-http': no } })
  if (!values.data) {
    say(usage)
    process.exitCode = 2
    return
  }
  const config = readCliConfig()
  const layout = dataLayout(config.DATA_DIR)
  prepareLayout(layout)
  const ready = await readyToGoLive(config, layout, fromHere(values.data), values['allow-http'])
  await refuseWhileRunning(config)
  if (!values.yes) await confirmByName(ready.district)
  const outcome = await withServicesOf(config, { temporal: true }, services =>
    goLive(services, { config, layout, ...ready }),
  )
  printResult(`${outcome}\n用时 ${elapsed()}。接下来：npm start，请三位管理员各自打开链接设置密码`)
}

runCommand(run)
