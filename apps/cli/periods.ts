import { parseArgs } from 'node:util'
import type { Pool } from 'pg'
import { readCliConfig } from '#config/cli.js'
import { pointErrors } from '#contracts/errors/point-errors.js'
import { waitingLabels } from '#contracts/http/point-rules.js'
import type { LocalDate } from '#domain/calendar/local-date.js'
import { refuseSettlement } from '#domain/points/month-state.js'
import type { PeriodOfStrip } from '#domain/points/period-strip.js'
import { createPool } from '#persistence/pool.js'
import { fillAgencyGaps } from '#persistence/points/agency-gaps.js'
import { advanceMonths } from '#persistence/points/advance-months.js'
import { findMonths, findPointDistricts } from '#persistence/points/find-months.js'
import { watchPeriods } from '#persistence/points/watch-periods.js'
import { businessToday } from '#persistence/read/demo-clock.js'
import { advanceWeeks } from '#persistence/weekly/advance-weeks.js'
import { fillWeekGaps } from '#persistence/weekly/week-gaps.js'
import { recordCommand } from './operate/record-command.js'
import { refuseUnmigrated, withServicesOf } from './operate/services.js'
import { say, sayDetail } from './output.js'
import { runCommand } from './run-command.js'

const usage = '用法：npm run periods -- check | catch-up | settle 月份（如 2026-11） [--district 区编码]'
/** A province's month takes its time. */
const patience = { connectMs: 3_000, statementMs: 3_600_000 }

/** `check`：核对应有的月份和周；`catch-up`：按顺序补齐；`settle`：现在就结算一个已结束的月份。 */
async function periods(): Promise<void> {
  const asked = readAsked()
  if (!asked) {
    say(usage)
    process.exitCode = 2
    return
  }
  await withServicesOf(readCliConfig(), {}, async ({ databaseUrl }) => {
    const pool = createPool(databaseUrl, { max: 2, name: 'periods', patience })
    try {
      await refuseUnmigrated(pool)
      const today = await businessToday(pool)
      if (asked.does === 'settle') await settle(pool, today, asked)
      else {
        if (asked.does === 'catch-up') await catchUp(pool, today)
        await check(pool, today)
      }
    } finally {
      await pool.end()
    }
  })
}

type Asked = { does: 'check' | 'catch-up' } | ToSettle
interface ToSettle {
  does: 'settle'
  month: string
  district?: string | undefined
}

/** Nothing when it is not what the usage says. */
const readAsked = (): Asked | undefined => {
  const options = { district: { type: 'string' } } as const
  // Not strict: an option that is not known leads to the usage, not to a stack.
  const { values, positionals } = parseArgs({ allowPositionals: true, strict: false, options })
  const [does, month, ...more] = positionals
  const { district, ...others } = values
  if (more.length + Object.keys(others).length > 0 || typeof district === 'boolean') return undefined
  if (does === 'settle' && month !== undefined && /^\d{4}-(0[1-9]|1[0-2])$/.test(month))
    return { does, month, district }
  return (does === 'check' || does === 'catch-up') && month === undefined ? { does } : undefined
}

const check = async (pool: Pool, today: LocalDate): Promise<void> => {
  const { districts, weeks } = await watchPeriods(pool, today)
  for (const { district, months, waiting } of districts) {
    const [first] = months
    say(`${district.name}：${first ? `自 ${first.period} 起 ${months.length} 个月` : '还没有积分月'}`)
    sayAmiss(months, '机关党组织')
    for (const each of waiting) sayDetail(`${each.month} ${waitingLabels[each.why]}`)
  }
  const [first] = weeks
  say(`周典型：${first ? `自 ${first.period} 起 ${weeks.length} 周` : '还没有开始'}`)
  sayAmiss(weeks, '社区')
  const isAmiss = [...districts.flatMap(({ months }) => months), ...weeks].some(lacks)
  say(isAmiss ? '后台运行时会按顺序补齐；或运行 npm run periods -- catch-up。' : '应有的月份和周都在。')
  if (isAmiss) process.exitCode = 1
}

const lacks = ({ is }: PeriodOfStrip): boolean => is === 'missing' || is === 'incomplete'

const namesOf = (names: readonly string[], count: number): string =>
  `${names.join('、')}${count > names.length ? '等' : ''}`

const sayAmiss = (periods: readonly PeriodOfStrip[], what: string): void => {
  const missing = periods.filter(({ is }) => is === 'missing')
  if (missing.length > 0) sayDetail(`缺少 ${missing.map(({ period }) => period).join('、')}`)
  for (const { period, lacking = 0, lackingNames = [] } of periods)
    if (lacking > 0) sayDetail(`${period} 有 ${lacking} 个${what}缺少：${namesOf(lackingNames, lacking)}`)
}

const catchUp = async (pool: Pool, today: LocalDate): Promise<void> => {
  const { begun, settled } = await advanceMonths(pool, today)
  const { opened } = await advanceWeeks(pool, today)
  const stand = await fillAgencyGaps(pool)
  const filled = await fillWeekGaps(pool)
  await recordCommand(pool, {
    operation: 'commandCatchUpPeriods',
    outcome: 'done',
    details: { begun: begun.length, settled: settled.length, weeks: opened.length, filled: filled.length },
  })
  for (const { districtId, month } of begun) sayDetail(`补上 ${districtId} ${month}`)
  for (const { districtId, month } of settled) sayDetail(`结算 ${districtId} ${month}`)
  for (const { month, agencies } of stand) sayDetail(`补上 ${month}：${agencies.length} 个机关党组织`)
  for (const week of opened) sayDetail(`补上 ${week}`)
  for (const { week, communities } of filled) sayDetail(`补上 ${week}：${communities} 个社区`)
}

/** A month is settled by the worker on its own; this says why it may not be, or does it now. */
const settle = async (pool: Pool, today: LocalDate, { month, district }: ToSettle): Promise<void> => {
  const districts = (await findPointDistricts(pool)).filter(
    ({ id }) => district === undefined || id === district,
  )
  if (districts.length === 0) refuse('没有这个区，或其下没有机关党组织。')
  for (const { id, name } of districts) {
    const of = (await findMonths(pool, [id])).find(each => each.month === month)
    const refused = refuseSettlement(of ?? { month, state: 'open' }, today)
    if (refused !== undefined) refuse(`${name} ${month}：${pointErrors[refused].message}`)
  }
  const entry = { operation: 'commandSettleMonth', details: { month, ...(district && { district }) } }
  if (process.exitCode === 1) return recordCommand(pool, { ...entry, outcome: 'refused' })
  const { settled } = await advanceMonths(pool, today, { districtIds: districts.map(({ id }) => id) })
  await recordCommand(pool, { ...entry, outcome: 'done' })
  for (const each of settled) {
    const name = districts.find(({ id }) => id === each.districtId)?.name ?? each.districtId
    say(`已结算 ${name} ${each.month}`)
  }
}

const refuse = (why: string): void => {
  say(why)
  process.exitCode = 1
}

runCommand(periods)
