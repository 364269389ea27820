import { readCliConfig } from '#config/cli.js'
import { stopDataFolder } from '#embedded/stopping.js'
import { say } from './output.js'
import { runCommand } from './run-command.js'

/** `npm stop`: stops what runs for the data folder, and nothing else. */
async function stop(): Promise<void> {
  const { DATA_DIR } = readCliConfig()
  const stopped = await stopDataFolder(DATA_DIR, say)
  say(stopped.length ? '✓ 全部服务已停止，数据已保存' : `没有正在运行的服务（数据目录 ${DATA_DIR}）`)
}

runCommand(stop)
