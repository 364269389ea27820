/**
 * Takes the weeks of all communities on, in a few statements however many there are: opens those that should be there, ends
 * those that nobody recommended anybody in. A week in which people have to decide is left to `due-decisions.ts`.
 */
import type { Pool } from 'pg'
import type { LocalDate } from '#domain/calendar/local-date.js'
import { weekOf } from '#domain/points/months.js'
import { missingWeeks } from '#domain/points/periods.js'
import { openedWeek } from '#domain/weekly/weekly-rules.js'
import type { OpenedWeek } from '#domain/weekly/weekly-selection.js'
import { statement, type Database } from '../read/database.js'
import { latestCalendar } from '../rules/calendars.js'
import { inTransaction } from '../transaction.js'
import { decisionsPastForGood, isOf } from './find-undecided.js'
import { openWeeks, weekPolicy } from './open-weeks-sql.js'

export interface WeeksAdvance {
  /** Weeks that should have been there and were not, in order. */
  opened: string[]
  /** Communities that came since, each with the present week. */
  joined: number
  /** Weeks that ended without a recommendation, or with none that counts. */
  ended: number
}

const openings = statement<{ week: string; monday: LocalDate }>(
  'weekly-openings',
  'SELECT week, monday::text AS monday FROM weekly_opening ORDER BY monday',
)

export const isThere = '(c.ended_on IS NULL OR c.ended_on >= $2::date + 6)'

/** Every community that took part at the end of the week; one that came later has no week from before it came. */
const open = statement(
  'open-week',
  `WITH ${weekPolicy},
   opened AS (${openWeeks(isThere)} RETURNING 1)
   INSERT INTO weekly_opening (week, monday, communities, opened_on) SELECT $1, $2, count(*), $3::date FROM opened
   ON CONFLICT DO NOTHING`,
)

const join = statement<{ communityId: string }>(
  'join-week',
  `WITH ${weekPolicy} ${openWeeks(`${isThere}
     AND NOT EXISTS (SELECT FROM weekly_selection w WHERE w.community_id = c.id AND w.week = $1)`)}
   RETURNING community_id AS "communityId"`,
)

const recommended = (which: string) => `
  EXISTS (SELECT FROM weekly_recommendation r WHERE r.community_id = w.community_id AND r.week = w.week AND ${which})`

const ofPast = `w.state = 'open' AND ${isOf('w', '$1')} AND NOT ${recommended('r.set_aside_at IS NULL')}`

/** Paper may still be entered until a week ends: `recommend` holds the same lock, so what it has written is seen by the statement after this one. */
const lockEmpty = statement('lock-empty-weeks', `SELECT FROM weekly_selection w WHERE ${ofPast} FOR UPDATE`)

const end = statement<{ week: string }>(
  'end-empty-weeks',
  `UPDATE weekly_selection w SET state = 'none', closed_at = business_now(), (none_cause, reason) = (
     SELECT v.cause, v.reason FROM (VALUES
       ('noRecommendation', '本周没有收到推荐，系统记为本周无典型。', false),
       ('allSetAside', '本周的推荐均已说明理由不予采用，系统记为本周无典型。', true)) v (cause, reason, came)
     WHERE v.came = ${recommended('true')})
   WHERE ${ofPast} RETURNING w.week`,
)

/** Opens one week for every community; a repeat opens nothing twice. @param today its Monday, unless it is caught up */
export const openWeek = async (database: Database, of: OpenedWeek, today = of.monday): Promise<void> => {
  await open(database, [of.week, of.monday, today])
}

/** Safe at any time and any number of times at once. @param today the business day */
export const advanceWeeks = async (pool: Pool, today: LocalDate): Promise<WeeksAdvance> => {
  const known = await openings(pool, [])
  const since = known[0]?.monday ?? today
  const missing = missingWeeks(
    known.map(({ week }) => week),
    since,
    today,
  )
  for (const week of missing) await openWeek(pool, openedWeek(week), today)
  const { week, monday } = weekOf(today)
  const joined = await join(pool, [week, monday])
  const { calendar } = await latestCalendar(pool)
  const past = JSON.stringify(await decisionsPastForGood(pool, calendar, today))
  const ended = await inTransaction(pool, async client => {
    await lockEmpty(client, [past])
    return end(client, [past])
  })
  return { opened: missing.map(each => each.week), joined: joined.length, ended: ended.length }
}
