/** 暂存: what somebody has written on a seat and not sent. Plain rows, and never a part of the process. */
import { statement, type Database } from '../read/database.js'

export interface DraftRow {
  seatId: string
  act: string
  body: Record<string, unknown>
  savedAt: Date
}

/** Of one person, over all processes. */
export const mostDrafts = 200

interface Place {
  personId: string
  processId: string
}

const ofProcess = statement<DraftRow>(
  'opinion-drafts',
  `SELECT seat_id AS "seatId", act, body, saved_at AS "savedAt" FROM opinion_draft
   WHERE person_id = $1 AND process_id = $2 ORDER BY saved_at`,
)

/** Nothing is written beyond so many. */
const save = statement<{ savedAt: Date }>(
  'save-opinion-draft',
  `INSERT INTO opinion_draft (person_id, process_id, seat_id, act, body) SELECT $1, $2, $3, $4, $5
   WHERE (SELECT count(*) FROM opinion_draft
     WHERE person_id = $1 AND (process_id, seat_id, act) <> ($2, $3, $4)) < ${mostDrafts}
   ON CONFLICT (person_id, process_id, seat_id, act) DO UPDATE SET body = excluded.body, saved_at = now()
   RETURNING saved_at AS "savedAt"`,
)

const forget = statement(
  'forget-opinion-draft',
  'DELETE FROM opinion_draft WHERE person_id = $1 AND process_id = $2 AND seat_id = $3 AND act = $4',
)

export const findDrafts = (database: Database, { personId, processId }: Place): Promise<DraftRow[]> =>
  ofProcess(database, [personId, processId])

/** An empty body leaves none. @returns undefined when the person keeps as many as anybody may */
export const saveDraft = async (
  database: Database,
  place: Place,
  { seatId, act, body }: Omit<DraftRow, 'savedAt'>,
): Promise<Date | undefined> => {
  const { personId, processId } = place
  if (Object.keys(body).length > 0)
    return (await save(database, [personId, processId, seatId, act, body]))[0]?.savedAt
  await forgetDraft(database, place, { seatId, act })
  return new Date()
}

/** For what is said beside a process; an act on a seat takes its drafts along in its own commit. */
export const forgetDraft = async (
  database: Database,
  { personId, processId }: Place,
  { seatId, act }: Pick<DraftRow, 'seatId' | 'act'>,
): Promise<void> => {
  await forget(database, [personId, processId, seatId, act])
}
