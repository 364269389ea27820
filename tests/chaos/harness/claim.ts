/**
 * One claim as its clients know it: the reducer tells beforehand what each click must lead to, so that whatever
 * Postgres holds in the end can be compared with what ought to be there.
 */
import { createHash, randomUUID } from 'node:crypto'
import type { ActEvent, KeyedEvent, StartEvent } from '#domain/kernel/events.js'
import { openRoundsOf } from '#domain/kernel/find.js'
import { blankState, reduce } from '#domain/kernel/reduce.js'
import type { ProcessState, Rules, Seat } from '#domain/kernel/state.js'
import type { Step } from '#domain/kernel/step.js'
import type { ClaimFacts } from '#workflows/claim/claim.facts.js'
import { claim as lifecycle } from '#workflows/claim/claim.lifecycle.js'
import type { ClaimPolicy } from '#workflows/claim/claim.policy.js'
import { claimFacts } from '#testing/claims.js'
import { holdersOf, type Parties } from './district.js'
import type { Move } from './roads.js'

export class Claim {
  state: ProcessState
  /** What each click must have written, in order. */
  readonly steps: Step[] = []

  constructor(
    readonly parties: Parties,
    readonly rules: Rules<ClaimPolicy>,
    readonly road: readonly Move[],
    processId: string = randomUUID(),
  ) {
    this.state = blankState('claim', processId, rules)
  }

  get processId(): string {
    return this.state.processId
  }

  get hasEnded(): boolean {
    return this.state.endedAt !== undefined
  }

  /** Moves made so far: each is one step, the offer is the first. Rebuilds add steps of their own. */
  private made = 0

  /** The API chooses the id of what is offered through it. */
  named(processId: string): void {
    this.state.processId = processId
  }

  next(): Move | undefined {
    return this.road[this.made]
  }

  start(): StartEvent {
    const by = holdersOf({ role: 'AgencyLiaison', unitId: this.parties.agencyId })[0] ?? ''
    const { title, ...parties } = this.parties
    const facts: ClaimFacts = claimFacts({ ...parties, personId: by }, Date.now(), this.rules.policy)
    return { type: 'start', ...keyed(facts, by), title, facts }
  }

  /** One click of each person who may make the next move, all for the same seat. */
  clicks({ round, act, body }: Move): ActEvent[] {
    const seat = this.openSeat(round)
    return holdersOf(seat.holder)
      .filter(person => person !== this.state.startedBy || round !== 'verdict')
      .map(by => ({
        type: 'act',
        ...keyed([round, act, body], by),
        act,
        seatId: seat.id,
        expectedVersion: this.state.version,
        body,
      }))
  }

  /** What has been acknowledged has happened. */
  take(event: KeyedEvent): void {
    const { step } = reduce(lifecycle, this.state, this.rules, event, Date.now())
    this.steps.push(step)
    this.state = step.state
    if (event.type === 'act') this.made += 1
  }

  private openSeat(round: string): Seat {
    const seat = openRoundsOf(this.state)
      .filter(open => open.round.name === round)
      .flatMap(open => open.round.seats)
      .find(({ status }) => status === 'open')
    if (!seat) throw new Error(`no open seat in ${round} of ${this.processId}`)
    return seat
  }
}

const keyed = (content: unknown, by: string) => ({
  key: randomUUID(),
  bodyHash: createHash('sha256').update(JSON.stringify(content)).digest('hex'),
  by,
})
