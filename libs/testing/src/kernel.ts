/** Plays a process in memory, as the driver would: refuse, reduce, take over; what is overdue fires first. */
import { instantAt, type Instant } from '#domain/calendar/local-date.js'
import { stateCouncilCalendar } from '#domain/calendar/state-council.js'
import type { ActEvent, AdminCommand, KeyedEvent, ProcessEvent } from '#domain/kernel/events.js'
import { openRoundsOf } from '#domain/kernel/find.js'
import type { Lifecycle } from '#domain/kernel/lifecycle.js'
import { blankState, reduce } from '#domain/kernel/reduce.js'
import type { Refusal } from '#domain/kernel/refusal.js'
import { refuse } from '#domain/kernel/refuse.js'
import type { ProcessState, Rules, Seat } from '#domain/kernel/state.js'
import type { JournalLine, Notice, Step, Task } from '#domain/kernel/step.js'
import { nextDueAt } from '#domain/kernel/ticks.js'

/** `2026-09-28 09:00` in Shanghai. */
export const moment = (text: string): Instant => instantAt(text.slice(0, 10), text.slice(11))

export const rulesOf = <P>(policy: P & { version: string }): Rules => ({
  policy,
  calendar: stateCouncilCalendar,
})

/** Which seat: its round, its chair, and how it came to be when there are several. */
export interface SeatAt {
  round: string
  chair: string
  origin?: Seat['origin']
}

export interface Acting extends SeatAt {
  act: string
  body?: unknown
  /** Whoever sits there, unless said otherwise. */
  by?: string
  expectedVersion?: number
}

export class Play {
  state: ProcessState
  readonly journal: JournalLine[] = []
  readonly notices: Notice[] = []
  /** Every task the steps wrote, as a table would hold them. */
  readonly tasks = new Map<string, Task>()
  last?: Step
  private keys = 0

  constructor(
    readonly lifecycle: Lifecycle,
    public rules: Rules,
    public now: Instant,
  ) {
    this.state = blankState(lifecycle.kind, 'process-1', rules)
  }

  start(facts: unknown, by = 'starter'): this {
    return this.apply({ type: 'start', ...this.keyed(by), title: 'a process', facts })
  }

  /** @throws Error naming the refusal */
  act(acting: Acting): this {
    return this.apply(this.eventOf(acting))
  }

  refusalOf(acting: Acting): Refusal | undefined {
    return this.refusalOfEvent(this.eventOf(acting))
  }

  recall(seatId = this.state.recallable?.seatId ?? '', by = this.state.recallable?.by ?? ''): this {
    return this.apply(this.recallEvent(seatId, by))
  }

  refusalOfRecall(seatId = this.state.recallable?.seatId ?? '', by = this.state.recallable?.by ?? '') {
    return this.refusalOfEvent(this.recallEvent(seatId, by))
  }

  admin(command: AdminCommand): this {
    return this.apply({ type: 'admin', ...this.keyed('administrator'), reason: 'as decided', command })
  }

  refusalOfCommand(command: AdminCommand): Refusal | undefined {
    return this.refusalOfEvent({ type: 'admin', ...this.keyed('administrator'), reason: '', command })
  }

  /** Lets time pass: every clock fires at its moment. */
  until(text: string): this {
    const end = moment(text)
    for (;;) {
      const dueAt = nextDueAt(this.state, this.rules)
      if (dueAt === undefined || dueAt > end) break
      this.now = Math.max(this.now, dueAt)
      this.apply({ type: 'tick' })
    }
    this.now = Math.max(this.now, end)
    return this
  }

  apply(event: ProcessEvent): this {
    const refused = event.type === 'tick' ? undefined : this.refusalOfEvent(event)
    if (refused) throw new Error(`refused: ${refused.code} ${JSON.stringify(refused.detail ?? {})}`)
    const { step, rules } = reduce(this.lifecycle, this.state, this.rules, event, this.now)
    this.state = step.state
    this.rules = rules
    this.last = step
    this.journal.push(...step.journal)
    this.notices.push(...step.notices)
    for (const task of step.tasks) this.tasks.set(task.seatId, task)
    return this
  }

  stage(region = 'main'): string | undefined {
    return this.state.regions[region]?.stage
  }

  seat({ round: name, chair, origin }: SeatAt): Seat {
    const seats = openRoundsOf(this.state)
      .filter(({ round }) => round.name === name)
      .flatMap(({ round }) => round.seats)
      .filter(seat => seat.status === 'open' && seat.chair === chair)
    const seat = origin ? seats.find(each => each.origin === origin) : seats[0]
    if (!seat) throw new Error(`no open seat ${name}/${chair} in ${this.stage() ?? 'nothing'}`)
    return seat
  }

  /** `round/chair` of the seats people see as to do. */
  open(): string[] {
    return openRoundsOf(this.state).flatMap(({ round }) =>
      round.seats
        .filter(({ status }) => status === 'open' && !round.quiet)
        .map(({ chair, origin }) => `${round.name}/${chair}${origin ? ` ${origin}` : ''}`),
    )
  }

  refusalOfEvent(event: KeyedEvent): Refusal | undefined {
    return refuse(this.lifecycle, this.state, this.rules, event, this.now)
  }

  keyed(by: string) {
    this.keys += 1
    return { key: `key-${this.keys}`, bodyHash: `hash-${this.keys}`, by }
  }

  private eventOf({ act, body = {}, by, expectedVersion, ...at }: Acting): ActEvent {
    const seat = this.seat(at)
    return {
      type: 'act',
      ...this.keyed(by ?? seat.holder.personId ?? `${at.chair}-person`),
      act,
      seatId: seat.id,
      expectedVersion: expectedVersion ?? this.state.version,
      body,
    }
  }

  private recallEvent(seatId: string, by: string): ActEvent {
    const expectedVersion = this.state.version
    return { type: 'act', ...this.keyed(by), act: 'recall', seatId, expectedVersion, body: {} }
  }
}
