/** Attendances as people read them. */
import type { z } from 'zod'
import {
  attendanceFlagLabels,
  attendanceStateLabels,
  attendanceWayLabels,
  type attendance,
  type attendanceCodes,
} from '#contracts/http/attendance.js'
import { isLate, leftEarly } from '#domain/attendance/attendance.js'
import type { ActivityHeading, FoundAttendance } from '#persistence/attendance/find-attendances.js'

export const timesOf = ({ startsAt, endsAt }: Pick<ActivityHeading, 'startsAt' | 'endsAt'>) => ({
  startsAt: startsAt.getTime(),
  endsAt: endsAt.getTime(),
})

export const headingOf = (activity: ActivityHeading): z.input<typeof attendanceCodes>['activity'] => ({
  id: activity.id,
  number: activity.number,
  title: activity.title,
  place: activity.place,
  communityName: activity.communityName,
  startsAt: activity.startsAt.toISOString(),
  endsAt: activity.endsAt.toISOString(),
  state: activity.state,
})

const optional = <K extends string, V>(key: K, value: V | null): Partial<Record<K, V>> =>
  value === null ? {} : ({ [key]: value } as Record<K, V>)

/** Whom a row is about. */
export const subjectOf = (row: {
  personId: string | null
  personName: string | null
  unitId: string | null
  unitName: string | null
  agencyName: string | null
}) => ({
  ...(row.personId !== null && { person: { id: row.personId, name: row.personName ?? row.personId } }),
  ...(row.unitId !== null && { unit: { id: row.unitId, name: row.unitName ?? row.unitId } }),
  ...optional('agencyName', row.agencyName),
})

export const attendanceOf = (
  row: FoundAttendance,
  activity: Pick<ActivityHeading, 'startsAt' | 'endsAt'>,
): z.input<typeof attendance> => {
  const times = timesOf(activity)
  return {
    id: row.id,
    ...subjectOf(row),
    way: row.way,
    wayLabel: attendanceWayLabels[row.way],
    cameAt: row.cameAt.toISOString(),
    ...(row.leftAt && { leftAt: row.leftAt.toISOString() }),
    isLate: isLate(times, row.cameAt.getTime()),
    leftEarly: leftEarly(times, row.leftAt?.getTime() ?? null),
    companions: row.companions,
    state: row.state,
    stateLabel: attendanceStateLabels[row.state],
    flags: row.flags.map(code => ({ code, label: attendanceFlagLabels[code] })),
    ...optional('reason', row.reason),
    ...optional('decidedByName', row.decidedByName),
    ...(row.decidedAt && { decidedAt: row.decidedAt.toISOString() }),
    ...optional('decisionNote', row.decisionNote),
  }
}
