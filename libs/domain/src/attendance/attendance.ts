/**
 * 签到: that somebody took part in an activity (P5). The row is what the organiser has looked at; confirmed, it is the fact
 * that points, numbers and appraisal count: one for each activity and member, or Party organisation.
 */
import type { ActivityState } from '../activity/activity.js'

export const attendanceWays = ['code', 'list', 'afterwards'] as const
/** By the rotating code, ticked by the organiser on the spot, or entered afterwards with a reason. */
export type AttendanceWay = (typeof attendanceWays)[number]

export const attendanceStates = ['recorded', 'confirmed', 'refused'] as const
export type AttendanceState = (typeof attendanceStates)[number]

/** What the organiser is told beside a row. None of them refuses anything by itself. */
export const attendanceFlags = [
  'sentLater',
  'afterClosing',
  'clockOff',
  'passedOn',
  'sharedDevice',
  'elsewhere',
  'notSignedUp',
  'waiting',
  'suspended',
  'notMember',
] as const
export type AttendanceFlag = (typeof attendanceFlags)[number]

/** What a confirmation has to say a word about: the rest only explains when and how a row came. */
const weighty: ReadonlySet<AttendanceFlag> = new Set([
  'afterClosing',
  'passedOn',
  'sharedDevice',
  'elsewhere',
  'notSignedUp',
  'suspended',
  'notMember',
])

export const isWeighty = (flags: readonly AttendanceFlag[]): boolean => flags.some(flag => weighty.has(flag))

/** Also what is closed: a phone may have had no network, a paper list may turn up. The organiser decides on it all the same. */
export const takesAttendance = (state: ActivityState): boolean =>
  state === 'open' || state === 'held' || state === 'closed'

const minute = 60_000
const graceMs = 10 * minute

/** Instants in milliseconds. */
export interface ActivityTimes {
  startsAt: number
  endsAt: number
}

export const isLate = ({ startsAt }: ActivityTimes, cameAt: number): boolean => cameAt > startsAt + graceMs

export const leftEarly = ({ endsAt }: ActivityTimes, leftAt: number | null): boolean =>
  leftAt !== null && leftAt < endsAt - graceMs
