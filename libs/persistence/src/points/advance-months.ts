/** Takes every month as far as its day allows, in order: settles it, opens it to objections, publishes it when asked. */
import type { Pool, PoolClient } from 'pg'
import type { LocalDate } from '#domain/calendar/local-date.js'
import type { CalendarData } from '#domain/calendar/working-days.js'
import { objectionWindow, refusePublication, refuseSettlement } from '#domain/points/month-state.js'
import { monthOf } from '#domain/points/months.js'
import { rulesOfMonth } from '#domain/points/point-rules.js'
import { latestCalendar } from '../rules/calendars.js'
import { inTransaction } from '../transaction.js'
import {
  beginMonths,
  countPending,
  countUpheld,
  findMonths,
  findPointRules,
  type StoredMonth,
} from './find-months.js'
import { passOver, type PassOptions } from './settle-month.js'

export interface Advance {
  /** Months that should have been there and were not. */
  begun: string[]
  settled: string[]
  published: string[]
}

/** Safe at any time and any number of times at once. @param today the business day */
export const advanceMonths = async (
  pool: Pool,
  today: LocalDate,
  options: PassOptions = {},
): Promise<Advance> => {
  const begun = await beginMonths(pool, today)
  const { calendar } = await latestCalendar(pool)
  const done: Advance = { begun, settled: [], published: [] }
  for (const of of await findMonths(pool)) {
    if (of.state === 'published' || of.month > monthOf(today)) continue
    const upheld = await countUpheld(pool, of.month)
    await passOver(pool, of.month, options)
    if (refuseSettlement(of, today) !== undefined) continue
    if (of.state === 'open' && (await settle(pool, of, calendar, today))) done.settled.push(of.month)
    if (of.publicationBy !== undefined && (await publish(pool, of.month, today, upheld)))
      done.published.push(of.month)
  }
  return done
}

/** The count is final but for late facts and objections, for which the window opens with it. */
const settle = async (
  pool: Pool,
  { month }: StoredMonth,
  calendar: CalendarData,
  today: LocalDate,
): Promise<boolean> => {
  const { objectionDays } = rulesOfMonth(await findPointRules(pool), month)
  const { until } = objectionWindow(calendar, today, objectionDays)
  const { rowCount } = await pool.query(
    `UPDATE point_month SET state = 'objections', settled_on = $2, objections_until = $3
     WHERE month = $1 AND state IN ('open', 'settled')`,
    [month, today, until],
  )
  return rowCount === 1
}

/**
 * Orders what a published month asks for in the same transaction: an interview of each member without points, a reminder to each agency.
 * @param upheld objections that the pass has taken up: with another one upheld since then, the month waits for the next pass
 */
const publish = (pool: Pool, month: string, today: LocalDate, upheld: number): Promise<boolean> =>
  inTransaction(pool, async client => {
    await client.query('SELECT FROM point_month WHERE month = $1 FOR UPDATE', [month])
    const all = await findMonths(client)
    const of = all.find(each => each.month === month)
    const earlierOpen = all.some(each => each.month < month && each.state !== 'published')
    const pending = await countPending(client, month)
    if (!of || refusePublication(of, { today, pending, earlierOpen }) !== undefined) return false
    if ((await countUpheld(client, month)) !== upheld) return false
    await client.query(`UPDATE point_month SET state = 'published', published_at = now() WHERE month = $1`, [
      month,
    ])
    await orderFollowUpsOf(client, month)
    return true
  })

const orderFollowUpsOf = async (client: PoolClient, month: string): Promise<void> => {
  await client.query(
    `INSERT INTO follow_up (month, kind, subject_id, agency_id, district_id, ordered_by)
     SELECT s.month, CASE s.subject WHEN 'member' THEN 'interview' ELSE 'reminder' END, s.subject_id, s.agency_id,
       coalesce((SELECT d.id FROM org_unit d WHERE d.kind = 'district' AND starts_with(a.path, d.path) LIMIT 1),
         split_part(trim('/' FROM a.path), '/', 1)), m.publication_by
     FROM point_standing s JOIN point_month m USING (month) JOIN org_unit a ON a.id = s.agency_id
     WHERE s.month = $1 AND s.standing = 'zero'
     ON CONFLICT DO NOTHING`,
    [month],
  )
}
