/** Open seats that nobody would ever act on: their person is gone from the office, or their office has nobody. */
import type { LocalDate } from '#domain/calendar/local-date.js'
import { statement, type Database } from '../read/database.js'
import { canAct, isInForce } from './in-office.js'

export interface LeftSeat {
  processId: string
  kind: string
  seatId: string
  /** Makes telling it a second time the same event. */
  key: string
}

const columns = `t.process_id AS "processId", t.kind, t.seat_id AS "seatId"`

/** A seat in somebody's name is theirs while they hold any office at its unit, as a transfer asks for. */
const pinned = statement<LeftSeat>(
  'seats-of-people-gone',
  `SELECT ${columns}, concat('release-', t.seat_id, '-', p.step_no) AS key
   FROM task t JOIN process p ON p.id = t.process_id
   WHERE t.status = 'open' AND t.person_id IS NOT NULL AND NOT EXISTS (
     SELECT FROM role_grant g JOIN person n ON n.id = g.person_id
     WHERE g.person_id = t.person_id AND g.unit_id = t.unit_id AND g.role <> 'InServicePartyMember'
       AND ${isInForce('g', '$1::date')} AND ${canAct('n', '$1::date')})
   ORDER BY t.opened_at LIMIT 200`,
)

/** Told once a seat: the notice goes to the system administrators while the office is empty. */
const vacant = statement<LeftSeat>(
  'seats-of-empty-offices',
  `WITH empty AS (
     SELECT t.role, t.unit_id FROM task t WHERE t.status = 'open' AND t.person_id IS NULL GROUP BY t.role, t.unit_id
     HAVING NOT EXISTS (
       SELECT FROM role_grant g JOIN person n ON n.id = g.person_id
       WHERE g.role = t.role AND g.unit_id = t.unit_id
         AND ${isInForce('g', '$1::date')} AND ${canAct('n', '$1::date')})
   )
   SELECT ${columns}, concat('vacant-', t.seat_id) AS key
   FROM empty JOIN task t ON t.role = empty.role AND t.unit_id = empty.unit_id
   WHERE t.status = 'open' AND t.person_id IS NULL
     AND NOT EXISTS (SELECT FROM act_key k WHERE k.process_id = t.process_id AND k.key = concat('vacant-', t.seat_id))
   ORDER BY t.opened_at LIMIT 200`,
)

export const findSeatsOfPeopleGone = (database: Database, today: LocalDate): Promise<LeftSeat[]> =>
  pinned(database, [today])

export const findSeatsOfEmptyOffices = (database: Database, today: LocalDate): Promise<LeftSeat[]> =>
  vacant(database, [today])
