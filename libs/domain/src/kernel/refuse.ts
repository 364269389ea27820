/** Why an event cannot be applied to a state; undefined when it can. Synchronous and pure: the update validator. */
import type { Instant } from '../calendar/local-date.js'
import { awaitedOf } from './acts/delegation.js'
import type { KernelAct, Scene } from './acts/kernel-act.js'
import { kernelActOf } from './acts/kernel-acts.js'
import { recall } from './acts/names.js'
import { tellingActOf } from './acts/tell.js'
import { viewOf } from './draft.js'
import type { ActEvent, KeyedEvent } from './events.js'
import { actOf, findSeat, formOf, isLive, type SeatPlace } from './find.js'
import type { Lifecycle } from './lifecycle.js'
import { refusal, type Refusal } from './refusal.js'
import { refuseCommand } from './refuse-command.js'
import { asksForItself, speaksForAnother, standsAside } from './stand-aside.js'
import type { AnsweredKey, ProcessState, Rules } from './state.js'

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
  const telling = tellingActOf(event.act)
  if (telling) return telling.refuses?.(state, rules, event, now)
  const place = findSeat(state, event.seatId)
  if (!place) return refusal('seatNotFound', { seatId: event.seatId, version: state.version })
  const scene = { lifecycle, state, rules, now, form: formOf(lifecycle, place.round), ...place }
  const act = kernelActOf(event.act)
  return (
    refuseClosed(place) ??
    (act?.by === 'formerHand' ? undefined : refuseTurn(scene, event)) ??
    refuseStale(state, place, event) ??
    (act ? refuseKernelAct(act, scene, event) : refuseFormAct(scene, event, now))
  )
}

const refuseClosed = (place: SeatPlace): Refusal | undefined => {
  const { seat, round } = place
  if (isLive(seat) && round.status === 'open') return undefined
  const { act, cancelled, actedAt } = seat
  const { by, onBehalfOf } = decider(place) ?? {}
  return refusal('seatClosed', { by, onBehalfOf, act, cancelled, at: actedAt })
}

/** Not before its turn, and not by whoever must stand aside. */
const refuseTurn = ({ seat, form, state, rules }: Scene, event: ActEvent): Refusal | undefined => {
  if (seat.status === 'waiting') return refusal('notYourTurn')
  const code = standsAside(form, state, rules, event)
  if (code) return refusal(code)
  const awaited = awaitedOf(seat)
  return awaited && event.act !== 'opine'
    ? refusal('delegated', { to: awaited.to, at: awaited.at })
    : undefined
}

/** Whoever decides has seen this seat as it is, and everything that matters to all. */
const refuseStale = (
  { version, sameSince = version }: ProcessState,
  { seat }: SeatPlace,
  { expectedVersion }: ActEvent,
): Refusal | undefined => {
  const hasSeenAll = expectedVersion >= sameSince && expectedVersion >= (seat.version ?? 0)
  return hasSeenAll && expectedVersion <= version
    ? undefined
    : refusal('staleVersion', { seen: expectedVersion, version })
}

const refuseKernelAct = (act: KernelAct, scene: Scene, event: ActEvent): Refusal | undefined =>
  act.isOffered(scene, event)
    ? (act.mayNotNow?.(scene) ?? act.refuses?.(scene, event))
    : refusal('actNotOffered', { act: event.act })

const refuseFormAct = (
  { state, rules, region, round, seat, form }: Scene,
  event: ActEvent,
  now: Instant,
): Refusal | undefined => {
  const { act, by, body } = event
  const spec = actOf(form, act)
  const view = viewOf(state, rules, region)
  if (!spec || (spec.offeredTo && !spec.offeredTo(seat, view))) return refusal('actNotOffered', { act })
  if (asksForItself(round, event)) return refusal('ownApplication')
  if (speaksForAnother(round, seat, spec, event)) return refusal('otherParty')
  return spec.refuses?.(view, body, { by, seat, now, policy: rules.policy })
}

/** Whose act closed the seat: its own, or another's for its party or its round. */
const decider = ({ round, seat }: SeatPlace) =>
  [seat, ...round.seats.filter(({ chair }) => chair === seat.chair), ...round.seats].find(
    ({ by, status }) => by !== undefined && status === 'done',
  )

const refuseRecall = ({ recallable }: ProcessState, { seatId, by }: ActEvent): Refusal | undefined =>
  recallable?.seatId === seatId && recallable.by === by ? undefined : refusal('nothingToRecall')
