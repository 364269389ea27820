/** 委派: a colleague is asked for an opinion; whoever asked decides, with it or after taking the question back. */
import { changedSeat } from '../draft.js'
import type { DelegateBody, OpineBody } from '../events.js'
import { refusal } from '../refusal.js'
import { endDelegation, notifySeats } from '../seats.js'
import { mayNotBeAsked } from '../stand-aside.js'
import type { Delegation, Seat } from '../state.js'
import type { KernelAct } from './kernel-act.js'
import { writeLine } from './lines.js'

/** The question that nobody has answered yet. */
export const awaitedOf = ({ delegation }: Seat): Delegation | undefined =>
  delegation && !delegation.opinion ? delegation : undefined

export const delegate: KernelAct = {
  label: '委派',
  effect: 'records',
  by: 'holder',
  isOffered: ({ form, round }) => form.delegable === true && !round.quiet,
  refuses: ({ form, state, rules, seat }, { by, body }) => {
    const { to } = body as DelegateBody
    if (to === by || to === seat.holder.personId) return refusal('sameHolder')
    const code = mayNotBeAsked(form, state, rules, { ...seat.holder, personId: to })
    return code && refusal(code)
  },
  apply: (draft, place, event) => {
    const { seat } = place
    const { to, reason } = event.body as DelegateBody
    const { by, onBehalfOf } = event
    writeLine(draft, place, event, { code: 'act.delegated', reason, detail: { to } })
    seat.delegation = { by: onBehalfOf ?? by, to, reason, at: draft.now, from: seat.holder }
    seat.holder = { ...seat.holder, personId: to }
    delete seat.remindedAt
    changedSeat(draft, seat)
    delete draft.state.recallable
    notifySeats(draft, place, 'task.delegated', [seat])
  },
}

export const takeBack: KernelAct = {
  label: '收回',
  effect: 'records',
  by: 'formerHand',
  isOffered: ({ seat }, { by, onBehalfOf }) => awaitedOf(seat)?.by === (onBehalfOf ?? by),
  apply: (draft, place, event) => {
    const { seat } = place
    const to = seat.delegation?.to
    endDelegation(seat)
    changedSeat(draft, seat)
    delete draft.state.recallable
    writeLine(draft, place, event, { code: 'act.takenBack', detail: { to } })
  },
}

export const opine: KernelAct = {
  label: '答复委派',
  effect: 'records',
  by: 'holder',
  isOffered: ({ seat }, { by, onBehalfOf }) => awaitedOf(seat)?.to === (onBehalfOf ?? by),
  apply: (draft, place, event) => {
    const { seat } = place
    const { opinion, stance } = event.body as OpineBody
    const { delegation } = seat
    if (!delegation) throw new Error(`nobody is asked on ${seat.id}`)
    writeLine(draft, place, event, { code: 'act.opined', detail: { opinion, stance, to: delegation.by } })
    delegation.opinion = { text: opinion, stance, at: draft.now }
    seat.holder = delegation.from
    delete seat.remindedAt
    changedSeat(draft, seat)
    delete draft.state.recallable
    notifySeats(draft, place, 'task.opined', [seat])
  },
}
