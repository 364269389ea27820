/** Single seats: numbered, told of, closed, given to somebody else and back. */
import { dueOf } from '../calendar/clock.js'
import { write, type Draft } from './draft.js'
import { liveSeats, openSeats } from './find.js'
import type { CancelReason, Holder, Round, Seat, SeatOrigin } from './state.js'
import type { NoticeTemplate } from './step.js'

export interface Place {
  region: string
  round: Round
}

export const newSeatId = ({ state }: Draft, stage: string, round: string): string =>
  `${stage}.${round}.${(state.seatCount += 1)}`

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

/** Closes seats without their holders' act, visibly. */
export const cancelSeats = (
  draft: Draft,
  { region, round }: Place,
  reason: CancelReason,
  seats = liveSeats(round),
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

/** Gives an open seat to somebody else; a superior's seat stays one, with what a superior may do. */
export const handOver = (seat: Seat, holder: Holder, origin: SeatOrigin): void => {
  endDelegation(seat)
  delete seat.taken
  delete seat.remindedAt
  Object.assign(seat, { holder, origin: seat.origin === 'escalated' ? seat.origin : origin })
}

/** A seat is anybody's of its office again; they have not been reminded yet. */
export const handBack = (seat: Seat): void => {
  endDelegation(seat)
  const { personId, ...office } = seat.holder
  if (personId === undefined) return
  seat.holder = office
  delete seat.taken
  delete seat.remindedAt
  if (seat.origin !== 'escalated') delete seat.origin
}

/** An opinion still awaited is awaited no more; the seat is whose it was. */
export const endDelegation = (seat: Seat): void => {
  if (!seat.delegation || seat.delegation.opinion) return
  seat.holder = seat.delegation.from
  delete seat.delegation
  delete seat.remindedAt
}
