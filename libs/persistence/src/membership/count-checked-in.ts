/** How many members and Party organisations there are below some units, and how many of them have checked in. */
import type { LocalDate } from '#domain/calendar/local-date.js'
import { isInForce, isThere } from '../organisation/in-office.js'
import { idsWithin } from '../read/below.js'
import { statement, type Database } from '../read/database.js'

const within = 'unnest((SELECT ids FROM within)) AS unit (id)'

interface Rate {
  members: number
  checkedIn: number
  agencies: number
  agenciesIn: number
}

/** @param units SQL of the units as `unit` @param isOne their condition */
const rateOf = (name: string, units: string, isOne: string) =>
  statement<Rate>(
    name,
    `WITH within AS MATERIALIZED (SELECT ${idsWithin('$2::text[]')} AS ids)
   SELECT
     (SELECT count(DISTINCT g.person_id)::int FROM ${units}
      JOIN role_grant g ON g.unit_id = unit.id AND g.role = 'InServicePartyMember' JOIN person p ON p.id = g.person_id
      WHERE ${isOne} AND ${isInForce('g', '$1::date')} AND ${isThere('p', '$1::date')}) AS members,
     (SELECT count(*)::int FROM ${units} JOIN membership m ON m.agency_id = unit.id
      WHERE ${isOne} AND m.person_id IS NOT NULL AND m.valid_to IS NULL) AS "checkedIn",
     (SELECT count(*)::int FROM ${units} JOIN org_unit u ON u.id = unit.id
      WHERE ${isOne} AND u.kind = 'agencyPartyOrganization' AND u.ended_on IS NULL) AS agencies,
     (SELECT count(DISTINCT m.agency_id)::int FROM ${units} JOIN membership m ON m.agency_id = unit.id
      WHERE ${isOne} AND m.person_id IS NULL AND m.valid_to IS NULL) AS "agenciesIn"`,
  )

const rateOfUnits = rateOf('membership-rate', within, 'true')
/** Below a root there is nearly everybody: read from end to end, not unit by unit. */
const rateOfAll = rateOf('membership-rate-of-all', 'org_unit unit', 'unit.path LIKE ANY ($2::text[])')
const isRoot = (path: string): boolean => /^\/[^/]+\/%$/.test(path)

export const countCheckedIn = async (database: Database, today: LocalDate, paths: string[]) =>
  (await (paths.some(isRoot) ? rateOfAll : rateOfUnits)(database, [today, paths]))[0] ?? {
    members: 0,
    checkedIn: 0,
    agencies: 0,
    agenciesIn: 0,
  }
