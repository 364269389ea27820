/** What a random sequence needs to know of a process beyond its lifecycle. */
import type { Lifecycle } from '#domain/kernel/lifecycle.js'
import type { ProcessState, Rules, Seat } from '#domain/kernel/state.js'
import type { PersonId } from '#domain/organisation/roles.js'

export interface Subject {
  lifecycle: Lifecycle
  /** Facts to start with, by a number drawn. */
  facts(drawn: number, at: number): unknown
  /** Policies of which one is in force and another may be adopted. */
  policies: { version: string }[]
  /** A body that fits the act's form; it may still be refused. */
  body(act: string, state: ProcessState, seat: Seat, drawn: number): unknown
  /** Acts that lead to an end, the most decisive first. */
  towardsTheEnd: string[]
  /** Acts that end a process at once and are drawn seldom, lest sequences be short. */
  endings: string[]
  /** What holds of this process, moved by an administrator or not. @throws Error saying what does not */
  check?(state: ProcessState, known: { moved: boolean }): void
  calendar: Rules['calendar']
  /** For whom whoever is drawn acts as a substitute (乙 代 甲), if for anybody. */
  standsInFor?(drawn: number): PersonId | undefined
}
