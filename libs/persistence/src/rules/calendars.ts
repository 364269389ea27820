/** Calendars: versioned values; the one imported last is the one in force. */
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

/** Makes a calendar the one in force; one that is there already is it again from now on. */
export const importCalendar = async (database: Database, calendar: CalendarData): Promise<void> => {
  await database.query(
    `INSERT INTO calendar_version (version, body) VALUES ($1, $2)
     ON CONFLICT (version) DO UPDATE SET imported_at = clock_timestamp()`,
    [calendar.version, JSON.stringify(calendar)],
  )
}
