/** Plays a random sequence against one process after another, checking after every event. */
import { allowedActions } from '#domain/kernel/actions.js'
import { seatActNames } from '#domain/kernel/acts/names.js'
import type { ActEvent, KeyedEvent, ProcessEvent } from '#domain/kernel/events.js'
import { blankState, reduce } from '#domain/kernel/reduce.js'
import { answered, refuse } from '#domain/kernel/refuse.js'
import type { ProcessState, Rules } from '#domain/kernel/state.js'
import { nextDueAt } from '#domain/kernel/ticks.js'
import type { Command } from './commands.js'
import { actEvent, actsOf, eventOf, liveSeatsOf, openSeatsOf, personOf, rulesOf, type Scene } from './draw.js'
import { checkActions, checkStep, checkUnchanged, frozen, newTrail, type Trail } from './invariants.js'
import type { Subject } from './subject.js'

const hourMs = 3_600_000
/** Acts within which whoever keeps deciding must have come to an end. */
const enough = 80
/** A body that suits every act of the kernel on a seat. */
const toStranger = {
  to: 'stranger',
  people: ['stranger'],
  where: 'beside',
  stage: '',
  reason: '',
  budget: { unit: 'workingDays', amount: 1 },
}

export class Machine {
  /** Events that changed something, over all processes of the sequence. */
  applied = 0
  /** Stages the main lines entered. */
  readonly stages = new Set<string>()
  private state: ProcessState
  private rules: Rules
  private trail: Trail = newTrail()
  private lastEvent?: KeyedEvent
  private moved = false
  private keys = 0

  constructor(
    private readonly subject: Subject,
    private now: number,
  ) {
    this.rules = rulesOf(subject, 0)
    this.state = this.blank()
  }

  play(commands: Command[]): void {
    commands.forEach((command, drawn) => {
      if (this.state.endedAt !== undefined || this.state.stepNo === 0) this.startAnew(drawn)
      this.obey(command)
    })
    this.bringToAnEnd()
  }

  private bringToAnEnd(): void {
    for (let acts = 0; this.state.endedAt === undefined; acts += 1) {
      if (acts > enough) throw new Error(`no end in sight in ${JSON.stringify(this.state.regions)}`)
      const event = this.subject.towardsTheEnd
        .flatMap(act =>
          openSeatsOf(this.state).map(place =>
            actEvent(
              this.scene(),
              place,
              act,
              place.seat.holder.personId ?? `decider for ${place.seat.chair}`,
            ),
          ),
        )
        .find(candidate => !this.refusal(candidate))
      const question = event ?? this.openQuestion()
      if (question && question !== event) {
        this.attempt(question)
        continue
      }
      if (!event) throw new Error(`nobody can decide in ${JSON.stringify(this.state.regions)}`)
      this.attempt(event)
    }
  }

  /** An opinion that somebody still waits for, taken back. */
  private openQuestion(): KeyedEvent | undefined {
    const place = openSeatsOf(this.state).find(({ seat }) => seat.delegation && !seat.delegation.opinion)
    const by = place?.seat.delegation?.by
    return place && by !== undefined ? actEvent(this.scene(), place, 'takeBack', by) : undefined
  }

  private startAnew(drawn: number): void {
    this.trail = newTrail()
    this.state = this.blank()
    this.moved = false
    const facts = this.subject.facts(drawn, this.now)
    this.attempt({ type: 'start', ...this.keyed('starter'), title: 'process', facts })
  }

  private obey(command: Command): void {
    if (command.does === 'wait') return this.wait(command.hours)
    if (command.does === 'repeat') return this.repeat()
    const event = eventOf(this.scene(), command)
    if (event) this.attempt(event)
  }

  /** As the driver does: every clock at its moment, or all at once after an outage. */
  private wait(hours: number): void {
    const end = this.now + hours * hourMs
    const outage = hours % 5 === 0
    for (;;) {
      const dueAt = nextDueAt(this.state, this.rules)
      if (dueAt === undefined || dueAt > end) break
      this.now = outage ? end : Math.max(this.now, dueAt)
      this.attempt({ type: 'tick' })
    }
    this.now = end
  }

  /** The very same event is answered from memory, and cannot be done again under another key. */
  private repeat(): void {
    const event = this.lastEvent
    if (!event || event.type === 'start') return
    if (!answered(this.state, event)) throw new Error(`the answer to ${event.key} was forgotten`)
    if (event.type !== 'act' || !this.hasCompleted(event)) return
    const again = { ...event, ...this.keyed(event.by), expectedVersion: this.state.version }
    if (!this.refusal(again)) throw new Error(`${event.act} on ${event.seatId} could be done twice`)
  }

  private hasCompleted({ act, seatId }: ActEvent): boolean {
    return act === 'recall' || this.state.recallable?.seatId === seatId
  }

  private attempt(event: ProcessEvent): void {
    const { lifecycle } = this.subject
    const before = frozen(this.state)
    const rules = frozen(this.rules)
    if (event.type !== 'tick' && this.refusal(frozen(event))) return
    const { step, rules: after } = reduce(lifecycle, before, rules, frozen(event), this.now)
    if (this.applied % 4 === 0) checkUnchanged(step, reduce(lifecycle, before, rules, event, this.now).step)
    checkStep(this.subject, before, event, step, { rules: after, trail: this.trail })
    Object.assign(this, { state: step.state, rules: after, applied: this.applied + 1 })
    if (event.type !== 'tick') this.lastEvent = event
    if (this.applied % 4 === 0) this.checkOffers()
    this.moved ||= event.type === 'admin' && ['move', 'skip'].includes(event.command.name)
    this.subject.check?.(this.state, { moved: this.moved })
    for (const { code, region, stage } of step.journal)
      if (code === 'stage.entered' && region === 'main') this.stages.add(stage)
  }

  /** Whoever looks holds an office at the agency, and every seat for the moment. */
  private checkOffers(): void {
    const personId = personOf(this.applied)
    const offices = [{ role: 'AgencyLiaison' as const, unitId: 'agency' }]
    const viewer = { personId, offices, holds: () => true }
    const offered = allowedActions(this.subject.lifecycle, this.state, this.rules, viewer)
    const scene = this.scene()
    const events = liveSeatsOf(this.state).flatMap(place => [
      ...actsOf(scene, place).map(act => ({ ...actEvent(scene, place, act, personId), offices })),
      ...seatActNames.map(act => ({ ...actEvent(scene, place, act, personId), offices, body: toStranger })),
    ])
    checkActions(offered, events, event => this.refusal(event))
  }

  private refusal(event: KeyedEvent) {
    return refuse(this.subject.lifecycle, this.state, this.rules, event, this.now)
  }

  private scene(): Scene {
    return { subject: this.subject, state: this.state, keyed: by => this.keyed(by) }
  }

  private keyed(by: string) {
    this.keys += 1
    return { key: `key-${this.keys}`, bodyHash: 'hash', by }
  }

  private blank(): ProcessState {
    return blankState(this.subject.lifecycle.kind, 'process-1', this.rules)
  }
}
