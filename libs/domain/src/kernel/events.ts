/** Everything that can happen to a process. A person's act carries the key that makes it happen once. */
import type { Budget } from '../calendar/clock.js'
import type { PersonId, UnitId } from '../organisation/roles.js'
import type { Holder, Office, Rules, Stance } from './state.js'

interface Keyed {
  /** The request's idempotency key; also the Temporal update id. */
  key: string
  /** SHA-256 of the canonical request: the same key with another body is refused. */
  bodyHash: string
  by: PersonId
}

export interface StartEvent extends Keyed {
  type: 'start'
  title: string
  facts: unknown
}

export interface ActEvent extends Keyed {
  type: 'act'
  act: string
  seatId: string
  /** The version the person was looking at. */
  expectedVersion: number
  /** What `by` holds now, and `onBehalfOf` too: for 回避 by unit and for passing the same person's next step. */
  offices?: Office[]
  /** The principal, when a substitute acts (乙 代 甲). */
  onBehalfOf?: PersonId
  body: unknown
}

/** The kernel's own acts, offered on every seat whose form allows them; what their bodies say once they are checked. */
export interface TransferBody {
  to: PersonId
  reason: string
}
export interface ReturnBody {
  stage: string
  then: 'walk' | 'straight'
  reason: string
}
export interface DelegateBody {
  to: PersonId
  reason: string
}
export interface OpineBody {
  opinion: string
  stance: Stance
}
export interface AddSeatsBody {
  where: 'before' | 'after' | 'beside'
  people: PersonId[]
  reason: string
  /** The office in which each is asked, in the order of `people`; the adder's seat's own unless said. */
  offices?: Office[]
}
export interface ExtensionBody {
  budget: Budget
  reason: string
}
export interface CopyBody {
  people: PersonId[]
  note?: string
}
export interface CommentBody {
  text: string
  mentions?: PersonId[]
  files?: string[]
}

export type AdminCommand =
  | { name: 'move'; region: string; stage: string }
  | { name: 'reassign'; seatId: string; holder: Holder }
  | { name: 'extend'; region: string; round: string; budget: Budget }
  /** The clock of an open round stands still; no stage fires until it is resumed. */
  | { name: 'pause'; region: string; round: string }
  | { name: 'resume'; region: string; round: string }
  /** An open round is decided in its holders' place. */
  | { name: 'skip'; region: string; round: string; outcome: string }
  | { name: 'terminate' }
  | { name: 'adoptRules'; rules: Rules }
  /** The demo's clock. With `toMs` it runs ahead by that much afterwards, however far it did before, and never less. */
  | { name: 'fastForward'; byMs: number; toMs?: number }
  | { name: 'rebuilt' }
  /** Somebody's seat goes back to the office it belongs to; an office without people is told to administrators. */
  | { name: 'release'; seatId: string }
  /** A seat whose office has nobody goes to another one. */
  | { name: 'fallback'; seatId: string; holder: Office }
  /** Units became others: old id → new id, in facts, open seats and sight. */
  | { name: 'relocate'; units: Record<UnitId, UnitId> }

export interface AdminEvent extends Keyed {
  type: 'admin'
  reason: string
  command: AdminCommand
}

/** Time has passed: whatever is due fires. */
export interface TickEvent {
  type: 'tick'
}

export type KeyedEvent = StartEvent | ActEvent | AdminEvent
export type ProcessEvent = KeyedEvent | TickEvent
