/** Takes every district's months as far as their day allows, in order: settles, opens to objections, publishes when asked. */
import type { Pool, PoolClient } from 'pg'
import { addDays, type LocalDate } from '#domain/calendar/local-date.js'
import type { CalendarData } from '#domain/calendar/working-days.js'
import type { UnitId } from '#domain/organisation/roles.js'
import { isOver, objectionWindow, refusePublication } from '#domain/points/month-state.js'
import { monthOf } from '#domain/points/months.js'
import { rulesOfMonth } from '#domain/points/point-rules.js'
import type { PointRules } from '#domain/points/points.js'
import { statement, type Database } from '../read/database.js'
import { businessNowSql } from '../read/demo-clock.js'
import { latestCalendar } from '../rules/calendars.js'
import { orderMonthReports } from '../report/order-month-reports.js'
import { inTransaction } from '../transaction.js'
import {
  beginMonths,
  countPending,
  countUpheld,
  findMonths,
  findPointDistricts,
  findPointRules,
  type StoredMonth,
} from './find-months.js'
import { orderIdleMonths } from './order-idle-months.js'
import { monthsBack } from './settle-chunk.js'
import { passOver, type MonthOfDistrict, type PassOptions } from './settle-month.js'

export interface Advance {
  /** Months that should have been there and were not. */
  begun: MonthOfDistrict[]
  settled: MonthOfDistrict[]
  published: MonthOfDistrict[]
}

/** Safe at any time and any number of times at once. @param today the business day */
export const advanceMonths = async (
  pool: Pool,
  today: LocalDate,
  options: PassOptions = {},
): Promise<Advance> => {
  const { calendar } = await latestCalendar(pool)
  const done: Advance = { begun: [], settled: [], published: [] }
  for (const { id: districtId } of await findPointDistricts(pool)) {
    const begun = await beginMonths(pool, districtId, today)
    done.begun.push(...begun.map(month => ({ districtId, month })))
    for (const of of await findMonths(pool, [districtId])) {
      if (of.state === 'published' || of.month > monthOf(today)) continue
      await advance(pool, of, { calendar, today, options, done })
    }
  }
  await forgetLate(pool, [])
  return done
}

/** A change noted so long ago is about months that no pass looks back to. */
const forgetLate = statement(
  'forget-late-points',
  `DELETE FROM point_late WHERE month < to_char((SELECT business_now()) - interval '${monthsBack + 2} months', 'YYYY-MM')`,
)

interface Advancing {
  calendar: CalendarData
  today: LocalDate
  options: PassOptions
  done: Advance
}

const advance = async (
  pool: Pool,
  of: StoredMonth,
  { calendar, today, options, done }: Advancing,
): Promise<void> => {
  const at = { districtId: of.districtId, month: of.month }
  const upheld = await countUpheld(pool, at)
  await passOver(pool, at, options)
  if (!isOver(of.month, today)) return
  if (of.state === 'open' && (await settle(pool, at, calendar, today))) done.settled.push(at)
  if (of.publicationBy !== undefined && (await publish(pool, at, today, upheld))) done.published.push(at)
}

const rulesOf = async (database: Database, { districtId, month }: MonthOfDistrict): Promise<PointRules> =>
  rulesOfMonth(await findPointRules(database, [districtId]), month)

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
  const { until } = objectionWindow(calendar, today, objectionDays)
  return inTransaction(pool, async client => {
    const { rowCount } = await client.query(
      `UPDATE point_month SET state = 'objections', settled_on = $3, objections_until = $4
       WHERE district_id = $1 AND month = $2 AND state IN ('open', 'settled')`,
      [of.districtId, of.month, today, until],
    )
    if (rowCount !== 1) return false
    await orderIdleMonths(client, of)
    await orderMonthReports(client, of, 'monthEnd')
    return true
  })
}

/**
 * Orders what a published month asks for in the same transaction: an interview of each member without points, a reminder to each agency.
 * @param upheld objections that the pass has taken up: with another one upheld since then, the month waits for the next pass
 */
const publish = (pool: Pool, at: MonthOfDistrict, today: LocalDate, upheld: number): Promise<boolean> =>
  inTransaction(pool, async client => {
    const { districtId, month } = at
    await client.query('SELECT FROM point_month WHERE district_id = $1 AND month = $2 FOR UPDATE', [
      districtId,
      month,
    ])
    const all = await findMonths(client, [districtId])
    const of = all.find(each => each.month === month)
    const pending = await countPending(client, at)
    if (!of || refusePublication(of, { today, pending, earlierOpen: isEarlierOpen(all, month) })) return false
    if ((await countUpheld(client, at)) !== upheld) return false
    const { publicationDays } = await rulesOf(client, at)
    await client.query(
      `UPDATE point_month SET state = 'published', published_at = ${businessNowSql}, shown_until = $3
       WHERE district_id = $1 AND month = $2`,
      [districtId, month, addDays(today, publicationDays)],
    )
    await orderFollowUpsOf(client, districtId, month)
    await orderMonthReports(client, at, 'publication')
    return true
  })

/** @param all months of one district */
export const isEarlierOpen = (all: readonly StoredMonth[], month: string): boolean =>
  all.some(each => each.month < month && each.state !== 'published')

const orderFollowUpsOf = async (client: PoolClient, districtId: UnitId, month: string): Promise<void> => {
  await client.query(
    `INSERT INTO follow_up (month, kind, subject_id, agency_id, district_id, ordered_by)
     SELECT s.month, CASE s.subject WHEN 'member' THEN 'interview' ELSE 'reminder' END, s.subject_id, s.agency_id,
       s.district_id, m.publication_by
     FROM point_standing s JOIN point_month m USING (district_id, month)
     WHERE s.district_id = $1 AND s.month = $2 AND s.standing = 'zero'
     ON CONFLICT DO NOTHING`,
    [districtId, month],
  )
}
