/** What requests about attendance ask for, as rows and changes; the times have to fit the activity. */
import type { AttendanceOrder, EnterAttendance, RecordAttendance } from '#contracts/http/attendance.js'
import { shownAroundMs, type CodeSent } from '#domain/attendance/attendance-code.js'
import type { AttendanceChangeOrder } from '#persistence/attendance/change-attendance.js'
import type { ActivityHeading, FoundAttendance } from '#persistence/attendance/find-attendances.js'
import type { NewAttendance } from '#persistence/attendance/record-attendance.js'
import { ProblemError } from '../http/problem.js'
import { timesOf } from './attendance-view.js'

/** Phones know nothing of a demo that was moved ahead: their times are moved with it. */
export const aheadBy = (
  aheadMs: number,
  { code, scannedAt, sentAt }: Pick<RecordAttendance, 'code' | 'scannedAt' | 'sentAt'>,
): CodeSent => ({
  code,
  receivedAt: Date.now() + aheadMs,
  ...(scannedAt !== undefined && { scannedAt: scannedAt + aheadMs }),
  ...(sentAt !== undefined && { sentAt: sentAt + aheadMs }),
})

/** @throws ProblemError attendanceTooEarly, afterwardsReason, attendanceTimes */
export const entered = (
  activity: ActivityHeading,
  request: EnterAttendance,
  now: number,
): Omit<NewAttendance, 'by'> => {
  const { startsAt, endsAt } = timesOf(activity)
  if (now < startsAt - shownAroundMs) throw new ProblemError('attendanceTooEarly')
  const isAfterwards = now > endsAt + shownAroundMs
  const { personId = null, unitId = null, companions, reason = null } = request
  if (isAfterwards && reason === null) throw new ProblemError('afterwardsReason')
  const cameAt = request.cameAt ? Date.parse(request.cameAt) : Math.min(now, startsAt)
  const leftAt = request.leftAt ? Date.parse(request.leftAt) : null
  mustFit(activity, cameAt, leftAt, now)
  return {
    ...{ activityId: activity.id, personId, unitId, companions, reason, cameAt, leftAt },
    ...{ device: null, flags: [], way: isAfterwards ? 'afterwards' : 'list', at: new Date(now) },
  }
}

/** @throws ProblemError attendanceTimes */
const mustFit = (activity: ActivityHeading, cameAt: number, leftAt: number | null, now: number): void => {
  const { startsAt, endsAt } = timesOf(activity)
  const isWithin = cameAt >= startsAt - shownAroundMs && cameAt <= Math.min(now, endsAt + shownAroundMs)
  const leavesAfter = leftAt === null || (leftAt > cameAt && leftAt <= now)
  if (!isWithin || !leavesAfter) throw new ProblemError('attendanceTimes')
}

type Correction = Extract<AttendanceOrder['command'], { name: 'correct' }>

/** @throws ProblemError attendanceTimes */
export const mustFitCorrected = (
  activity: ActivityHeading,
  row: FoundAttendance,
  command: Correction,
  now: number,
): void => {
  const cameAt = command.cameAt ? Date.parse(command.cameAt) : row.cameAt.getTime()
  const leftAt = command.leftAt === undefined ? (row.leftAt?.toISOString() ?? null) : command.leftAt
  mustFit(activity, cameAt, leftAt === null ? null : Date.parse(leftAt), now)
}

export const changeOf = (command: AttendanceOrder['command']): Omit<AttendanceChangeOrder, 'id' | 'by'> => {
  const { note } = command
  if (command.name === 'answer') return { act: 'answered', note }
  if (command.name === 'reverse') return { act: 'reversed', note }
  const { cameAt, leftAt, companions } = command
  return {
    act: 'corrected',
    note,
    ...(cameAt !== undefined && { cameAt: new Date(cameAt) }),
    ...(leftAt !== undefined && { leftAt: leftAt === null ? null : new Date(leftAt) }),
    ...(companions !== undefined && { companions }),
  }
}
