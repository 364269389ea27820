import { localDateOf, type LocalDate } from '#domain/calendar/local-date.js'
import type { Leap } from '#domain/points/period-strip.js'
import { statement, type Database } from './database.js'
import { dayOfSql } from './days.js'

const ahead = statement<{ aheadMs: number }>(
  'demo-clock',
  'SELECT ahead_ms::float8 AS "aheadMs" FROM programme_clock',
)

/** How far the demo's business time runs ahead, in milliseconds: what new processes begin with and old ones are brought to. */
export const demoAheadMs = async (database: Database): Promise<number> =>
  (await ahead(database, []))[0]?.aheadMs ?? 0

const leaps = statement<{ leaps: Leap[] }>('clock-leaps', 'SELECT leaps FROM programme_clock')

/** The days the clock has passed over at once, in order. */
export const findLeaps = async (database: Database): Promise<Leap[]> =>
  (await leaps(database, []))[0]?.leaps ?? []

/** This moment by the business clock: that of the processes, which the demo can move ahead. Milliseconds. */
export const businessNow = async (database: Database): Promise<number> =>
  Date.now() + (await demoAheadMs(database))

/** Today by the business clock. */
export const businessToday = async (database: Database): Promise<LocalDate> =>
  localDateOf(await businessNow(database))

/** The business clock within a statement: found once, however many rows ask for it. */
export const businessNowSql = `(SELECT business_now())`
export const businessTodaySql = dayOfSql(businessNowSql)
