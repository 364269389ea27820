/** The kernel's own acts on a seat, by name: offered in every form that allows them. */
import { addSeats, dropSeat } from './added-seats.js'
import { delegate, opine, takeBack } from './delegation.js'
import { putBack, take, transfer } from './hand-over.js'
import type { KernelAct } from './kernel-act.js'
import { kernelForms } from './kernel-forms.js'
import { recall, type seatActNames } from './names.js'
import { requestExtension } from './request-extension.js'
import { returnTo } from './return-to.js'
import { tellingActs } from './tell.js'

const byName: Record<(typeof seatActNames)[number], KernelAct> = {
  returnTo,
  transfer,
  delegate,
  takeBack,
  opine,
  addSeats,
  dropSeat,
  take,
  putBack,
  requestExtension,
}

export const kernelActs: Readonly<Record<string, KernelAct>> = byName

/** Names come from outside. */
export const kernelActOf = (act: string): KernelAct | undefined =>
  Object.hasOwn(kernelActs, act) ? kernelActs[act] : undefined

/** What every kernel act is called: recall, those that only tell, and those on forms of the kernel's own included. */
export const kernelActLabels: Readonly<Record<string, string>> = {
  [recall]: '撤回',
  ...Object.fromEntries(
    [
      ...Object.values(kernelForms).flatMap(({ acts }) => Object.entries(acts)),
      ...Object.entries(kernelActs),
      ...Object.entries(tellingActs),
    ].map(([name, { label }]) => [name, label]),
  ),
}
