import { readCliConfig } from '#config/cli.js'
import { dataLayout } from '#embedded/data-layout.js'
import { rowsIn } from '#persistence/backup/manifest.js'
import { backUp, type BackupRequest } from './backup/back-up.js'
import { fromHere, withServicesOf } from './operate/services.js'
import { elapsed, printResult, say } from './output.js'
import { readArguments } from './read-arguments.js'
import { runCommand } from './run-command.js'

/**
 * `npm run backup -- [--to 文件或目录] [--keep 份数] [--with-keys --passphrase-file 文件] [--without-files] [--json]`:
 * everything in our database as it is at one moment, with the files beside it, in one file that has been read back.
 */
async function backup(): Promise<void> {
  const { values } = readArguments({
    options: {
      to: { type: 'string' },
      keep: { type: 'string' },
      'with-keys': { type: 'boolean', default: false },
      'passphrase-file': { type: 'string' },
      'without-files': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  })
  const config = readCliConfig()
  const request: BackupRequest = {
    config,
    layout: dataLayout(config.DATA_DIR),
    ...(values.to && { to: fromHere(values.to) }),
    ...(values.keep && { keep: values.keep }),
    withKeys: values['with-keys'],
    withoutFiles: values['without-files'],
    ...(values['passphrase-file'] && { passphraseFile: fromHere(values['passphrase-file']) }),
  }
  const done = await withServicesOf(config, {}, ({ databaseUrl }) => backUp(databaseUrl, request))
  const { file, manifest, bytes, removed } = done
  if (values.json) return printResult(JSON.stringify({ file, bytes, rows: rowsIn(manifest), removed }))
  printResult(
    `已备份到 ${file}\n${manifest.tables.length} 张表，${rowsIn(manifest)} 行，${bytes} 字节，` +
      `办理中的流程 ${manifest.openProcesses} 个，用时 ${elapsed()}，已回读核对`,
  )
  if (removed.length) printResult(`已删除过期的备份：${removed.join('、')}`)
  const { contents, contentsLost = [] } = manifest
  if (contents === undefined) say('注意：备份里没有附件的内容，请另行备份')
  else printResult(`附件 ${contents.length} 个`)
  if (contentsLost.length > 0)
    say(`注意：有 ${contentsLost.length} 个附件的内容已丢失或被改动，没有备份：${contentsLost.join('、')}`)
  if (!manifest.keys)
    say(
      '注意：备份里没有密钥文件。请另行保管 data.key 与 audit.key：没有它们，备份里的手机号等无法解开，审计封签无法核对',
    )
}

runCommand(backup)
