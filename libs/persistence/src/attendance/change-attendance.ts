/** What may still happen to a row: an answer, a correction before it is decided, a decision taken back. The row as it was is kept. */
import type { PoolClient } from 'pg'
import type { AttendanceState } from '#domain/attendance/attendance.js'
import type { Recorded } from './record-attendance.js'

export interface AttendanceChangeOrder {
  id: string
  by: string
  act: 'answered' | 'corrected' | 'reversed'
  note: string
  /** Of a correction; what is left out stays. */
  cameAt?: Date
  leftAt?: Date | null
  companions?: number
}

const keep = `
  INSERT INTO attendance_change (attendance_id, act, note, by, before)
  SELECT id, $2, $3, $4, jsonb_build_object('state', state, 'cameAt', came_at, 'leftAt', left_at, 'companions', companions,
    'decidedBy', decided_by, 'decidedAt', decided_at, 'decisionNote', decision_note)
  FROM attendance WHERE id = $1`

const change = `
  UPDATE attendance SET version = version + 1,
    came_at = coalesce($2, came_at), left_at = CASE WHEN $3 THEN $4 ELSE left_at END, companions = coalesce($5, companions),
    state = CASE WHEN $6 THEN 'recorded' ELSE state END,
    decided_by = CASE WHEN NOT $6 THEN decided_by END, decided_at = CASE WHEN NOT $6 THEN decided_at END,
    decision_note = CASE WHEN NOT $6 THEN decision_note END
  WHERE id = $1 RETURNING id, state, came_at AS "cameAt"`

/** Only what waits is corrected, only what is decided is taken back; whom it is about may answer either. */
const fits = (act: AttendanceChangeOrder['act'], state: AttendanceState): boolean =>
  act === 'answered' || (act === 'reversed') === (state !== 'recorded')

export const changeAttendance = async (
  client: PoolClient,
  order: AttendanceChangeOrder,
): Promise<Recorded | { refused: 'attendanceOpen' }> => {
  const { id, act, note, by, cameAt, leftAt, companions } = order
  const { rows: locked } = await client.query<{ state: AttendanceState }>(
    'SELECT state FROM attendance WHERE id = $1 FOR UPDATE',
    [id],
  )
  if (!locked[0] || !fits(act, locked[0].state)) return { refused: 'attendanceOpen' }
  await client.query(keep, [id, act, note, by])
  const { rows } = await client.query<{ id: string; state: AttendanceState; cameAt: Date }>(change, [
    ...[id, cameAt ?? null, leftAt !== undefined, leftAt ?? null, companions ?? null],
    act === 'reversed',
  ])
  const [row] = rows
  if (!row) throw new Error(`no attendance ${id}`)
  return { ...row, cameAt: row.cameAt.toISOString() }
}
