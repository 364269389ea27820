/** Open rounds as people see them: who has it now, by when, and why that day. */
import type { z } from 'zod'
import type { openRound } from '#contracts/http/processes.js'
import { dueOf, openPause, type Clock } from '#domain/calendar/clock.js'
import { explainClock, workingDaysLeft } from '#domain/calendar/explain-clock.js'
import { outcomesOf } from '#domain/kernel/clock-commands.js'
import { formOf, openRoundsOf } from '#domain/kernel/find.js'
import { findStage, targetsOf } from '#domain/kernel/lifecycle.js'
import { tallyOf } from '#domain/kernel/rules.js'
import type { Round, RoundRule } from '#domain/kernel/state.js'
import { unitLabels } from '#domain/policy/policy-words.js'
import { iso } from '../lifecycle/dates.js'
import { formLabel, stageLabel } from '../lifecycle/labels.js'
import { dayView } from './day-view.js'
import type { OpenedProcess } from './process-reader.js'
import { seatView, type Around } from './seat-view.js'

type RoundView = z.input<typeof openRound>

const ruleLabels: Record<RoundRule, string> = { any: '或签', all: '会签', sequence: '顺签', votes: '票签' }

/** Rounds that wait in somebody's inbox; standing rights such as asking to withdraw are among the actions. */
export const roundViews = (process: OpenedProcess, around: Around): RoundView[] =>
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
      seats: round.seats.map(seat => seatView(seat, round, around)),
      ...votesOf(process, round),
      ...deadline(process, round),
      ...requestView(process, round, around.names),
      outcomes: outcomeViews(process, { region, round }),
    }))

/** The count so far, where votes decide. */
const votesOf = ({ lifecycle }: OpenedProcess, round: Round): Pick<RoundView, 'votes'> =>
  round.rule === 'votes' && round.votes
    ? { votes: { ...round.votes, ...tallyOf(round, formOf(lifecycle, round)) } }
    : {}

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

/** Who asks for how much more time, and why. */
const requestView = ({ state }: OpenedProcess, { extends: asked }: Round, names: Around['names']) => {
  if (!asked) return {}
  const round = Object.values(state.regions)
    .map(({ rounds }) => rounds[asked.round])
    .find(each => each !== undefined)
  const label = round ? formLabel(state.kind, round.form) : asked.round
  const request = `${names.person(asked.by)}申请将“${label}”延期 ${asked.budget.amount} ${unitLabels[asked.budget.unit]}：${asked.reason}`
  return { request }
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
