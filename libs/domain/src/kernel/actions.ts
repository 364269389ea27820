/** What a person may do now: the web shows exactly this and re-implements nothing. */
import type { Instant, LocalDate } from '../calendar/local-date.js'
import { dueOf, nextStage, type ClockStage } from '../calendar/clock.js'
import type { PersonId } from '../organisation/roles.js'
import { transfer } from './acts.js'
import { viewOf } from './draft.js'
import { formOf, mustStandAside, openRoundsOf, speaksForAnother, type SeatPlace } from './find.js'
import type { ActEffect, Lifecycle } from './lifecycle.js'
import { recall } from './recall.js'
import type { Holder, ProcessState, Rules } from './state.js'

export interface AllowedAction {
  seatId: string
  region: string
  round: string
  form: string
  act: string
  label: string
  effect: ActEffect
  confirm: boolean
}

export interface Viewer {
  personId: PersonId
  holds: (holder: Holder) => boolean
}

export const allowedActions = (
  lifecycle: Lifecycle,
  state: ProcessState,
  rules: Rules,
  viewer: Viewer,
): AllowedAction[] => {
  if (state.endedAt !== undefined) return []
  const seats = openRoundsOf(state).flatMap(({ region, round }) =>
    round.seats
      .filter(seat => seat.status === 'open' && viewer.holds(seat.holder))
      .map(seat => ({ region, round, seat })),
  )
  return [
    ...seats.flatMap(place => actsOn(lifecycle, state, rules, place, viewer)),
    ...recallBy(state, viewer),
  ]
}

const actsOn = (
  lifecycle: Lifecycle,
  state: ProcessState,
  rules: Rules,
  place: SeatPlace,
  viewer: Viewer,
): AllowedAction[] => {
  const { region, round, seat } = place
  const form = formOf(lifecycle, round)
  if (mustStandAside(form, state, viewer.personId)) return []
  const view = viewOf(state, rules, region)
  const at = { seatId: seat.id, region, round: round.name, form: round.form }
  const acts = Object.entries(form.acts)
    .filter(([, spec]) => spec.offeredTo?.(seat, view) ?? true)
    .filter(([, spec]) => !speaksForAnother(round, seat, spec, viewer.personId))
    .map(([act, { label, effect, confirm = false }]) => ({ ...at, act, label, effect, confirm }))
  return form.transferable
    ? [...acts, { ...at, act: transfer, label: '转办', effect: 'records' as const, confirm: false }]
    : acts
}

const recallBy = ({ recallable }: ProcessState, { personId }: Viewer): AllowedAction[] =>
  recallable?.by === personId
    ? [
        {
          seatId: recallable.seatId,
          region: recallable.region,
          round: recallable.round,
          form: '',
          act: recall,
          label: '撤回',
          effect: 'decides',
          confirm: true,
        },
      ]
    : []

export interface Upcoming {
  region: string
  round: string
  does: ClockStage['does']
  to?: string
  outcome?: string
  at: Instant
  dueOn: LocalDate
  provisional: boolean
}

/** What happens next by itself, per open round. */
export const upcoming = (state: ProcessState, rules: Rules): Upcoming[] =>
  openRoundsOf(state)
    .flatMap(({ region, round }) => {
      const next = round.clock && nextStage(round.clock, rules.calendar)
      if (!round.clock || !next) return []
      const { does, to, outcome } = next.stage
      const { dueOn, provisional } = dueOf(round.clock, rules.calendar)
      return [
        {
          region,
          round: round.name,
          does,
          at: next.at,
          dueOn,
          provisional,
          ...(to && { to }),
          ...(outcome && { outcome }),
        },
      ]
    })
    .sort((a, b) => a.at - b.at)
