/** Seats and rules: opening a round, answering for a chair, deciding (或签 any, 会签 all). */
import { continueClock, dueOf, startClock, type Clock } from '../calendar/clock.js'
import type { PersonId } from '../organisation/roles.js'
import { write, type Draft } from './draft.js'
import { actOf, formOf } from './find.js'
import type { ActSpec, ClockSpec, RoundSpec, SeatSpec } from './lifecycle.js'
import type { CancelReason, Holder, Round, Seat, SeatOrigin } from './state.js'
import type { NoticeTemplate } from './step.js'

export interface Place {
  region: string
  round: Round
}

const seatFrom = (
  draft: Draft,
  stage: string,
  round: string,
  { chair, answeredBy, ...holder }: SeatSpec,
): Seat => ({
  id: `${stage}.${round}.${(draft.state.seatCount += 1)}`,
  chair,
  holder,
  status: answeredBy ? 'done' : 'open',
  openedAt: draft.now,
  ...(answeredBy && { act: answeredBy.act, by: answeredBy.personId, actedAt: answeredBy.at }),
})

export const openRound = (
  draft: Draft,
  region: string,
  stage: string,
  name: string,
  spec: RoundSpec,
): Round => {
  const round: Round = {
    name,
    form: spec.form,
    rule: spec.rule,
    quiet: spec.quiet ?? false,
    openedAt: draft.now,
    seats: spec.seats.map(seat => seatFrom(draft, stage, name, seat)),
    ...(spec.clock && { clock: clockOf(draft, spec.clock) }),
    status: 'open',
  }
  decideIfAnswered(draft, { region, round })
  if (!round.quiet) notifySeats(draft, { region, round }, 'task.opened')
  return round
}

const clockOf = ({ now, rules }: Draft, { startedAt, budget, stages }: ClockSpec): Clock =>
  startedAt === undefined || startedAt >= now
    ? startClock(now, budget, stages)
    : continueClock({ startedAt, budget, stages }, rules.calendar, now)

export const openSeats = (round: Round): Seat[] =>
  round.status === 'open' ? round.seats.filter(seat => seat.status === 'open') : []

/** Tells every open seat of a round (or those given). */
export const notifySeats = (
  draft: Draft,
  { region, round }: Place,
  template: NoticeTemplate,
  seats = openSeats(round),
): void => {
  const dueOn = round.clock && dueOf(round.clock, draft.rules.calendar).dueOn
  for (const seat of seats)
    draft.notices.push({
      to: seat.holder,
      template,
      at: draft.now,
      region,
      stage: draft.state.regions[region]?.stage ?? '',
      round: round.name,
      seatId: seat.id,
      ...(dueOn && { dueOn }),
    })
}

/** Closes open seats without their holders' act, visibly. */
export const cancelSeats = (
  draft: Draft,
  { region, round }: Place,
  reason: CancelReason,
  seats = openSeats(round),
): void => {
  if (seats.length === 0) return
  for (const seat of seats)
    Object.assign(seat, { status: 'cancelled', cancelled: reason, actedAt: draft.now })
  if (!round.quiet)
    write(draft, {
      actor: 'system',
      code: 'seats.cancelled',
      region,
      round: round.name,
      detail: { reason, seats: seats.map(seat => seat.id) },
    })
}

export const decide = (draft: Draft, place: Place, outcome: string, reason: CancelReason): void => {
  cancelSeats(draft, place, reason)
  Object.assign(place.round, { status: 'decided', outcome })
}

/** Records a person's answer on a seat and decides the round when its rule says so. */
export const answerSeat = (
  draft: Draft,
  place: Place,
  seat: Seat,
  act: string,
  spec: ActSpec<unknown, unknown>,
  by: PersonId,
): void => {
  const outcome = spec.outcome
  if (spec.effect === 'records' || outcome === undefined) return
  Object.assign(seat, { status: 'done', act, by, actedAt: draft.now })
  if (spec.effect === 'decides' || place.round.rule === 'any')
    return decide(draft, place, outcome, spec.cancels ?? 'decidedByOther')
  cancelSeats(
    draft,
    place,
    'decidedByOther',
    openSeats(place.round).filter(other => other.chair === seat.chair),
  )
  if (isAnswered(place.round)) decide(draft, place, outcome, 'decidedByOther')
}

/** 或签: somebody has answered; 会签: somebody for each chair. */
const isAnswered = ({ rule, seats }: Round): boolean => {
  const done = seats.filter(({ status }) => status === 'done').map(({ chair }) => chair)
  return rule === 'any' ? done.length > 0 : seats.every(({ chair }) => done.includes(chair))
}

/** A round may open answered: the answers it was opened with are enough for its rule. */
const decideIfAnswered = (draft: Draft, place: Place): void => {
  if (!isAnswered(place.round)) return
  const act = place.round.seats.findLast(({ status }) => status === 'done')?.act ?? ''
  const outcome = actOf(formOf(draft.lifecycle, place.round), act)?.outcome
  if (outcome === undefined) throw new Error(`round ${place.round.name} opens with nobody to decide it`)
  decide(draft, place, outcome, 'decidedByOther')
}

/** Gives an open seat to somebody else; a superior's seat stays one, with what a superior may do. */
export const handOver = (seat: Seat, holder: Holder, origin: SeatOrigin): void => {
  Object.assign(seat, { holder, origin: seat.origin === 'escalated' ? seat.origin : origin })
}

/** A seat is anybody's of its office again. */
export const handBack = (seat: Seat): void => {
  const { personId, ...office } = seat.holder
  if (personId === undefined) return
  seat.holder = office
  if (seat.origin !== 'escalated') delete seat.origin
}
