/** Who held which seat, and when: from the tasks, and from the journal where seats went from one unit to another. */
import { statement, type Database } from '../read/database.js'

export interface SeatTimeRow {
  seatId: string
  region: string
  stage: string
  round: string
  unitId: string
  openedAt: Date
  closedAt: Date | null
}

const seats = statement<SeatTimeRow>(
  'seat-times',
  `SELECT seat_id AS "seatId", region, stage, round, unit_id AS "unitId", opened_at AS "openedAt",
     CASE WHEN status = 'open' THEN NULL ELSE coalesce(closed_at, opened_at) END AS "closedAt"
   FROM task WHERE process_id = $1 AND status <> 'waiting' ORDER BY opened_at, seat_id`,
)

/** A seat that went from one unit to another, or a clock that was stopped or let run on. */
export interface SeatTurnRow {
  at: Date
  code: string
  region: string
  stage: string
  round: string | null
  seatId: string | null
  detail: Record<string, unknown> | null
}

const turns = statement<SeatTurnRow>(
  'seat-turns',
  `SELECT at, code, region, stage, round, seat_id AS "seatId", detail FROM journal
   WHERE process_id = $1
     AND code = ANY ('{admin.reassign,admin.release,admin.fallback,admin.relocate,admin.pause,admin.resume}')
   ORDER BY step_no, line_no`,
)

export const findSeatTimes = async (
  database: Database,
  processId: string,
): Promise<{ seats: SeatTimeRow[]; turns: SeatTurnRow[] }> => {
  const [held, turned] = await Promise.all([seats(database, [processId]), turns(database, [processId])])
  return { seats: held, turns: turned }
}
