import { localDateOf, type LocalDate } from '#domain/calendar/local-date.js'
import { statement, type Database } from './database.js'

const ahead = statement<{ aheadMs: number }>(
  'demo-clock',
  'SELECT coalesce(max(ahead_ms), 0)::float8 AS "aheadMs" FROM process WHERE ahead_ms > 0',
)

/** How far the demo's business time runs ahead: all its processes are moved together, and new ones join them. */
export const demoAheadMs = async (database: Database): Promise<number> =>
  (await ahead(database, []))[0]?.aheadMs ?? 0

/** This moment by the business clock: that of the processes, which the demo can move ahead. Milliseconds. */
export const businessNow = async (database: Database): Promise<number> =>
  Date.now() + (await demoAheadMs(database))

/** Today by the business clock. */
export const businessToday = async (database: Database): Promise<LocalDate> =>
  localDateOf(await businessNow(database))

/** The business clock within a statement: found once, however many rows ask for it. */
export const businessNowSql = `(SELECT business_now())`
export const businessTodaySql = `(${businessNowSql} AT TIME ZONE 'Asia/Shanghai')::date`
