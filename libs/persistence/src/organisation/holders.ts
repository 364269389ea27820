/** Who holds which office. */
import type { LocalDate } from '#domain/calendar/local-date.js'
import type { Role } from '#domain/organisation/roles.js'
import { isInForce, isThere } from './in-office.js'
import { statement, type Database } from '../read/database.js'

export interface OfficeHolder {
  personId: string
  name: string
  role: Role
  unitId: string
}

const ofUnits = statement<OfficeHolder>(
  'holders-of-units',
  `SELECT g.person_id AS "personId", p.name, g.role, g.unit_id AS "unitId"
   FROM role_grant g JOIN person p ON p.id = g.person_id
   WHERE g.unit_id = ANY ($1) AND ($2::text[] IS NULL OR g.role = ANY ($2))
     AND ${isInForce('g', '$3::date')} AND ${isThere('p', '$3::date')}
   ORDER BY g.unit_id, g.role, p.name, p.id`,
)

/** Holders of the roles (of any, when none are given) exactly at these units. */
export const findHolders = (
  database: Database,
  unitIds: string[],
  roles: Role[] | undefined,
  today: LocalDate,
): Promise<OfficeHolder[]> => ofUnits(database, [unitIds, roles ?? null, today])
