/** Why an event cannot be applied to a state; undefined when it can. Synchronous and pure: the update validator. */
import { recall, transfer } from './acts.js'
import { viewOf } from './draft.js'
import type { ActEvent, AdminCommand, AdminEvent, KeyedEvent, TransferBody } from './events.js'
import { findSeat, formOf, type SeatPlace } from './find.js'
import { regionsOf, type Lifecycle } from './lifecycle.js'
import { refusal, type Refusal } from './refusal.js'
import type { AnsweredKey, ProcessState, Rules } from './state.js'
import type { Instant } from '../calendar/local-date.js'

/** The stored answer of a key already seen. */
export const answered = (state: ProcessState, event: { key: string }): AnsweredKey | undefined =>
  state.answered.find(({ key }) => key === event.key)

export const refuse = (
  lifecycle: Lifecycle,
  state: ProcessState,
  rules: Rules,
  event: KeyedEvent,
  now: Instant,
): Refusal | undefined => {
  if (event.type === 'start') return state.stepNo > 0 ? refusal('alreadyStarted') : undefined
  if (state.endedAt !== undefined)
    return refusal('processEnded', { outcome: state.outcome, endedAt: state.endedAt })
  return event.type === 'admin'
    ? refuseCommand(lifecycle, state, rules, event)
    : refuseAct(lifecycle, state, rules, event, now)
}

const refuseAct = (
  lifecycle: Lifecycle,
  state: ProcessState,
  rules: Rules,
  event: ActEvent,
  now: Instant,
): Refusal | undefined => {
  if (event.act === recall) return refuseRecall(state, event)
  const place = findSeat(state, event.seatId)
  if (!place) return refusal('seatNotFound', { seatId: event.seatId, version: state.version })
  const { seat, region } = place
  if (seat.status !== 'open' || place.round.status !== 'open')
    return refusal('seatClosed', {
      by: decidedBy(place),
      act: seat.act,
      cancelled: seat.cancelled,
      at: seat.actedAt,
    })
  if (event.expectedVersion !== state.version)
    return refusal('staleVersion', { seen: event.expectedVersion, version: state.version })
  const form = formOf(lifecycle, place.round)
  if (event.act === transfer) return refuseTransfer(place, form.transferable ?? false, event)
  const spec = form.acts[event.act]
  const view = viewOf(state, rules, region)
  if (!spec || (spec.offeredTo && !spec.offeredTo(seat, view)))
    return refusal('actNotOffered', { act: event.act })
  if (form.avoidsInitiator && event.by === state.startedBy) return refusal('ownApplication')
  return spec.refuses?.(view, event.body, { by: event.by, seat, now, policy: rules.policy })
}

const decidedBy = ({ round, seat }: SeatPlace) =>
  seat.by ??
  round.seats.find(other => other.status === 'done' && other.chair === seat.chair)?.by ??
  round.seats.find(other => other.status === 'done')?.by

const refuseRecall = ({ recallable }: ProcessState, { seatId, by }: ActEvent): Refusal | undefined =>
  recallable?.seatId === seatId && recallable.by === by ? undefined : refusal('nothingToRecall')

const refuseTransfer = ({ seat }: SeatPlace, transferable: boolean, event: ActEvent): Refusal | undefined => {
  if (!transferable) return refusal('actNotOffered', { act: transfer })
  const { to } = event.body as TransferBody
  return to === event.by || to === seat.holder.personId ? refusal('sameHolder') : undefined
}

const refuseCommand = (
  lifecycle: Lifecycle,
  state: ProcessState,
  rules: Rules,
  { command }: AdminEvent,
): Refusal | undefined => {
  switch (command.name) {
    case 'move':
      return regionsOf(lifecycle)[command.region]?.[command.stage] && state.regions[command.region]
        ? undefined
        : refusal('unknownStage', { stage: command.stage })
    case 'reassign':
      return openSeat(state, command.seatId) ? undefined : refusal('seatNotFound', { seatId: command.seatId })
    case 'extend':
      return refuseExtension(state, command)
    case 'adoptRules':
      return command.rules.policy.version === rules.policy.version &&
        command.rules.calendar.version === rules.calendar.version
        ? refusal('olderRules')
        : undefined
    case 'terminate':
    case 'fastForward':
    case 'rebuilt':
      return undefined
  }
}

const openSeat = (state: ProcessState, seatId: string): boolean =>
  findSeat(state, seatId)?.seat.status === 'open'

const refuseExtension = (
  state: ProcessState,
  { region, round: name }: Extract<AdminCommand, { name: 'extend' }>,
): Refusal | undefined => {
  const round = state.regions[region]?.rounds[name]
  if (round?.status !== 'open') return refusal('roundNotOpen', { round: name })
  return round.clock ? undefined : refusal('clockMissing', { round: name })
}
