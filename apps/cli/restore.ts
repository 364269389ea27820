import { readCliConfig } from '#config/cli.js'
import { dataLayout, prepareLayout } from '#embedded/data-layout.js'
import { fromHere, refuseWhileRunning, withServicesOf } from './operate/services.js'
import { elapsed, printResult, say } from './output.js'
import { readyToRestore } from './backup/ready-to-restore.js'
import { restoreInto } from './backup/restore-into.js'
import { readArguments } from './read-arguments.js'
import { runCommand } from './run-command.js'

const usage =
  '用法：npm run restore -- 备份文件 [--replace [--without-copy]] [--passphrase-file 文件] [--accept-missing-keys]'

/**
 * `npm run restore -- 备份文件`: puts a backup into an empty data folder or database, and lets every open process go on
 * from it. A database with something in it is replaced with `--replace` only, and is copied before.
 */
async function restore(): Promise<void> {
  const { values, positionals } = readArguments({
    allowPositionals: true,
    options: {
      replace: { type: 'boolean', default: false },
      'without-copy': { type: 'boolean', default: false },
      'passphrase-file': { type: 'string' },
      'accept-missing-keys': { type: 'boolean', default: false },
    },
  })
  const [file, ...more] = positionals
  if (!file || more.length > 0) {
    say(usage)
    process.exitCode = 2
    return
  }
  const config = readCliConfig()
  const layout = dataLayout(config.DATA_DIR)
  const passphraseFile = values['passphrase-file']
  const ready = await readyToRestore(config, layout, {
    file: fromHere(file),
    ...(passphraseFile && { passphraseFile: fromHere(passphraseFile) }),
    acceptMissingKeys: values['accept-missing-keys'],
  })
  await refuseWhileRunning(config)
  prepareLayout(layout)
  const summary = await withServicesOf(config, { temporal: true }, services =>
    restoreInto(services, {
      ...ready,
      config,
      layout,
      replace: values.replace,
      withoutCopy: values['without-copy'],
    }),
  )
  printResult(`${summary}\n用时 ${elapsed()}。接下来：npm start（分开部署的：启动接口与后台）`)
}

runCommand(restore)
