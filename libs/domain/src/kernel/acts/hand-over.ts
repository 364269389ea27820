/** A seat changes hands: 转办 to a colleague, 领取 out of the pool, 释放 back into it. */
import { changedSeat } from '../draft.js'
import type { TransferBody } from '../events.js'
import { refusal } from '../refusal.js'
import { handBack, handOver, notifySeats } from '../seats.js'
import { mayNotBeAsked, speaksForAnother, type Acting } from '../stand-aside.js'
import type { KernelAct, Scene } from './kernel-act.js'
import { writeLine } from './lines.js'

/** Whether somebody may be given a seat by name: by 回避, and as one person speaks for one party. */
export const mayNotTakeOver = ({ form, state, rules, round, seat }: Scene, personId: string) => {
  const code = mayNotBeAsked(form, state, rules, { ...seat.holder, personId })
  if (code) return refusal(code)
  const speaks = speaksForAnother(round, seat, { effect: 'completes' }, { by: personId })
  return speaks ? refusal('otherParty') : undefined
}

export const transfer: KernelAct = {
  label: '转办',
  effect: 'records',
  by: 'holder',
  isOffered: ({ form }) => form.transferable === true,
  refuses: (scene, { by, body }) => {
    const { to } = body as TransferBody
    if (to === by || to === scene.seat.holder.personId) return refusal('sameHolder')
    return mayNotTakeOver(scene, to)
  },
  apply: (draft, place, event) => {
    const { seat } = place
    const { to, reason } = event.body as TransferBody
    const before = seat.holder.personId ?? null
    handOver(seat, { ...seat.holder, personId: to }, 'transferred')
    changedSeat(draft, seat)
    delete draft.state.recallable
    writeLine(draft, place, event, { code: 'act.transferred', reason, detail: { before, after: to } })
    notifySeats(draft, place, 'task.transferred', [seat])
  },
}

const personOf = ({ by, onBehalfOf }: Acting): string => onBehalfOf ?? by

export const take: KernelAct = {
  label: '领取',
  effect: 'records',
  by: 'holder',
  isOffered: (scene, acting) =>
    scene.form.takeable === true &&
    !scene.round.quiet &&
    scene.seat.holder.personId === undefined &&
    !mayNotTakeOver(scene, personOf(acting)),
  apply: (draft, place, event) => {
    const { seat } = place
    handOver(seat, { ...seat.holder, personId: personOf(event) }, seat.origin ?? 'taken')
    seat.taken = true
    changedSeat(draft, seat)
    delete draft.state.recallable
    writeLine(draft, place, event, { code: 'act.taken' })
  },
}

export const putBack: KernelAct = {
  label: '释放',
  effect: 'records',
  by: 'holder',
  isOffered: ({ seat }, acting) => seat.taken === true && seat.holder.personId === personOf(acting),
  apply: (draft, place, event) => {
    const { seat } = place
    writeLine(draft, place, event, { code: 'act.putBack' })
    handBack(seat)
    changedSeat(draft, seat)
    delete draft.state.recallable
    notifySeats(draft, place, 'task.opened', [seat])
  },
}
