/** A day of a deadline as people see it: why it counts or does not, in a few words. */
import type { z } from 'zod'
import type { openRound } from '#contracts/http/processes.js'
import type { Clock } from '#domain/calendar/clock.js'
import type { ClockDay } from '#domain/calendar/explain-clock.js'
import { weekdayName } from '../lifecycle/dates.js'

type DayView = z.input<typeof openRound>['days'][number]

export const dayView = (day: ClockDay, clock: Clock): DayView => {
  const { working: _working, ranMs, ...shown } = day
  return {
    ...shown,
    ...(ranMs !== undefined && { hours: hoursOf(ranMs) }),
    weekday: weekdayName(day.date),
    note: notes[day.note](day, clock),
  }
}

const notes: Record<ClockDay['note'], (day: ClockDay, clock: Clock) => string> = {
  start: ({ ranMs }) => (ranMs === undefined ? '起算日，不计入' : `起算日，${hoursTold(ranMs)}`),
  counted: (day, { budget }) =>
    `第 ${day.ordinal} 个${budget.unit === 'days' ? '自然日' : '工作日'}${provisionalMark(day)}`,
  makeup: ({ holiday = '', ordinal }) => `${holiday}调休上班，第 ${ordinal} 个工作日`,
  weekend: day => `周末，不计入${provisionalMark(day)}`,
  holiday: day => `${day.holiday ?? '节假日'}放假，不计入${provisionalMark(day)}`,
  closure: ({ holiday = '' }) => `${holiday}停办，不计入`,
  paused: () => '计时暂停，不计入',
  hours: () => '按小时连续计时',
  workingHours: day => `${hoursTold(day.ranMs ?? 0)}${provisionalMark(day)}`,
}

const provisionalMark = ({ provisional }: ClockDay): string =>
  provisional ? '（暂定：当年放假安排尚未公布）' : ''

const hoursTold = (ranMs: number): string => `计 ${hoursOf(ranMs)} 个工作小时`

/** To the hundredth. */
const hoursOf = (ms: number): number => Math.round(ms / 36_000) / 100
