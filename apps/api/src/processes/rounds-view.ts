/** Open rounds as people see them: who has it now, by when, and why that day. */
import type { z } from 'zod'
import type { openRound } from '#contracts/http/processes.js'
import { dueOf, openPause, type Clock } from '#domain/calendar/clock.js'
import { explainClock, workingDaysLeft, type ClockDay } from '#domain/calendar/explain-clock.js'
import { outcomesOf } from '#domain/kernel/clock-commands.js'
import { formOf, openRoundsOf } from '#domain/kernel/find.js'
import { findStage, targetsOf } from '#domain/kernel/lifecycle.js'
import type { Round, RoundRule, Seat, SeatStatus } from '#domain/kernel/state.js'
import type { OfficeHolder } from '#persistence/read/holders.js'
import type { Names } from '#persistence/read/names.js'
import { iso, weekdayName } from '../lifecycle/dates.js'
import { actLabel, cancelLabels, formLabel, roleLabel, stageLabel } from '../lifecycle/labels.js'
import type { OpenedProcess } from './process-reader.js'

type RoundView = z.input<typeof openRound>
type SeatView = RoundView['seats'][number]

const ruleLabels: Record<RoundRule, string> = { any: '或签', all: '会签', sequence: '顺签', votes: '票签' }
const seatLabels: Record<SeatStatus, string> = {
  waiting: '未到',
  open: '待办理',
  done: '已办理',
  cancelled: '已取消',
}

/** Rounds that wait in somebody's inbox; standing rights such as asking to withdraw are among the actions. */
export const roundViews = (process: OpenedProcess, names: Names, holders: OfficeHolder[]): RoundView[] =>
  openRoundsOf(process.state)
    .filter(({ round }) => !round.quiet)
    .map(({ region, round }) => ({
      region,
      round: round.name,
      form: round.form,
      label: formLabel(process.state.kind, round.form),
      rule: round.rule,
      ruleLabel: ruleLabels[round.rule],
      openedAt: iso(round.openedAt),
      seats: round.seats.map(seat => seatView(process, seat, names, holders)),
      ...deadline(process, round),
      outcomes: outcomeViews(process, { region, round }),
    }))

const seatView = ({ state }: OpenedProcess, seat: Seat, names: Names, holders: OfficeHolder[]): SeatView => {
  const { holder } = seat
  const { id, name } = names.unit(holder.unitId)
  return {
    seatId: seat.id,
    chair: seat.chair,
    role: holder.role,
    roleLabel: roleLabel(holder.role),
    unit: { id, name },
    holders: holder.personId
      ? [names.person(holder.personId)]
      : holders
          .filter(({ role, unitId }) => role === holder.role && unitId === holder.unitId)
          .map(each => each.name),
    status: seat.status,
    statusLabel: seat.cancelled
      ? `${seatLabels.cancelled}（${cancelLabels[seat.cancelled]}）`
      : seatLabels[seat.status],
    ...(seat.by && { byName: names.person(seat.by) }),
    ...(seat.actedAt !== undefined && { actedAt: iso(seat.actedAt) }),
    ...(seat.act && { act: seat.act, actLabel: actLabel(state.kind, seat.act) }),
    ...(seat.origin && { origin: seat.origin }),
  }
}

const deadline = ({ rules, now }: OpenedProcess, { clock }: Round) => {
  if (!clock) return { provisional: false, days: [] }
  const { dueOn, dueAt, provisional } = dueOf(clock, rules.calendar)
  return {
    dueOn,
    dueAt: iso(dueAt),
    provisional,
    workingDaysLeft: workingDaysLeft(clock, rules.calendar, now),
    ...pausedSince(clock),
    days: explainClock(clock, rules.calendar).map(day => dayView(day, clock)),
  }
}

const pausedSince = (clock: Clock) => {
  const pause = openPause(clock)
  return pause && { pausedSince: iso(pause.from) }
}

const outcomeViews = (
  { lifecycle, state }: OpenedProcess,
  { region, round }: { region: string; round: Round },
): RoundView['outcomes'] =>
  outcomesOf(lifecycle, state, { region, round: round.name }).map(outcome => {
    const act = Object.values(formOf(lifecycle, round).acts).find(each => each.outcome === outcome)
    const target = findStage(lifecycle, region, state.regions[region]?.stage ?? '')?.on?.[
      `${round.name}.${outcome}`
    ]
    const stages =
      target === undefined ? [] : targetsOf(target).map(stage => stageLabel(state.kind, stage, region))
    return {
      outcome,
      label: [act?.label ?? '按到期处理', ...(stages.length > 0 ? [stages.join('或')] : [])].join(' → '),
    }
  })

const dayView = (
  { working: _working, ranMs, ...day }: ClockDay,
  clock: Clock,
): RoundView['days'][number] => ({
  ...day,
  ...(ranMs !== undefined && { hours: Math.round(ranMs / 36_000) / 100 }),
  weekday: weekdayName(day.date),
  note: noteOf({ ...day, ...(ranMs !== undefined && { ranMs }) }, clock),
})

type ToldDay = Omit<ClockDay, 'working'>

/** Why the day counts or does not, in a few words. */
const noteOf = (day: ToldDay, clock: Clock): string => notes[day.note](day, clock)

const provisionalMark = ({ provisional }: ToldDay): string =>
  provisional ? '（暂定：当年放假安排尚未公布）' : ''

const notes: Record<ClockDay['note'], (day: ToldDay, clock: Clock) => string> = {
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

const hoursTold = (ranMs: number): string => `计 ${Math.round(ranMs / 36_000) / 100} 个工作小时`
