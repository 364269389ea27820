/** Seats of the past: how one was closed, and what each round was about. */
import type { CancelReason } from '#domain/kernel/state.js'
import type { Role } from '#domain/organisation/roles.js'
import { statement, type Database } from '../read/database.js'

export interface ClosedSeat {
  act: string | null
  by: string | null
  /** For whom, when a substitute closed it. */
  onBehalfOf: string | null
  at: Date | null
  cancelled: CancelReason | null
}

const closed = statement<ClosedSeat>(
  'closed-seat',
  `SELECT act, closed_by AS by, on_behalf_of AS "onBehalfOf", closed_at AS at, cancelled FROM task
   WHERE process_id = $1 AND seat_id = $2 AND status NOT IN ('open', 'waiting')`,
)

export const findClosedSeat = async (
  database: Database,
  processId: string,
  seatId: string,
): Promise<ClosedSeat | undefined> => (await closed(database, [processId, seatId]))[0]

const roundForms = statement<{ place: string; form: string }>(
  'round-forms',
  `SELECT DISTINCT concat_ws(' ', region, stage, round) AS place, form FROM task WHERE process_id = $1`,
)

/** The form of each round that was ever in an inbox, by `region stage round`. */
export const findRoundForms = async (
  database: Database,
  processId: string,
): Promise<ReadonlyMap<string, string>> =>
  new Map((await roundForms(database, [processId])).map(({ place, form }) => [place, form]))

/** A seat that is over, with what its holder wrote. */
export interface PastSeat {
  seatId: string
  region: string
  stage: string
  round: string
  form: string
  role: Role
  unitId: string
  personId: string | null
  status: 'done' | 'cancelled'
  origin: string | null
  openedAt: Date
  act: string | null
  by: string | null
  onBehalfOf: string | null
  at: Date | null
  cancelled: CancelReason | null
  reason: string | null
  detail: Record<string, unknown> | null
}

const past = statement<PastSeat>(
  'past-seats',
  `SELECT t.seat_id AS "seatId", t.region, t.stage, t.round, t.form, t.role, t.unit_id AS "unitId",
     t.person_id AS "personId", t.status, t.origin, t.opened_at AS "openedAt", t.act, t.closed_by AS by,
     t.on_behalf_of AS "onBehalfOf", t.closed_at AS at, t.cancelled, said.reason, said.detail
   FROM task t LEFT JOIN LATERAL (
     SELECT j.reason, j.detail FROM journal j
     WHERE j.process_id = t.process_id AND j.seat_id = t.seat_id AND j.act = t.act AND j.by_person = t.closed_by
     ORDER BY j.step_no DESC LIMIT 1) said ON true
   WHERE t.process_id = $1 AND t.status IN ('done', 'cancelled')
   ORDER BY t.opened_at, substring(t.seat_id FROM '[0-9]+$')::int`,
)

/** Every seat of the process that is over, in the order in which they were opened. */
export const findPastSeats = (database: Database, processId: string): Promise<PastSeat[]> =>
  past(database, [processId])
