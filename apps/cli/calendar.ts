import { existsSync } from 'node:fs'
import { readCliConfig } from '#config/cli.js'
import { usualOfficeHours } from '#domain/calendar/office-hours.js'
import { withNotices, withOfficeHours } from '#domain/calendar/with-notices.js'
import { EmbeddedError } from '#embedded/embedded-error.js'
import { latestCalendar } from '#persistence/rules/calendars.js'
import { adoptCalendar, type Adoption } from './calendar/adopt.js'
import { bringIn, type CalendarChange } from './calendar/bring-in.js'
import { movedDeadlines, underOtherCalendar, type MovedDeadline } from './calendar/moved-deadlines.js'
import { describeHours, readHours } from './calendar/read-hours.js'
import { readNotices } from './calendar/read-notices.js'
import { addressesOf } from './inspect/addresses.js'
import { lookAt } from './inspect/installation.js'
import { recordCommand } from './operate/record-command.js'
import { fromHere } from './operate/services.js'
import { printResult, say, sayDetail } from './output.js'
import { withConnections } from './operate/connections.js'
import { readArguments } from './read-arguments.js'
import { runCommand } from './run-command.js'

const REASON = '国务院办公厅节假日安排通知'
const usage =
  '用法：npm run calendar -- status | import 文件 | hours 08:30-12:00,14:30-18:00 [--preview] [--reason 原因] | adopt [--reason 原因]'
const MOVED_TOLD = 30

/**
 * `npm run calendar`: which notices are loaded; a new one, or other office hours, with what that moves; and its adoption by
 * what is open.
 */
async function calendar(): Promise<void> {
  const { values, positionals } = readArguments({
    allowPositionals: true,
    options: { preview: { type: 'boolean', default: false }, reason: { type: 'string' } },
  })
  const [action, given] = positionals
  const { reason, preview } = values
  if (action === 'status') return tellStatus()
  if (action === 'adopt') return adoptLatest(reason ?? REASON)
  if (action === 'import' && given) return change(withNoticesOf(fromHere(given)), { preview, reason })
  if (action === 'hours' && given) return change(withHours(given), { preview, reason })
  say(usage)
  process.exitCode = 2
}

const addresses = () => addressesOf(lookAt(readCliConfig()))

const tellStatus = (): Promise<void> =>
  withConnections(addresses(), async ({ pool }) => {
    const { calendar: current, importedAt } = await latestCalendar(pool)
    printResult(
      `${current.version}，${importedAt.toISOString()} 载入，已有通知的年份：${current.noticeYears.join('、')}`,
    )
    printResult(`办公时间：${describeHours(current.officeHours ?? usualOfficeHours)}`)
  })

const adoptLatest = (reason: string): Promise<void> =>
  withConnections(addresses(), async services => {
    const { version } = (await latestCalendar(services.pool)).calendar
    const details = { version, reason }
    await recordCommand(services.pool, { operation: 'commandApplyCalendar', outcome: 'done', details })
    await adopt({ ...services, version, reason })
  })

/** What is to come into force, and how that is said. */
interface Change {
  readonly next: CalendarChange
  readonly operation: string
  readonly details: Record<string, string>
  readonly told: string
  /** When none is given. */
  readonly reason: string
}

/** @throws EmbeddedError on a file that is not there, or not in order */
const withNoticesOf = (file: string): Change => {
  if (!existsSync(file)) throw new EmbeddedError(`没有文件 ${file}`, '核对路径')
  const notices = readNotices(file)
  const years = notices.map(({ year }) => year)
  return {
    next: current => withNotices(current, notices),
    operation: 'commandAdoptCalendar',
    details: { years: years.join(' ') },
    told: `已载入 ${years.join('、')} 年的通知`,
    reason: REASON,
  }
}

/** @throws EmbeddedError on hours that are none */
const withHours = (text: string): Change => {
  const hours = readHours(text)
  return {
    next: current => withOfficeHours(current, hours),
    operation: 'commandChangeHours',
    details: { officeHours: describeHours(hours) },
    told: `办公时间已改为 ${describeHours(hours)}`,
    reason: '办公时间调整',
  }
}

async function change(
  { next: changed, operation, details, told, ...change }: Change,
  { preview, reason = change.reason }: { preview: boolean; reason?: string },
): Promise<void> {
  await withConnections(addresses(), async services => {
    const { pool } = services
    const next = changed((await latestCalendar(pool)).calendar)
    const open = await underOtherCalendar(pool, next.version)
    tellMoved(await movedDeadlines(pool, open, next), open.length)
    if (preview) return printResult('只是预览，什么都没有改动')
    await bringIn(pool, next, changed)
    const { version } = next
    await recordCommand(pool, { operation, outcome: 'done', details: { version, ...details } })
    printResult(`${told}（${version}），新的事项按它计算`)
    await adopt({ ...services, version, reason })
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
