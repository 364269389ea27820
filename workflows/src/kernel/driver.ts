/**
 * Runs any lifecycle on Temporal: events queue, one at a time; each makes one commit; the clock sleeps in one
 * condition. Handlers stand before the first await, so a start followed at once by a click is never refused.
 */
import {
  allHandlersFinished,
  ApplicationFailure,
  condition,
  continueAsNew,
  defineUpdate,
  setHandler,
  TemporalFailure,
  workflowInfo,
} from '@temporalio/workflow'
import {
  actUpdate,
  adminUpdate,
  closedFailure,
  defectFailure,
  refusalFailure,
  type ActMessage,
  type AdminMessage,
  type ProcessInput,
  type UpdateAnswer,
} from '#contracts/workflow/process.js'
import type { Instant } from '#domain/calendar/local-date.js'
import type { AdminEvent, KeyedEvent, ProcessEvent } from '#domain/kernel/events.js'
import type { Lifecycle } from '#domain/kernel/lifecycle.js'
import { reduce } from '#domain/kernel/reduce.js'
import { answered, refuse } from '#domain/kernel/refuse.js'
import { refusal, type Refusal } from '#domain/kernel/refusal.js'
import type { Answer, AnsweredKey, ProcessState, Rules } from '#domain/kernel/state.js'
import { nextDueAt } from '#domain/kernel/ticks.js'
import { commit } from './commit.js'

const act = defineUpdate<UpdateAnswer, [ActMessage]>(actUpdate)
const administer = defineUpdate<UpdateAnswer, [AdminMessage]>(adminUpdate)

/** What one run holds; `turns` is the end of the queue of events. */
interface Run {
  lifecycle: Lifecycle
  state: ProcessState
  rules: Rules
  /** When something next happens by itself, in business time; derived from state and rules once a step. */
  dueAt: Instant | undefined
  /** Nothing more may be written: another epoch runs the process, or its start was refused. */
  closed: boolean
  turns: Promise<unknown>
}

export const runProcess = async (
  lifecycle: Lifecycle,
  { state, rules, first }: ProcessInput,
): Promise<void> => {
  const run: Run = {
    lifecycle,
    state,
    rules,
    dueAt: nextDueAt(state, rules),
    closed: false,
    turns: Promise.resolve(),
  }
  const validator = (event: KeyedEvent): void => validate(run, event)
  setHandler(act, event => answer(run, event), { validator })
  setHandler(administer, event => answer(run, event), { validator })
  if (first) await begin(run, first)
  await live(run)
  await condition(allHandlersFinished)
  if (!isOver(run))
    await continueAsNew<(input: ProcessInput) => Promise<void>>({ state: run.state, rules: run.rules })
}

const isOver = ({ state, closed }: Run): boolean => closed || state.endedAt !== undefined

/**
 * Waits for people and the clock until the process ends, or its history has grown long. A timer whose deadline has
 * moved away is left to ring for nothing once: replacing it would cost every act two events and a wake-up.
 */
const live = async (run: Run): Promise<void> => {
  while (!isToLeave(run)) {
    const wakeAt = ringsAt(run)
    const isSooner = () => isToLeave(run) || ringsAt(run) < wakeAt
    if (wakeAt === Infinity) await condition(isSooner)
    else if (wakeAt > Date.now()) await condition(isSooner, wakeAt - Date.now())
    else await inTurn(run, () => catchUp(run))
  }
}

const isToLeave = (run: Run): boolean => isOver(run) || workflowInfo().continueAsNewSuggested

/** Business time is the process's time. */
const now = ({ state }: Run): number => Date.now() + state.aheadMs
/** The real moment of what is due next. */
const ringsAt = ({ dueAt, state }: Run): number => (dueAt === undefined ? Infinity : dueAt - state.aheadMs)

const inTurn = <T>(run: Run, work: () => Promise<T>): Promise<T> => {
  const turn = run.turns.then(work)
  run.turns = turn.catch(() => undefined)
  return turn
}

/** The rebuild's own line comes before the clock; when a later rebuild has overtaken this one, the run just ends. */
const begin = async (run: Run, first: AdminEvent): Promise<void> => {
  try {
    await inTurn(run, () => decide(run, first))
  } catch (error) {
    if (!run.closed) throw error
  }
}

/** An event that cannot be decided fails alone: a plain error would hold up the whole process. */
const answer = async (run: Run, event: KeyedEvent): Promise<Answer> => {
  try {
    return await inTurn(run, () => decide(run, event))
  } catch (error) {
    throw error instanceof TemporalFailure ? error : defect(error)
  } finally {
    closeUnlessStarted(run)
  }
}

/** A process that did not come to be must not leave a run behind. */
const closeUnlessStarted = (run: Run): void => {
  if (run.state.stepNo > 0) return
  run.closed = true
}

/** Synchronous, on the state as it stands; the handler asks again when its turn comes. */
const validate = (run: Run, event: KeyedEvent): void => {
  if (run.closed || answered(run.state, event) || isDue(run)) return
  const reason = refuse(run.lifecycle, run.state, run.rules, event, now(run))
  if (reason && !knowsMore(run, event)) throw refused(reason)
}

/**
 * A commit whose worker died before its answer stood in the history leaves Postgres ahead, and people see Postgres:
 * a version that this run has not reached tells of it, and a command is none the worse for a second look.
 */
const knowsMore = ({ state }: Run, event: KeyedEvent): boolean =>
  event.type === 'admin' || (event.type === 'act' && event.expectedVersion > state.version)

const isDue = (run: Run): boolean => ringsAt(run) <= Date.now()

const decide = async (run: Run, event: KeyedEvent): Promise<Answer> => {
  for (;;) {
    const known = answered(run.state, event)
    if (known) return repeat(known, event)
    if (isDue(run)) await catchUp(run)
    if (run.closed) throw ApplicationFailure.nonRetryable('this run has ended', closedFailure)
    const reason = refuse(run.lifecycle, run.state, run.rules, event, now(run))
    if (reason && knowsMore(run, event) && (await lookAhead(run))) continue
    if (reason) throw refused(reason)
    const decided = await step(run, event)
    if (decided) return decided
  }
}

/**
 * Asks for the step that this run stands on once more: nothing is written, and the answer is what Postgres holds.
 * @returns whether that was news
 */
const lookAhead = async (run: Run): Promise<boolean> => {
  const held = await commit({ state: run.state, journal: [], tasks: [], notices: [], units: [] })
  run.closed ||= held.status === 'fenced'
  if (held.status !== 'ahead') return run.closed
  const isNews = held.state.stepNo > run.state.stepNo
  adopt(run, held)
  return isNews
}

/** Overdue stages fire before a late act is decided. */
const catchUp = async (run: Run): Promise<void> => {
  while (!isOver(run) && isDue(run)) await step(run, { type: 'tick' })
}

/** Reduces and commits one event. @returns the answer, or undefined when the state had to be adopted first */
const step = async (run: Run, event: ProcessEvent): Promise<Answer | undefined> => {
  const next = reduce(run.lifecycle, run.state, run.rules, event, now(run))
  const result = await commit(next.step)
  switch (result.status) {
    case 'committed':
      run.state = next.step.state
      run.rules = next.rules
      run.dueAt = next.step.nextDueAt
      return run.state.answered.at(-1)?.answer
    case 'ahead':
      adopt(run, result)
      return repeatOf(result.answered, event)
    case 'repeated':
      return repeatOf(result.answered, event)
    case 'fenced':
      run.closed = true
      return repeatOf(result.answered, event)
    case 'refused':
      throw refused(result.refusal)
  }
}

/** Takes over what Postgres holds. */
const adopt = (run: Run, { state, rules }: { state: ProcessState; rules: Rules }): void => {
  run.state = state
  run.rules = rules
  run.dueAt = nextDueAt(state, rules)
}

const repeatOf = (known: AnsweredKey | undefined, event: ProcessEvent): Answer | undefined =>
  known && event.type !== 'tick' ? repeat(known, event) : undefined

const repeat = (known: AnsweredKey, event: KeyedEvent): Answer => {
  if (known.bodyHash !== event.bodyHash) throw refused(refusal('keyReused'))
  return known.answer
}

const refused = (reason: Refusal): ApplicationFailure =>
  ApplicationFailure.create({
    message: reason.code,
    type: refusalFailure,
    nonRetryable: true,
    details: [reason],
  })

const defect = (error: unknown): ApplicationFailure =>
  ApplicationFailure.create({
    message: error instanceof Error ? error.message : String(error),
    type: defectFailure,
    nonRetryable: true,
    ...(error instanceof Error && { cause: error }),
  })
