/** Everything that can happen to a process. A person's act carries the key that makes it happen once. */
import type { Budget } from '../calendar/clock.js'
import type { PersonId, UnitId } from '../organisation/roles.js'
import type { Holder, Rules } from './state.js'

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
  body: unknown
}

/** The kernel's own acts, offered on every seat whose form allows them. */
export interface TransferBody {
  to: PersonId
  reason: string
}

export type AdminCommand =
  | { name: 'move'; region: string; stage: string }
  | { name: 'reassign'; seatId: string; holder: Holder }
  | { name: 'extend'; region: string; round: string; budget: Budget }
  | { name: 'terminate' }
  | { name: 'adoptRules'; rules: Rules }
  | { name: 'fastForward'; byMs: number }
  | { name: 'rebuilt' }
  /** Somebody's seat goes back to the office it belongs to; an office without people is told to administrators. */
  | { name: 'release'; seatId: string }
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
