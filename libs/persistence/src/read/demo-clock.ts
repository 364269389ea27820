import { localDateOf, type LocalDate } from '#domain/calendar/local-date.js'
import type { Leap } from '#domain/points/period-strip.js'
import { statement, type Database } from './database.js'

const ahead = statement<{ aheadMs: number }>(
  'demo-clock',
  'SELECT ahead_ms::float8 AS "aheadMs" FROM programme_clock',
)

/** How far the demo's business time runs ahead, in milliseconds: what new processes begin with and old ones are brought to. */
export const demoAheadMs = async (database: Database): Promise<number> =>
  (await ahead(database, []))[0]?.aheadMs ?? 0

const moveOn = statement<{ aheadMs: number }>(
  'demo-clock-moved',
  `INSERT INTO programme_clock AS c (ahead_ms, leaps)
     SELECT $1::bigint, jsonb_build_array(jsonb_build_object('from', b.day, 'to', ((b.at + $1::bigint * interval '1 millisecond') AT TIME ZONE 'Asia/Shanghai')::date))
     FROM (SELECT now.at, (now.at AT TIME ZONE 'Asia/Shanghai')::date AS day FROM (SELECT business_now() AS at) now) b
   ON CONFLICT (sole) DO UPDATE SET ahead_ms = c.ahead_ms + excluded.ahead_ms, leaps = c.leaps || excluded.leaps
   RETURNING ahead_ms::float8 AS "aheadMs"`,
)

const leaps = statement<{ leaps: Leap[] }>('clock-leaps', 'SELECT leaps FROM programme_clock')

/** The days the clock has passed over at once, in order. */
export const findLeaps = async (database: Database): Promise<Leap[]> =>
  (await leaps(database, []))[0]?.leaps ?? []

/** The clock itself stays: it is told that what is due between these days could not come before the last. */
export const noteLeap = async (database: Database, leap: Leap): Promise<void> => {
  await database.query(
    `INSERT INTO programme_clock AS c (ahead_ms, leaps) VALUES (0, $1)
     ON CONFLICT (sole) DO UPDATE SET leaps = c.leaps || excluded.leaps`,
    [JSON.stringify([leap])],
  )
}

/**
 * Moves the demo's business time on; its processes follow.
 * @param byMs milliseconds, not negative
 * @returns how far it runs ahead afterwards
 */
export const moveDemoClock = async (database: Database, byMs: number): Promise<number> =>
  (await moveOn(database, [byMs]))[0]?.aheadMs ?? 0

/** This moment by the business clock: that of the processes, which the demo can move ahead. Milliseconds. */
export const businessNow = async (database: Database): Promise<number> =>
  Date.now() + (await demoAheadMs(database))

/** Today by the business clock. */
export const businessToday = async (database: Database): Promise<LocalDate> =>
  localDateOf(await businessNow(database))

/** The business clock within a statement: found once, however many rows ask for it. */
export const businessNowSql = `(SELECT business_now())`
export const businessTodaySql = `(${businessNowSql} AT TIME ZONE 'Asia/Shanghai')::date`
