/** Units' closures: entered and lifted by people; a calendar takes them over as a new version of itself. */
import type { LocalDate } from '#domain/calendar/local-date.js'
import { withClosures } from '#domain/calendar/with-notices.js'
import type { CalendarData } from '#domain/calendar/working-days.js'
import type { PersonId, UnitId } from '#domain/organisation/roles.js'
import { statement, type Database } from '../read/database.js'

export interface ClosureRow {
  id: string
  unitId: UnitId
  date: LocalDate
  reason: string
  enteredBy: PersonId
  enteredAt: Date
}

const inForce = statement<ClosureRow>(
  'closures-in-force',
  `SELECT id, unit_id AS "unitId", date::text, reason, entered_by AS "enteredBy", entered_at AS "enteredAt"
   FROM closure WHERE lifted_at IS NULL ORDER BY date, unit_id`,
)

export const findClosures = (database: Database): Promise<ClosureRow[]> => inForce(database, [])

const unitOf = statement<{ unitId: UnitId }>(
  'unit-of-closure',
  'SELECT unit_id AS "unitId" FROM closure WHERE id = $1',
)

/** Whose day it is or was, in force or lifted; undefined when there is none. */
export const findClosingUnit = async (database: Database, id: string): Promise<UnitId | undefined> =>
  (await unitOf(database, [id]))[0]?.unitId

export type NewClosure = Pick<ClosureRow, 'unitId' | 'date' | 'reason' | 'enteredBy'>

/** @returns its id; undefined when the unit is closed on that day already */
export const enterClosure = async (
  database: Database,
  { unitId, date, reason, enteredBy }: NewClosure,
): Promise<string | undefined> => {
  const { rows } = await database.query<{ id: string }>(
    `INSERT INTO closure (unit_id, date, reason, entered_by) VALUES ($1, $2, $3, $4)
     ON CONFLICT (unit_id, date) WHERE lifted_at IS NULL DO NOTHING RETURNING id`,
    [unitId, date, reason, enteredBy],
  )
  return rows[0]?.id
}

/** @returns whether there was one to lift */
export const liftClosure = async (database: Database, id: string, by: PersonId): Promise<boolean> => {
  const { rowCount } = await database.query(
    'UPDATE closure SET lifted_by = $2, lifted_at = now() WHERE id = $1 AND lifted_at IS NULL',
    [id, by],
  )
  return rowCount === 1
}

/** Each unit that has closed, with its own days and those of the units above it; its own reasons come last and win. */
const byUnit = statement<{ unitId: UnitId; date: LocalDate; reason: string }>(
  'closures-by-unit',
  `SELECT closed.id AS "unitId", c.date::text, c.reason
   FROM (SELECT DISTINCT u.id, u.path FROM org_unit u JOIN closure c ON c.unit_id = u.id WHERE c.lifted_at IS NULL)
     AS closed
   JOIN org_unit above ON closed.path LIKE above.path || '%'
   JOIN closure c ON c.unit_id = above.id AND c.lifted_at IS NULL
   ORDER BY closed.id, length(above.path), c.date`,
)

/** A calendar with the closures now in force; the same closures make the same version. */
export const withClosuresInForce = async (
  database: Database,
  calendar: CalendarData,
): Promise<CalendarData> => {
  const closures: NonNullable<CalendarData['closures']> = {}
  for (const { unitId, date, reason } of await byUnit(database, []))
    closures[unitId] = { ...closures[unitId], [date]: reason }
  return withClosures(calendar, closures)
}
