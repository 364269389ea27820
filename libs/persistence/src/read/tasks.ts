/** Seats of the past: how one was closed, and what each round was about. */
import type { CancelReason } from '#domain/kernel/state.js'
import { statement, type Database } from './database.js'

export interface ClosedSeat {
  act: string | null
  by: string | null
  at: Date | null
  cancelled: CancelReason | null
}

const closed = statement<ClosedSeat>(
  'closed-seat',
  `SELECT act, closed_by AS by, closed_at AS at, cancelled FROM task
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
