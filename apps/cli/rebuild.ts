import { parseArgs } from 'node:util'
import { readCliConfig } from '#config/cli.js'
import { openProcess } from '#temporal/open-process.js'
import { openAllProcesses, openMissingProcesses, type RebuildJob } from '#temporal/open-processes.js'
import { recordCommand } from './operate/record-command.js'
import { printResult, say, sayDetail } from './output.js'
import { addressesOf } from './inspect/addresses.js'
import { lookAt } from './inspect/installation.js'
import { withServices } from './rebuild/services.js'
import { runCommand } from './run-command.js'

const usage = '用法：npm run rebuild -- [--missing | --all | 流程编号] [--reason 原因]'
const operator = 'system-operator'

/** `rebuild`（即 `--missing`）：补开没有运行的流程；`--all`：全部重建；或一个流程编号。 */
async function rebuild(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      all: { type: 'boolean', default: false },
      missing: { type: 'boolean', default: false },
      reason: { type: 'string', default: '运维重建' },
    },
  })
  const [processId] = positionals
  if (Number(values.all) + Number(values.missing) + positionals.length > 1) {
    say(usage)
    process.exitCode = 2
    return
  }
  await withServices(addressesOf(lookAt(readCliConfig())), async services => {
    const job: RebuildJob = { ...services, by: operator, reason: values.reason, progress: sayProgress }
    const record = (details: { opened: number }) =>
      recordCommand(services.pool, {
        operation: 'commandRebuild',
        outcome: 'done',
        ...(processId && { subject: 'process', subjectId: processId }),
        details,
      })
    if (processId) {
      const isOpen = await openProcess(services.pool, services.client, { ...job, processId })
      await record({ opened: isOpen ? 1 : 0 })
      return printOne(isOpen, processId)
    }
    const opened = values.all ? await openAllProcesses(job) : await openMissingProcesses(job)
    await record({ opened })
    printResult(`已重建 ${opened} 个流程`)
  })
}

function printOne(opened: boolean, processId: string): void {
  if (opened) return printResult(`已重建流程 ${processId}`)
  say(`✗ 没有进行中的流程 ${processId}`)
  say('  解决办法：核对编号；已办结的流程无需重建')
  process.exitCode = 1
}

const tellEvery = 500

function sayProgress(done: number, all: number): void {
  if (done % tellEvery === 0 || done === all) sayDetail(`${done}/${all}`)
}

runCommand(rebuild)
