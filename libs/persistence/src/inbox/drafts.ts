/** 暂存: what somebody has written on a seat and not sent. Plain rows, and never a part of the process. */
import { statement, type Database } from '../read/database.js'

export interface DraftRow {
  seatId: string
  act: string
  body: Record<string, unknown>
  savedAt: Date
}

interface Place {
  personId: string
  processId: string
}

const ofProcess = statement<DraftRow>(
  'opinion-drafts',
  `SELECT seat_id AS "seatId", act, body, saved_at AS "savedAt" FROM opinion_draft
   WHERE person_id = $1 AND process_id = $2 ORDER BY saved_at`,
)

const save = statement<{ savedAt: Date }>(
  'save-opinion-draft',
  `INSERT INTO opinion_draft (person_id, process_id, seat_id, act, body) VALUES ($1, $2, $3, $4, $5)
   ON CONFLICT (person_id, process_id, seat_id, act) DO UPDATE SET body = excluded.body, saved_at = now()
   RETURNING saved_at AS "savedAt"`,
)

/** One's own of this act on a seat, and everybody's on seats of the process that are closed by now. */
const forget = statement(
  'forget-opinion-drafts',
  `DELETE FROM opinion_draft d WHERE process_id = $2 AND ((seat_id = $3 AND act = $4 AND person_id = $1) OR EXISTS (
     SELECT FROM task t WHERE t.process_id = $2 AND t.seat_id = d.seat_id AND t.status IN ('done', 'cancelled')))`,
)

const forgetOne = statement(
  'forget-opinion-draft',
  'DELETE FROM opinion_draft WHERE person_id = $1 AND process_id = $2 AND seat_id = $3 AND act = $4',
)

export const findDrafts = (database: Database, { personId, processId }: Place): Promise<DraftRow[]> =>
  ofProcess(database, [personId, processId])

/** An empty body leaves none. */
export const saveDraft = async (
  database: Database,
  { personId, processId }: Place,
  { seatId, act, body }: Omit<DraftRow, 'savedAt'>,
): Promise<Date> => {
  const key = [personId, processId, seatId, act]
  if (Object.keys(body).length > 0) return (await save(database, [...key, body]))[0]?.savedAt ?? new Date()
  await forgetOne(database, key)
  return new Date()
}

/** Once somebody has acted on a seat; what was written for another act stays while the seat does. */
export const forgetDrafts = async (
  database: Database,
  { personId, processId }: Place,
  { seatId, act }: Pick<DraftRow, 'seatId' | 'act'>,
): Promise<void> => {
  await forget(database, [personId, processId, seatId, act])
}
