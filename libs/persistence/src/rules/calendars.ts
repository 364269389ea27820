/** Calendars: versioned values; the one imported last is the one in force. */
import type { PoolClient } from 'pg'
import type { CalendarData } from '#domain/calendar/working-days.js'
import type { Database } from '../read/database.js'

export interface StoredCalendar {
  calendar: CalendarData
  importedAt: Date
}

/** @throws Error when none has been imported */
export const latestCalendar = async (database: Database): Promise<StoredCalendar> => {
  const { rows } = await database.query<{ body: CalendarData; at: Date }>(
    'SELECT body, imported_at AS at FROM calendar_version ORDER BY imported_at DESC, version DESC LIMIT 1',
  )
  const [row] = rows
  if (!row) throw new Error('no calendar imported')
  return { calendar: row.body, importedAt: row.at }
}

/**
 * The one in force, until the transaction ends: changes follow one another. Of two made of the same calendar the later would
 * lose what the earlier one says.
 */
export const holdCalendar = async (client: PoolClient): Promise<CalendarData> => {
  await client.query(`SELECT pg_advisory_xact_lock(hashtext('calendar_version'))`)
  return (await latestCalendar(client)).calendar
}

/**
 * Makes a calendar the one in force; one that is there already is it again from now on. The moment is this one: a transaction
 * that has waited for another began before it.
 */
export const importCalendar = async (database: Database, calendar: CalendarData): Promise<void> => {
  await database.query(
    `INSERT INTO calendar_version (version, body, imported_at) VALUES ($1, $2, clock_timestamp())
     ON CONFLICT (version) DO UPDATE SET imported_at = clock_timestamp()`,
    [calendar.version, JSON.stringify(calendar)],
  )
}
