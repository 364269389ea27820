/** What the kernel's own acts have in common: who is offered them, why they are refused, what they do. */
import type { Instant } from '../../calendar/local-date.js'
import type { Draft } from '../draft.js'
import type { ActEvent } from '../events.js'
import type { SeatPlace } from '../find.js'
import type { ActEffect, Form, Lifecycle } from '../lifecycle.js'
import type { Refusal } from '../refusal.js'
import type { Acting } from '../stand-aside.js'
import type { ProcessState, Rules } from '../state.js'

/** One seat, and everything that what may be done on it depends on. */
export interface Scene extends SeatPlace {
  lifecycle: Lifecycle
  state: ProcessState
  rules: Rules
  form: Form<unknown, unknown>
  /** Left out where nothing asked for depends on it. */
  now?: Instant
}

export interface KernelAct {
  label: string
  effect: ActEffect
  confirm?: true
  /**
   * Whose seat it must be: the holder's, as for the form's own acts; or nobody's, when the act goes by what the person
   * has done before (took away, added) rather than by the seat.
   */
  by: 'holder' | 'formerHand'
  isOffered(scene: Scene, acting: Acting): boolean
  /** Why it cannot be done at this moment, whatever the body says; then it is not offered either. */
  mayNotNow?(scene: Scene): Refusal | undefined
  /** What only the body can be blamed for. */
  refuses?(scene: Scene, event: ActEvent): Refusal | undefined
  apply(draft: Draft, place: SeatPlace, event: ActEvent): void
}
