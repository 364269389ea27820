/** Attendances as the rules leave them, for tests that count what was confirmed. */
import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import type { AttendanceFlag, AttendanceState, AttendanceWay } from '#domain/attendance/attendance.js'
import { people } from './claims.js'

export interface AttendanceSample {
  id: string
  activityId: string
  /** Of a person, unless of a unit. */
  personId: string | null
  unitId: string | null
  way: AttendanceWay
  cameAt: Date
  companions: number
  state: AttendanceState
  flags: AttendanceFlag[]
  decidedBy: string
  decidedAt: Date
}

/** The member came and was confirmed by the first community's secretary, unless told otherwise. */
export const seedAttendance = async (
  pool: Pool,
  activityId: string,
  changes: Partial<AttendanceSample> = {},
): Promise<AttendanceSample> => {
  const sample: AttendanceSample = {
    id: randomUUID(),
    activityId,
    personId: changes.unitId ? null : people.member,
    unitId: null,
    way: 'list',
    cameAt: new Date(),
    companions: 0,
    state: 'confirmed',
    flags: [],
    decidedBy: people.east1Secretary,
    decidedAt: new Date(),
    ...changes,
  }
  const { id, personId, unitId, way, cameAt, companions, state, flags, decidedBy, decidedAt } = sample
  const isDecided = state !== 'recorded'
  await pool.query(
    `INSERT INTO attendance (id, activity_id, person_id, unit_id, way, came_at, companions, state, flags, by, decided_by,
       decided_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, coalesce($3, $10), CASE WHEN $11 THEN $10 END,
       CASE WHEN $11 THEN $12::timestamptz END)`,
    [
      ...[id, activityId, personId, unitId, way, cameAt, companions, state, flags],
      ...[decidedBy, isDecided, decidedAt],
    ],
  )
  return sample
}
