/** What a search of processes asks beyond their own columns: the deadline, and who stands in them. As SQL. */
import type { Role } from '#domain/organisation/roles.js'
import { isInForce } from '../organisation/in-office.js'
import { statement, type Database } from '../read/database.js'
import { searchText } from '../read/search-text.js'

export type PartInProcess = 'started' | 'acted' | 'holds'

/** The earliest deadline that is open; joined to `process p`. */
export const due = `LEFT JOIN LATERAL (SELECT due_at, due_on FROM task t
     WHERE p.ended_at IS NULL AND t.process_id = p.id AND t.status = 'open' AND t.due_at IS NOT NULL ORDER BY due_at LIMIT 1) due ON true`

/** The deadline of a process in business time, which may run ahead. */
export const isOverdue = `coalesce(p.ended_at IS NULL AND due.due_at <= now() + p.ahead_ms * interval '1 millisecond', false)`
/** @param moment in real time */
export const isDueBy = (moment: string): string =>
  `(p.ended_at IS NULL AND due.due_at <= ${moment}::timestamptz + p.ahead_ms * interval '1 millisecond')`

/** How many parameters `isSearched` takes. */
export const searchedBy = 5

/** From `$first` on: people, their part, the day, whether overdue, due by when. */
export const isSearched = (first: number): string => {
  const [people, part, day, overdue, dueBy] = Array.from({ length: searchedBy }, (_, n) => `$${first + n}`)
  const plays = (name: PartInProcess) => `coalesce(${part}::text, '${name}') = '${name}'`
  return `AND (${people}::text[] IS NULL
    OR (${plays('started')} AND p.started_by = ANY (${people}))
    OR (${plays('acted')} AND EXISTS (
      SELECT FROM journal j WHERE j.process_id = p.id AND j.by_person = ANY (${people})))
    OR (${plays('holds')} AND EXISTS (
      SELECT FROM task t WHERE t.process_id = p.id AND t.status = 'open' AND (t.person_id = ANY (${people})
        OR t.person_id IS NULL AND EXISTS (
          SELECT FROM role_grant g WHERE g.person_id = ANY (${people}) AND g.role = t.role
          AND g.unit_id = t.unit_id AND ${isInForce('g', `${day}::date`)})))))
  AND (${overdue}::boolean IS NULL OR ${isOverdue} = ${overdue})
  AND (${dueBy}::timestamptz IS NULL OR (NOT ${isOverdue} AND ${isDueBy(dueBy ?? '')}))`
}

const named = statement<{ ids: string[] }>(
  'people-named',
  `SELECT coalesce(array_agg(id), '{}') AS ids FROM (
     SELECT id FROM person WHERE name ILIKE $1 OR pinyin LIKE $2 OR staff_number = $3 ORDER BY id LIMIT 500) found`,
)

/** Whoever is called so, by name, pinyin or staff number. */
export const findPeopleNamed = async (database: Database, typed: string): Promise<string[]> => {
  const { pattern, pinyin } = searchText(typed)
  return (await named(database, [pattern, pinyin, typed]))[0]?.ids ?? []
}

/** An open seat of a process, in names. */
export interface HeldSeat {
  processId: string
  role: Role
  unitName: string
  personName: string | null
}

const held = statement<HeldSeat>(
  'seats-held',
  `SELECT t.process_id AS "processId", t.role, u.name AS "unitName", p.name AS "personName"
   FROM task t JOIN org_unit u ON u.id = t.unit_id LEFT JOIN person p ON p.id = t.person_id
   WHERE t.process_id = ANY ($1) AND t.status = 'open' ORDER BY t.process_id, t.opened_at, t.seat_id`,
)

export const findHeldSeats = (database: Database, processIds: string[]): Promise<HeldSeat[]> =>
  held(database, [processIds])
