/** 加签: people asked besides, before, after or beside a seat; 减签: whoever asked them takes it back unanswered. */
import { changedSeat, type Draft } from '../draft.js'
import type { AddSeatsBody } from '../events.js'
import { isLive, type SeatPlace } from '../find.js'
import { refusal, type Refusal } from '../refusal.js'
import { moveOn } from '../rounds.js'
import { cancelSeats, newSeatId, notifySeats } from '../seats.js'
import { mayNotBeAsked } from '../stand-aside.js'
import { settle } from '../stages.js'
import type { Holder, Seat } from '../state.js'
import type { KernelAct, Scene } from './kernel-act.js'
import { writeLine } from './lines.js'

/** Each is asked in an office: their own as the API has found it, or else that of the seat they join. */
const askedIn = ({ people, offices = [] }: AddSeatsBody, { holder }: Seat): Holder[] =>
  people.map((personId, index) => {
    const { role, unitId } = offices[index] ?? holder
    return { role, unitId, personId }
  })

const refuseAdding = (scene: Scene, body: AddSeatsBody, by: string): Refusal | undefined => {
  const { form, state, rules, round, seat } = scene
  const twice = body.people.find((personId, index) => body.people.indexOf(personId) !== index)
  const seated = round.seats
    .filter(each => each.status === 'done' || isLive(each))
    .flatMap(({ by: doneBy, holder }) => [doneBy, holder.personId])
  const again = twice ?? body.people.find(personId => personId === by || seated.includes(personId))
  if (again !== undefined) return refusal('alreadySeated', { personId: again })
  const code = askedIn(body, seat).map(holder => mayNotBeAsked(form, state, rules, holder))
  const first = code.find(each => each !== undefined)
  return first && refusal(first)
}

export const addSeats: KernelAct = {
  label: '加签',
  effect: 'records',
  by: 'holder',
  isOffered: ({ form, round }) => form.addable === true && !round.quiet,
  refuses: (scene, { by, onBehalfOf, body }) => refuseAdding(scene, body as AddSeatsBody, onBehalfOf ?? by),
  apply: (draft, place, event) => {
    const { round, seat } = place
    const body = event.body as AddSeatsBody
    const { where, people, reason } = body
    const added = askedIn(body, seat).map(holder =>
      addedSeat(draft, place, holder, event.onBehalfOf ?? event.by),
    )
    round.seats.push(...added)
    takeTheirTurn(where, place, added)
    for (const each of [seat, ...added]) changedSeat(draft, each)
    delete draft.state.recallable
    writeLine(draft, place, event, { code: 'act.seatsAdded', reason, detail: { where, people } })
    notifySeats(
      draft,
      place,
      'task.opened',
      added.filter(({ status }) => status === 'open'),
    )
  },
}

/** A chair of its own: whoever is added answers for themselves, whatever the rule, and their vote is only heard. */
const addedSeat = (draft: Draft, { region, round }: SeatPlace, holder: Holder, addedBy: string): Seat => {
  const id = newSeatId(draft, draft.state.regions[region]?.stage ?? '', round.name)
  return {
    id,
    chair: id,
    holder,
    status: 'open',
    openedAt: draft.now,
    origin: 'added',
    required: true,
    addedBy,
    ...(round.rule === 'votes' && { weight: 0 }),
  }
}

/** Who waits for whom: mine for those before it; those after it for mine; who waits for mine, for all of us. */
const takeTheirTurn = (where: AddSeatsBody['where'], { round, seat }: SeatPlace, added: Seat[]): void => {
  const ids = added.map(({ id }) => id)
  if (where === 'before') {
    seat.waitsFor = [...(seat.waitsFor ?? []), ...ids]
    seat.status = 'waiting'
    return
  }
  for (const follower of round.seats)
    if (follower.waitsFor?.includes(seat.id)) follower.waitsFor = [...follower.waitsFor, ...ids]
  if (where === 'after')
    for (const each of added) Object.assign(each, { status: 'waiting', waitsFor: [seat.id] })
}

export const dropSeat: KernelAct = {
  label: '减签',
  effect: 'records',
  confirm: true,
  by: 'formerHand',
  isOffered: ({ seat }, { by, onBehalfOf }) => seat.addedBy === (onBehalfOf ?? by),
  apply: (draft, place, event) => {
    const { round, seat } = place
    const { reason } = event.body as { reason: string }
    const before = seat.holder.personId
    changedSeat(draft, seat)
    delete draft.state.recallable
    writeLine(draft, place, event, { code: 'act.seatDropped', reason, detail: { before } })
    const dropped = round.seats.filter(each => each.chair === seat.chair && isLive(each))
    cancelSeats(draft, place, 'dropped', dropped)
    moveOn(draft, place)
    settle(draft)
  },
}
