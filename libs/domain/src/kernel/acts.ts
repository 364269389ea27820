/** What people do: taking back, telling, the kernel's own acts on a seat, and the acts of its form. */
import { applyFormAct } from './acts/form-act.js'
import { kernelActOf } from './acts/kernel-acts.js'
import { recall } from './acts/names.js'
import { tellingActOf } from './acts/tell.js'
import type { Draft } from './draft.js'
import type { ActEvent } from './events.js'
import { findSeat } from './find.js'
import { applyRecall } from './recall.js'

export const applyAct = (draft: Draft, event: ActEvent): void => {
  if (event.act === recall) return applyRecall(draft, event)
  const telling = tellingActOf(event.act)
  if (telling) return telling.apply(draft, event)
  const place = findSeat(draft.state, event.seatId)
  if (!place) throw new Error(`no seat ${event.seatId}`)
  const act = kernelActOf(event.act)
  return act ? act.apply(draft, place, event) : applyFormAct(draft, place, event)
}
