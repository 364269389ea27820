/** Why an event cannot be applied to a state; undefined when it can. Synchronous and pure: the update validator. */
import { transfer } from './acts.js'
import { viewOf } from './draft.js'
import type { ActEvent, KeyedEvent, TransferBody } from './events.js'
import { actOf, findSeat, formOf, mustStandAside, speaksForAnother, type SeatPlace } from './find.js'
import type { Form, Lifecycle } from './lifecycle.js'
import { recall } from './recall.js'
import { refusal, type Refusal } from './refusal.js'
import { refuseCommand } from './refuse-command.js'
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
  if (state.stepNo === 0) return refusal('notStarted')
  if (state.endedAt !== undefined)
    return refusal('processEnded', { outcome: state.outcome, endedAt: state.endedAt })
  return event.type === 'admin'
    ? refuseCommand(event.command, { lifecycle, state, rules })
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
  const { seat } = place
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
  if (mustStandAside(form, state, event.by)) return refusal('ownApplication')
  return event.act === transfer
    ? refuseTransfer(state, place, form, event)
    : refuseFormAct(state, rules, place, form, event, now)
}

const refuseFormAct = (
  state: ProcessState,
  rules: Rules,
  { region, round, seat }: SeatPlace,
  form: Form<unknown, unknown>,
  { act, by, body }: ActEvent,
  now: Instant,
): Refusal | undefined => {
  const spec = actOf(form, act)
  const view = viewOf(state, rules, region)
  if (!spec || (spec.offeredTo && !spec.offeredTo(seat, view))) return refusal('actNotOffered', { act })
  if (speaksForAnother(round, seat, spec, by)) return refusal('otherParty')
  return spec.refuses?.(view, body, { by, seat, now, policy: rules.policy })
}

const decidedBy = ({ round, seat }: SeatPlace) =>
  seat.by ??
  round.seats.find(other => other.status === 'done' && other.chair === seat.chair)?.by ??
  round.seats.find(other => other.status === 'done')?.by

const refuseRecall = ({ recallable }: ProcessState, { seatId, by }: ActEvent): Refusal | undefined =>
  recallable?.seatId === seatId && recallable.by === by ? undefined : refusal('nothingToRecall')

const refuseTransfer = (
  state: ProcessState,
  { seat }: SeatPlace,
  form: Form<unknown, unknown>,
  { by, body }: ActEvent,
): Refusal | undefined => {
  if (!form.transferable) return refusal('actNotOffered', { act: transfer })
  const { to } = body as TransferBody
  if (to === by || to === seat.holder.personId) return refusal('sameHolder')
  return mustStandAside(form, state, to) ? refusal('ownApplication') : undefined
}
