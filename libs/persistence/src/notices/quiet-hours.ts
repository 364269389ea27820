/** 免打扰 as units have said it. */
import type { QuietHours } from '#domain/notices/channels.js'
import { statement, type Database } from '../read/database.js'

export interface QuietHoursOfUnit {
  unitId: string
  unitName: string
  /** None: the unit is told at any time. */
  from: string | null
  to: string | null
}

const list = statement<QuietHoursOfUnit>(
  'quiet-hours',
  `SELECT q.unit_id AS "unitId", u.name AS "unitName", q.quiet_from AS "from", q.quiet_to AS "to"
   FROM quiet_hours q JOIN org_unit u ON u.id = q.unit_id
   WHERE EXISTS (SELECT FROM unnest($1::text[]) AS top WHERE starts_with(u.path, top)) ORDER BY u.path`,
)

export const findQuietHours = (database: Database, tops: string[]): Promise<QuietHoursOfUnit[]> =>
  list(database, [tops])

const set = statement(
  'set-quiet-hours',
  `INSERT INTO quiet_hours (unit_id, quiet_from, quiet_to) VALUES ($1, $2, $3)
   ON CONFLICT (unit_id) DO UPDATE SET quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to`,
)
const forget = statement('forget-quiet-hours', 'DELETE FROM quiet_hours WHERE unit_id = $1')

/** @param hours null: never quiet; `inherit`: as the next unit above that has said something */
export const setQuietHours = async (
  database: Database,
  unitId: string,
  hours: QuietHours | null | 'inherit',
): Promise<void> => {
  if (hours === 'inherit') await forget(database, [unitId])
  else await set(database, [unitId, hours?.from ?? null, hours?.to ?? null])
}
