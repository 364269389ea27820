import type { LocalDate } from '#domain/calendar/local-date.js'
import type { UnitId } from '#domain/organisation/roles.js'
import { missingMonths } from '#domain/points/periods.js'
import { statement, type Database } from '../read/database.js'
import { findMonths } from './find-months.js'

const begin = statement(
  'begin-point-months',
  'INSERT INTO point_month (district_id, month, begun_on) SELECT $1, unnest($2::text[]), $3::date ON CONFLICT DO NOTHING',
)

/** Begins every month that a district should have and has not. @returns which were missing, in order */
export const beginMonths = async (
  database: Database,
  district: UnitId,
  today: LocalDate,
): Promise<string[]> => {
  const known = await findMonths(database, [district])
  const missing = missingMonths(
    known.map(({ month }) => month),
    today,
  )
  if (missing.length > 0) await begin(database, [district, missing, today])
  return missing
}
