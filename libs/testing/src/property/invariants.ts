/** What holds of every step of every process. */
import { isDeepStrictEqual } from 'node:util'
import type { AllowedAction } from '#domain/kernel/actions.js'
import type { ActEvent, ProcessEvent } from '#domain/kernel/events.js'
import { findSeat, formOf, roundsOf } from '#domain/kernel/find.js'
import { findStage, targetsOf, terminated, type Lifecycle } from '#domain/kernel/lifecycle.js'
import type { Refusal } from '#domain/kernel/refusal.js'
import type { ProcessState, Rules, Seat } from '#domain/kernel/state.js'
import type { JournalLine, Step, Task } from '#domain/kernel/step.js'
import { nextDueAt } from '#domain/kernel/ticks.js'
import { checkDecision, checkRounds } from './round-invariants.js'
import { must } from './must.js'
import type { Subject } from './subject.js'

/** What a database would hold, and which clock stages have fired. */
export interface Trail {
  tasks: Map<string, Task>
  fired: Set<string>
  /** The last state of each version: what somebody saw who acts on it. */
  seen: Map<number, ProcessState>
}

export const newTrail = (): Trail => ({ tasks: new Map(), fired: new Set(), seen: new Map() })

/** Writing to a frozen value throws: the reducer's input stays as it was. */
export const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    Object.values(value).forEach(frozen)
  }
  return value
}

export const checkUnchanged = (one: unknown, other: unknown): void =>
  must(JSON.stringify(one) === JSON.stringify(other), 'the same event gave two results')

export const checkStep = (
  subject: Subject,
  before: ProcessState,
  event: ProcessEvent,
  step: Step,
  { rules, trail }: { rules: Rules; trail: Trail },
): void => {
  const { state } = step
  must(isDeepStrictEqual(state, JSON.parse(JSON.stringify(state))), 'the state does not survive JSON')
  must(state.stepNo === before.stepNo + 1, 'a step is one step')
  must(state.version >= before.version && state.seatCount >= before.seatCount, 'a version never falls')
  must(event.type === 'tick' || state.answered.at(-1)?.key === event.key, 'an answer is kept')
  if (event.type === 'act') {
    checkAct(before, event, state, trail)
    checkAside(subject.lifecycle, before, event)
    checkDecision(subject.lifecycle, before, event, step.journal)
  }
  trail.seen.set(state.version, state)
  checkMoves(subject, before, event, step)
  checkWaiting(state, rules)
  checkClock(step.journal, before, trail)
  checkTasks(step, trail)
  must(step.nextDueAt === nextDueAt(state, rules), 'the next due moment is written')
}

/** 回避: neither whoever acts nor whom they stand in for has started what is decided. */
const checkAside = (lifecycle: Lifecycle, before: ProcessState, event: ActEvent): void => {
  const place = findSeat(before, event.seatId)
  if (!place || telling.includes(event.act) || !formOf(lifecycle, place.round).avoidsInitiator) return
  must(![event.by, event.onBehalfOf].includes(before.startedBy), 'somebody decides on their own', event)
}

const telling = ['remind', 'copyTo', 'comment']
/** What may be done on a seat while an opinion is awaited on it. */
const besideTheQuestion = ['opine', 'takeBack', 'dropSeat', 'recall']

/** Done by whoever had seen all that matters to them, and seen by whoever comes next. */
const checkAct = (before: ProcessState, event: ActEvent, after: ProcessState, { seen }: Trail): void => {
  if (telling.includes(event.act))
    return must(after.version === before.version, 'telling is no change', event)
  must(after.version > before.version, 'an act is a change', event)
  const { delegation } = findSeat(before, event.seatId)?.seat ?? {}
  const isAwaited = delegation !== undefined && delegation.opinion === undefined
  must(
    !isAwaited || besideTheQuestion.includes(event.act),
    'somebody decided before the opinion was there',
    event,
  )
  // A version in the midst of a step was seen by nobody: whoever names it can only have seen what came of it.
  const shown = [...seen.keys()].find(version => version >= event.expectedVersion)
  const looked = shown === undefined ? undefined : seen.get(shown)
  if (event.act !== 'recall')
    must(
      isDeepStrictEqual(looked && matters(looked, event), matters(before, event)),
      'somebody acted on what they had not seen',
      [event, looked && matters(looked, event), matters(before, event)],
    )
}

/** What somebody deciding on a seat has to have seen: the facts, where everything stands, and the seat itself. */
const matters = (state: ProcessState, { seatId }: ActEvent) => ({
  facts: state.facts,
  stages: Object.values(state.regions).map(({ stage, enteredAt, visited }) => [stage, enteredAt, visited]),
  seat: forWhoeverDecides(findSeat(state, seatId)?.seat),
})

/** A reminder changes nothing that is decided on, and when a seat last changed is no part of what it is. */
const forWhoeverDecides = (seat: Seat | undefined) => ({
  ...seat,
  remindedAt: undefined,
  version: undefined,
  waitsFor: undefined,
})

/** Where each region stands. */
type Stages = Map<string, string>

/** Only moves of the story, or an administrator's. */
const checkMoves = ({ lifecycle }: Subject, before: ProcessState, event: ProcessEvent, step: Step): void => {
  const at: Stages = new Map(Object.entries(before.regions).map(([region, { stage }]) => [region, stage]))
  for (const { region, stage } of step.journal.filter(({ code }) => code === 'stage.entered')) {
    const isLegal =
      isOfTheStory(lifecycle, at, region, stage) ||
      isCommanded(event, region, stage) ||
      isReturn(before, event, region, stage)
    must(isLegal, 'no such move', { region, from: at.get(region), stage })
    at.set(region, stage)
  }
  const recalled = step.journal.some(({ code }) => code === 'act.recalled')
  for (const [region, { stage }] of Object.entries(step.state.regions))
    must(recalled || event.type === 'start' || at.get(region) === stage, 'a move without a line', {
      region,
      stage,
    })
}

const isOfTheStory = (lifecycle: Lifecycle, at: Stages, region: string, stage: string): boolean => {
  const from = at.get(region)
  if (from === undefined) return true
  const targets = Object.values(findStage(lifecycle, region, from)?.on ?? {}).flatMap(targetsOf)
  const moves = [...at].flatMap(([other, where]) => findStage(lifecycle, other, where)?.moves ?? [])
  return targets.includes(stage) || moves.some(move => move.region === region && move.stage === stage)
}

/** Back to where it has been (退回), or straight forward again to whoever returned. */
const isReturn = ({ regions }: ProcessState, event: ProcessEvent, region: string, stage: string): boolean => {
  const { visited = [], returned } = regions[region] ?? {}
  if (event.type === 'act' && event.act === 'returnTo') return visited.includes(stage)
  return returned?.then === 'straight' && returned.from === stage
}

const isCommanded = (event: ProcessEvent, region: string, stage: string): boolean => {
  if (event.type !== 'admin') return false
  const { command } = event
  if (command.name === 'terminate') return region === 'main' && stage === terminated
  return command.name === 'move' && command.region === region && command.stage === stage
}

/** Nothing waits for nobody, and nobody waits for what has ended. */
const checkWaiting = (state: ProcessState, rules: Rules): void => {
  const rounds = roundsOf(state).map(({ round }) => round)
  const isOpen = (seats: { status: string }[]) => seats.some(({ status }) => status === 'open')
  if (state.endedAt !== undefined) return must(rounds.length === 0, 'something is open after the end', rounds)
  checkRounds(rounds)
  const waiting = rounds.some(({ status, seats }) => status === 'open' && isOpen(seats))
  must(waiting || nextDueAt(state, rules) !== undefined, 'the process waits for nobody', state.regions)
  for (const round of rounds)
    must((round.status === 'open') === isOpen(round.seats), 'a round waits for nobody', round)
}

const checkClock = (journal: JournalLine[], before: ProcessState, { fired }: Trail): void => {
  const began = new Map(
    roundsOf(before).map(({ region, round }) => [`${region}.${round.name}`, round.seats[0]?.id]),
  )
  for (const line of journal.filter(({ actor }) => actor === 'clock')) {
    must(line.by === undefined, 'the clock decides in nobody’s name', line)
    const round = began.get(`${line.region}.${line.round}`)
    if (round === undefined) continue
    const once = `${round} ${String(line.detail?.stageId)}`
    must(!fired.has(once), 'a clock stage fired twice', once)
    fired.add(once)
    if (line.code === 'clock.auto') began.clear()
  }
}

/** The tasks written so far are the seats of the state, and everything else is closed. */
const checkTasks = ({ state, tasks }: Step, trail: Trail): void => {
  for (const task of tasks) trail.tasks.set(task.seatId, task)
  const present = new Set<string>()
  for (const { region, within, round } of roundsOf(state).filter(({ round: { quiet } }) => !quiet))
    for (const seat of round.seats) {
      must(!present.has(seat.id), 'a seat number is used twice', seat.id)
      present.add(seat.id)
      const task = trail.tasks.get(seat.id)
      const seen = task && [
        task.region,
        task.stage,
        task.round,
        task.status,
        task.holder,
        task.cancelled,
        task.closedBy,
      ]
      const real = [region, within.stage, round.name, seat.status, seat.holder, seat.cancelled, seat.by]
      must(isDeepStrictEqual(seen, real), 'a task is not what its seat is', { seen, real })
    }
  for (const task of trail.tasks.values())
    must(present.has(task.seatId) || !['open', 'waiting'].includes(task.status), 'a task stayed open', task)
}

const notOffered = [
  'actNotOffered',
  'ownApplication',
  'ownUnit',
  'otherParty',
  'notYourTurn',
  'delegated',
  'seatNotFound',
  'seatClosed',
  'processEnded',
]

/** What is offered can be done (if the body is right), and what is not offered cannot. */
export const checkActions = (
  offered: AllowedAction[],
  events: ActEvent[],
  refusal: (event: ActEvent) => Refusal | undefined,
): void => {
  const keys = new Set(offered.map(({ seatId, act }) => `${seatId} ${act}`))
  for (const event of events) {
    const code = refusal(event)?.code
    const isOffered = keys.has(`${event.seatId} ${event.act}`)
    must(isOffered !== notOffered.includes(code ?? ''), 'offers and refusals differ', {
      act: event.act,
      code,
    })
  }
}
