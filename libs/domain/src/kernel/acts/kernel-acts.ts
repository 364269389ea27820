/** The kernel's own acts on a seat, by name: offered in every form that allows them. */
import { addSeats, dropSeat } from './added-seats.js'
import { delegate, opine, takeBack } from './delegation.js'
import { putBack, take, transfer } from './hand-over.js'
import type { KernelAct } from './kernel-act.js'
import { recall, type seatActNames } from './names.js'
import { returnTo } from './return-to.js'
import { tellingActs } from './tell.js'

const acts: Record<(typeof seatActNames)[number], KernelAct> = {
  returnTo,
  transfer,
  delegate,
  takeBack,
  opine,
  addSeats,
  dropSeat,
  take,
  putBack,
}

export const kernelActs: Readonly<Record<string, KernelAct>> = acts

/** Names come from outside. */
export const kernelActOf = (act: string): KernelAct | undefined =>
  Object.hasOwn(kernelActs, act) ? kernelActs[act] : undefined

/** What every kernel act is called, recall and those that only tell included. */
export const kernelActLabels: Readonly<Record<string, string>> = {
  [recall]: '撤回',
  ...Object.fromEntries(
    [...Object.entries(kernelActs), ...Object.entries(tellingActs)].map(([name, { label }]) => [name, label]),
  ),
}
