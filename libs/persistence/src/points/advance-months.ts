/** Takes every district's months as far as their day allows, in order: settles, opens to objections, publishes when asked. */
import type { Pool } from 'pg'
import type { LocalDate } from '#domain/calendar/local-date.js'
import type { CalendarData } from '#domain/calendar/working-days.js'
import type { UnitId } from '#domain/organisation/roles.js'
import { isOver, lastDayToObject } from '#domain/points/month-state.js'
import { monthOf } from '#domain/points/months.js'
import { statement } from '../read/database.js'
import { latestCalendar } from '../rules/calendars.js'
import { orderMonthReports } from '../report/order-month-reports.js'
import { inTransaction } from '../transaction.js'
import { beginMonths } from './begin-months.js'
import { findMonths, findPointDistricts, type StoredMonth } from './find-months.js'
import { orderIdleMonths } from './order-idle-months.js'
import { groundsOfPasses } from './pass-grounds.js'
import { publishMonth, rulesOf, type PublishOptions } from './publish-month.js'
import { monthsBack } from './settle-chunk.js'
import { passOver, type MonthOfDistrict, type PassOptions } from './settle-month.js'

export interface Advance {
  /** Months that should have been there and were not. */
  begun: MonthOfDistrict[]
  settled: MonthOfDistrict[]
  published: MonthOfDistrict[]
}

export interface AdvanceOptions extends PassOptions, PublishOptions {
  /** These districts alone. */
  districtIds?: readonly UnitId[]
  /** By month of a district, what its last pass rested on: as long as that is the same, and nothing is due, there is no other. */
  passed?: Map<string, string>
}

/** Safe at any time and any number of times at once. @param today the business day */
export const advanceMonths = async (
  pool: Pool,
  today: LocalDate,
  { districtIds, ...options }: AdvanceOptions = {},
): Promise<Advance> => {
  const { calendar } = await latestCalendar(pool)
  // Before the passes: what changes while they go on is looked at by the next.
  const grounds = options.passed && (await groundsOfPasses(pool, today))
  const done: Advance = { begun: [], settled: [], published: [] }
  for (const { id: districtId } of await findPointDistricts(pool)) {
    if (districtIds?.includes(districtId) === false) continue
    const begun = await beginMonths(pool, districtId, today)
    done.begun.push(...begun.map(month => ({ districtId, month })))
    for (const of of await findMonths(pool, [districtId])) {
      if (of.state === 'published' || of.month > monthOf(today)) continue
      await advance(pool, of, { calendar, today, options, grounds, done })
    }
  }
  await forgetLate(pool, [])
  return done
}

/** A change noted so long ago is about months that no pass looks back to. */
const forgetLate = statement(
  'forget-late-points',
  `WITH long_ago AS (SELECT to_char(business_now() - interval '${monthsBack + 2} months', 'YYYY-MM') AS month),
   change AS (DELETE FROM point_change WHERE month < (SELECT month FROM long_ago))
   DELETE FROM point_late WHERE month < (SELECT month FROM long_ago)`,
)

interface Advancing {
  calendar: CalendarData
  today: LocalDate
  options: Omit<AdvanceOptions, 'districtIds'>
  grounds: string | undefined
  done: Advance
}

/** What is settled or published now is always counted once more before. */
const isDue = ({ month, state, publicationBy }: StoredMonth, today: LocalDate): boolean =>
  isOver(month, today) && (state === 'open' || publicationBy !== undefined)

const pass = async (pool: Pool, of: StoredMonth, { today, options, grounds }: Advancing): Promise<void> => {
  const { passed, ...only } = options
  const at = { districtId: of.districtId, month: of.month }
  const key = `${of.districtId} ${of.month}`
  if (grounds !== undefined && passed?.get(key) === grounds && !isDue(of, today)) return
  await passOver(pool, at, only)
  // One that went on from where another had been broken off has not looked at everybody.
  if (grounds !== undefined && !of.isUnderWay) passed?.set(key, grounds)
}

const advance = async (pool: Pool, of: StoredMonth, advancing: Advancing): Promise<void> => {
  const { calendar, today, options, done } = advancing
  const at = { districtId: of.districtId, month: of.month }
  await pass(pool, of, advancing)
  if (!isOver(of.month, today)) return
  if (of.state === 'open' && (await settle(pool, at, calendar, today))) done.settled.push(at)
  if (of.publicationBy !== undefined && (await publishMonth(pool, at, today, options)))
    done.published.push(at)
}

/**
 * The count is final but for late facts and objections, for which the window opens with it; communities without activities
 * are told, the month's reports ordered.
 */
const settle = async (
  pool: Pool,
  of: MonthOfDistrict,
  calendar: CalendarData,
  today: LocalDate,
): Promise<boolean> => {
  const { objectionDays } = await rulesOf(pool, of)
  const until = lastDayToObject(calendar, today, objectionDays)
  return inTransaction(pool, async client => {
    const { rowCount } = await client.query(
      `UPDATE point_month SET state = 'objections', settled_on = $3, objections_until = $4
       WHERE district_id = $1 AND month = $2 AND state = 'open'`,
      [of.districtId, of.month, today, until],
    )
    if (rowCount !== 1) return false
    await orderIdleMonths(client, of)
    await orderMonthReports(client, of, 'monthEnd')
    return true
  })
}
