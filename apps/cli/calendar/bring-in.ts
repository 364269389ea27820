import type { Pool } from 'pg'
import type { CalendarData } from '#domain/calendar/working-days.js'
import { EmbeddedError } from '#embedded/embedded-error.js'
import { holdCalendar, importCalendar } from '#persistence/rules/calendars.js'
import { inTransaction } from '#persistence/transaction.js'

/** How one calendar becomes another. */
export type CalendarChange = (current: CalendarData) => CalendarData

/**
 * Brings a calendar into force just as it was looked at.
 * @throws EmbeddedError when another change came in between: it would be lost, or move other deadlines than were told
 */
export const bringIn = (pool: Pool, seen: CalendarData, change: CalendarChange): Promise<void> =>
  inTransaction(pool, async client => {
    if (change(await holdCalendar(client)).version !== seen.version)
      throw new EmbeddedError('工作日历刚刚有其他变动，没有载入', '再执行一次，先看新的影响')
    await importCalendar(client, seen)
  })
