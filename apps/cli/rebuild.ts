import type { Pool } from 'pg'
import { readCliConfig } from '#config/cli.js'
import { EmbeddedError } from '#embedded/embedded-error.js'
import { openProcess } from '#temporal/open-process.js'
import { openAllProcesses, openMissingProcesses, type RebuildJob } from '#temporal/open-processes.js'
import { recordCommand } from './operate/record-command.js'
import { OPERATOR } from './operate/services.js'
import { printResult, say, sayDetail } from './output.js'
import { addressesOf } from './inspect/addresses.js'
import { lookAt } from './inspect/installation.js'
import { withConnections } from './operate/connections.js'
import { readArguments } from './read-arguments.js'
import { runCommand } from './run-command.js'

const usage = '用法：npm run rebuild -- [--missing | --all | 事项编号] [--reason 原因]'

/** `rebuild`（即 `--missing`）：补开没有运行的流程；`--all`：全部重建；或一个事项编号。 */
async function rebuild(): Promise<void> {
  const { values, positionals } = readArguments({
    allowPositionals: true,
    options: {
      all: { type: 'boolean', default: false },
      missing: { type: 'boolean', default: false },
      reason: { type: 'string', default: '运维重建' },
    },
  })
  const [asked] = positionals
  if (Number(values.all) + Number(values.missing) + positionals.length > 1) {
    say(usage)
    process.exitCode = 2
    return
  }
  await withConnections(addressesOf(lookAt(readCliConfig())), async services => {
    const processId = asked && (await findProcess(services.pool, asked))
    const job: RebuildJob = { ...services, by: OPERATOR, reason: values.reason, progress: sayProgress }
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

/** What people call it by or its id. @throws EmbeddedError where there is no such process */
async function findProcess(pool: Pool, asked: string): Promise<string> {
  const by = /^\d{1,15}$/.test(asked) ? 'number' : 'id::text'
  const { rows } = await pool.query<{ id: string }>(`SELECT id FROM process WHERE ${by} = $1`, [asked])
  if (rows[0]) return rows[0].id
  throw new EmbeddedError(`没有编号为 ${asked} 的事项`, '核对编号：页面上的编号（如 128），或流程的完整编号')
}

function printOne(opened: boolean, processId: string): void {
  if (opened) return printResult(`已重建流程 ${processId}`)
  say(`✗ 事项 ${processId} 已经办结`)
  say('  解决办法：已办结的流程无需重建')
  process.exitCode = 1
}

const tellEvery = 500

function sayProgress(done: number, all: number): void {
  if (done % tellEvery === 0 || done === all) sayDetail(`${done}/${all}`)
}

runCommand(rebuild)
