/** Open seats that nobody would ever act on: their person is gone from the office, or their office has nobody. */
import type { LocalDate } from '#domain/calendar/local-date.js'
import type { Office, ProcessState } from '#domain/kernel/state.js'
import type { Role } from '#domain/organisation/roles.js'
import { statement, type Database } from '../read/database.js'
import { businessTodaySql } from '../read/demo-clock.js'
import { canAct, isInForce } from './in-office.js'

export interface LeftSeat {
  processId: string
  kind: string
  seatId: string
  /** Makes telling it a second time the same event. */
  key: string
}

const columns = `t.process_id AS "processId", t.kind, t.seat_id AS "seatId"`

/**
 * A seat in somebody's name is theirs while they hold any office at its unit, as a transfer asks for. A member's own seat is
 * nobody else's.
 */
const pinned = statement<LeftSeat>(
  'seats-of-people-gone',
  `SELECT ${columns}, concat('release-', t.seat_id, '-', p.step_no) AS key
   FROM task t JOIN process p ON p.id = t.process_id
   WHERE t.status = 'open' AND t.person_id IS NOT NULL AND t.role <> 'InServicePartyMember' AND NOT EXISTS (
     SELECT FROM role_grant g JOIN person n ON n.id = g.person_id
     WHERE g.person_id = t.person_id AND g.unit_id = t.unit_id AND g.role <> 'InServicePartyMember'
       AND ${isInForce('g', '$1::date')} AND ${canAct('n', '$1::date')})
   ORDER BY t.opened_at LIMIT 200`,
)

/** A seat of an office that has nobody, with the process it belongs to. */
export interface VacantSeat extends LeftSeat {
  role: Role
  unitId: string
  state: ProcessState
}

const vacantKey = `concat('vacant-', t.seat_id, '-', t.role, '-', t.unit_id)`

/** Once for each office that a seat comes to. */
const vacant = statement<VacantSeat>(
  'seats-of-empty-offices',
  `WITH empty AS (
     SELECT t.role, t.unit_id FROM task t WHERE t.status = 'open' AND t.person_id IS NULL GROUP BY t.role, t.unit_id
     HAVING NOT EXISTS (
       SELECT FROM role_grant g JOIN person n ON n.id = g.person_id
       WHERE g.role = t.role AND g.unit_id = t.unit_id
         AND ${isInForce('g', '$1::date')} AND ${canAct('n', '$1::date')})
   )
   SELECT ${columns}, t.role, t.unit_id AS "unitId", p.state, ${vacantKey} AS key
   FROM empty JOIN task t ON t.role = empty.role AND t.unit_id = empty.unit_id JOIN process p ON p.id = t.process_id
   WHERE t.status = 'open' AND t.person_id IS NULL
     AND NOT EXISTS (SELECT FROM act_key k WHERE k.process_id = t.process_id AND k.key = ${vacantKey})
   ORDER BY t.opened_at LIMIT 200`,
)

export const findSeatsOfPeopleGone = (database: Database, today: LocalDate): Promise<LeftSeat[]> =>
  pinned(database, [today])

export const findSeatsOfEmptyOffices = (database: Database, today: LocalDate): Promise<VacantSeat[]> =>
  vacant(database, [today])

const manned = statement<Office>(
  'offices-manned',
  `SELECT DISTINCT g.role, g.unit_id AS "unitId", length(u.path) AS depth
   FROM role_grant g JOIN person n ON n.id = g.person_id JOIN org_unit u ON u.id = g.unit_id
   WHERE (g.role, g.unit_id) IN (SELECT * FROM unnest($2::text[], $3::text[])) OR g.role = 'SystemAdministrator'
   GROUP BY g.role, g.unit_id, u.path
   HAVING bool_or(${isInForce('g', '$1::date')} AND ${canAct('n', '$1::date')})
   ORDER BY depth`,
)

/** Those of these offices in which somebody can act, and the system administrators' after them, the highest first. */
export const findMannedAmong = async (
  database: Database,
  offices: readonly Office[],
  today: LocalDate,
): Promise<Office[]> => {
  const found = await manned(database, [
    today,
    offices.map(({ role }) => role),
    offices.map(({ unitId }) => unitId),
  ])
  const isManned = (office: Office) =>
    found.some(({ role, unitId }) => role === office.role && unitId === office.unitId)
  const administrators = found.filter(({ role }) => role === 'SystemAdministrator')
  return [...offices.filter(isManned), ...administrators].map(({ role, unitId }) => ({ role, unitId }))
}

const sign = statement<{ sign: string }>(
  'sign-of-changed-offices',
  `SELECT concat_ws(' ', (SELECT max(id) FROM notice), (SELECT max(id) FROM directory_change),
     (SELECT count(*) FROM account WHERE state = 'disabled'), $1::date) AS sign`,
)

/** Another one whenever seats have opened, the directory has changed, an account was shut, or a day has begun. */
export const signOfChangedOffices = async (database: Database, today: LocalDate): Promise<string> =>
  (await sign(database, [today]))[0]?.sign ?? ''

const signOfMembers = statement<{ sign: string }>(
  'sign-of-changed-members',
  `SELECT concat_ws(' ', (SELECT max(id) FROM directory_change), ${businessTodaySql}) AS sign`,
)

/** Another one whenever the directory has changed, or a day has begun. */
export const signOfChangedMembers = async (database: Database): Promise<string> =>
  (await signOfMembers(database, []))[0]?.sign ?? ''
