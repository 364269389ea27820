/** Moves the demo's business time, or notes a leap it is taken to have made. */
import type { Leap } from '#domain/points/period-strip.js'
import { statement, type Database } from '../read/database.js'
import { dayOfSql } from '../read/days.js'

const moveOn = statement<{ aheadMs: number }>(
  'demo-clock-moved',
  `INSERT INTO programme_clock AS c (ahead_ms, leaps)
     SELECT $1::bigint, jsonb_build_array(jsonb_build_object('from', b.day, 'to', ${dayOfSql("b.at + $1::bigint * interval '1 millisecond'")}))
     FROM (SELECT now.at, ${dayOfSql('now.at')} AS day FROM (SELECT business_now() AS at) now) b
   ON CONFLICT (sole) DO UPDATE SET ahead_ms = c.ahead_ms + excluded.ahead_ms, leaps = c.leaps || excluded.leaps
   RETURNING ahead_ms::float8 AS "aheadMs"`,
)

/**
 * Moves the demo's business time on; its processes follow.
 * @param byMs milliseconds, not negative
 * @returns how far it runs ahead afterwards
 */
export const moveDemoClock = async (database: Database, byMs: number): Promise<number> =>
  (await moveOn(database, [byMs]))[0]?.aheadMs ?? 0

/** The clock itself stays: it is told that what is due between these days could not come before the last. */
export const noteLeap = async (database: Database, leap: Leap): Promise<void> => {
  await database.query(
    `INSERT INTO programme_clock AS c (ahead_ms, leaps) VALUES (0, $1)
     ON CONFLICT (sole) DO UPDATE SET leaps = c.leaps || excluded.leaps`,
    [JSON.stringify([leap])],
  )
}
