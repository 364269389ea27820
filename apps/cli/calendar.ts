import { existsSync } from 'node:fs'
import { readCliConfig } from '#config/cli.js'
import { withNotices } from '#domain/calendar/with-notices.js'
import { EmbeddedError } from '#embedded/embedded-error.js'
import { importCalendar, latestCalendar } from '#persistence/rules/calendars.js'
import { adoptCalendar, type Adoption } from './calendar/adopt.js'
import { movedDeadlines, underOtherCalendar, type MovedDeadline } from './calendar/moved-deadlines.js'
import { readNotices } from './calendar/read-notices.js'
import { addressesOf } from './inspect/addresses.js'
import { lookAt } from './inspect/installation.js'
import { recordCommand } from './operate/record-command.js'
import { fromHere } from './operate/services.js'
import { printResult, say, sayDetail } from './output.js'
import { withConnections } from './operate/connections.js'
import { readArguments } from './read-arguments.js'
import { runCommand } from './run-command.js'

const usage =
  '用法：npm run calendar -- status | import 文件 [--preview] [--reason 原因] | adopt [--reason 原因]'
const MOVED_TOLD = 30
const REASON = '国务院办公厅节假日安排通知'

/** `npm run calendar`: which notices are loaded; a new one, with what it moves; and its adoption by what is open. */
async function calendar(): Promise<void> {
  const { values, positionals } = readArguments({
    allowPositionals: true,
    options: { preview: { type: 'boolean', default: false }, reason: { type: 'string', default: REASON } },
  })
  const [action, file] = positionals
  const addresses = () => addressesOf(lookAt(readCliConfig()))
  const { reason, preview } = values
  if (action === 'status')
    return withConnections(addresses(), async ({ pool }) => {
      const { calendar: current, importedAt } = await latestCalendar(pool)
      printResult(
        `${current.version}，${importedAt.toISOString()} 载入，已有通知的年份：${current.noticeYears.join('、')}`,
      )
    })
  if (action === 'adopt')
    return withConnections(addresses(), async services => {
      const { calendar: current } = await latestCalendar(services.pool)
      const { version } = current
      await recordCommand(services.pool, {
        operation: 'commandApplyCalendar',
        outcome: 'done',
        details: { version, reason },
      })
      await adopt({ ...services, version, reason })
    })
  if (action === 'import' && file) return importNotices(fromHere(file), { preview, reason, addresses })
  say(usage)
  process.exitCode = 2
}

async function importNotices(
  file: string,
  {
    preview,
    reason,
    addresses,
  }: { preview: boolean; reason: string; addresses: () => ReturnType<typeof addressesOf> },
): Promise<void> {
  if (!existsSync(file)) throw new EmbeddedError(`没有文件 ${file}`, '核对路径')
  const notices = readNotices(file)
  await withConnections(addresses(), async services => {
    const { pool } = services
    const next = withNotices((await latestCalendar(pool)).calendar, notices)
    const open = await underOtherCalendar(pool, next.version)
    tellMoved(await movedDeadlines(pool, open, next), open.length)
    if (preview) return printResult('只是预览，什么都没有改动')
    await importCalendar(pool, next)
    const details = { version: next.version, years: notices.map(({ year }) => year).join(' ') }
    await recordCommand(pool, { operation: 'commandAdoptCalendar', outcome: 'done', details })
    printResult(
      `已载入 ${notices.map(({ year }) => year).join('、')} 年的通知（${next.version}），新的事项按它计算`,
    )
    await adopt({ ...services, version: next.version, reason })
  })
}

function tellMoved(moved: readonly MovedDeadline[], open: number): void {
  printResult(`未办结的 ${open} 个事项中，${moved.length} 个期限会变动`)
  for (const { number, title, round, before, after } of moved.slice(0, MOVED_TOLD))
    printResult(`  第 ${number} 号 ${title} ${round}：${before} → ${after}`)
  if (moved.length > MOVED_TOLD) printResult(`  …另有 ${moved.length - MOVED_TOLD} 个`)
}

async function adopt(job: Adoption): Promise<void> {
  const progress = (done: number, all: number) => done % 500 === 0 && sayDetail(`${done}/${all}`)
  const { adopted, failed } = await adoptCalendar({ ...job, progress })
  printResult(`${adopted} 个未办结的事项已适用`)
  if (failed.length === 0) return
  say(`✗ ${failed.length} 个没有适用（如第 ${failed[0]} 号）`)
  say('  解决办法：确认平台正在运行（npm run doctor），再执行 npm run calendar -- adopt')
  process.exitCode = 1
}

runCommand(calendar)
