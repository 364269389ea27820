import { localDateOf, type LocalDate } from '#domain/calendar/local-date.js'
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
  `INSERT INTO programme_clock AS c (ahead_ms) VALUES ($1)
   ON CONFLICT (sole) DO UPDATE SET ahead_ms = c.ahead_ms + excluded.ahead_ms RETURNING ahead_ms::float8 AS "aheadMs"`,
)

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
