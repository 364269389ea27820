import { readDatabaseConfig } from '#config/database.js'
import { printResult } from './output.js'
import { prepareDatabase } from './prepare/prepare-database.js'
import { readArguments } from './read-arguments.js'
import { runCommand } from './run-command.js'

/** `prepare [--data 目录]`：在 DATABASE_URL 上建表、写入默认规则，再读入区划数据；可重复执行。 */
async function prepare(): Promise<void> {
  const { values } = readArguments({ options: { data: { type: 'string' } } })
  await prepareDatabase(readDatabaseConfig().DATABASE_URL, values.data)
  printResult(values.data ? `已建表，已读入 ${values.data}` : '已建表并写入默认规则')
}

runCommand(prepare)
