/** People as others may name them: who is there today, and in which office. */
import type { LocalDate } from '#domain/calendar/local-date.js'
import type { Office } from '#domain/kernel/state.js'
import { canAct, isInForce, isThere } from './in-office.js'
import { statement, type Database } from '../read/database.js'

const there = statement<{ id: string }>(
  'people-there',
  `SELECT p.id FROM person p WHERE p.id = ANY ($1) AND ${isThere('p', '$2::date')}`,
)

/** Of these people, those who have not left. */
export const findPeopleThere = async (
  database: Database,
  people: string[],
  today: LocalDate,
): Promise<Set<string>> => new Set((await there(database, [people, today])).map(({ id }) => id))

const offices = statement<Office & { personId: string }>(
  'offices-of-people',
  `SELECT DISTINCT ON (g.person_id) g.person_id AS "personId", g.role, g.unit_id AS "unitId"
   FROM role_grant g JOIN person p ON p.id = g.person_id JOIN org_unit u ON u.id = g.unit_id
   WHERE g.person_id = ANY ($1) AND g.role <> 'InServicePartyMember'
     AND ${isInForce('g', '$2::date')} AND ${canAct('p', '$2::date')}
   ORDER BY g.person_id, (g.unit_id = $3) DESC, length(u.path), g.role`,
)

/** One office of each of these people who can act today: at this unit if they hold one there, else their highest. */
export const findOfficesOf = async (
  database: Database,
  people: string[],
  unitId: string,
  today: LocalDate,
): Promise<Map<string, Office>> =>
  new Map(
    (await offices(database, [people, today, unitId])).map(({ personId, ...office }) => [personId, office]),
  )
