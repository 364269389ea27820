/** How a seat that is no longer there was closed. */
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
   WHERE process_id = $1 AND seat_id = $2 AND status <> 'open'`,
)

export const findClosedSeat = async (
  database: Database,
  processId: string,
  seatId: string,
): Promise<ClosedSeat | undefined> => (await closed(database, [processId, seatId]))[0]
