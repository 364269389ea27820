/** Plays a process's story in the past: the same reducer that runs in the workflow, with the clock of that day. */
import { createHash } from 'node:crypto'
import type { Pool } from 'pg'
import { addWorkingDays, type CalendarData } from '#domain/calendar/working-days.js'
import { instantAt, localDateOf, type Instant } from '#domain/calendar/local-date.js'
import type { ActEvent } from '#domain/kernel/events.js'
import { openRoundsOf } from '#domain/kernel/find.js'
import type { Lifecycle } from '#domain/kernel/lifecycle.js'
import { blankState, reduce } from '#domain/kernel/reduce.js'
import { refuse } from '#domain/kernel/refuse.js'
import type { ProcessState, Rules, Seat } from '#domain/kernel/state.js'
import type { Reduced, Step } from '#domain/kernel/step.js'
import { nextDueAt } from '#domain/kernel/ticks.js'
import { commitStep } from '#persistence/process/commit-step.js'

/** One act: so many working days after the one before. */
export interface StoryAct<F> {
  afterWorkingDays: number
  form: string
  /** Not given: each chair that has yet to act, one after another. */
  chair?: string
  act: string
  body: (facts: F) => unknown
  /** Not whoever sits on the seat: the platform itself. */
  by?: string
  /** On the seat that was opened beside one that is late. */
  bySuperior?: true
}

export interface Story<F> {
  key: string
  lifecycle: Lifecycle
  rules: Rules
  title: string
  facts: (now: Instant) => F
  startedBy: string
  acts: StoryAct<F>[]
  /** Working days between the last act and today. */
  ageWorkingDays: number
  /** Who sits on a seat. */
  actor: (seat: Seat) => string
}

/** Several stories that take the same course. */
export interface Scenario<Acts> {
  name: string
  count: number
  acts: Acts
  /** Working days since the last act: from, and how many more for each further one. */
  age: [from: number, step: number]
}

export const eachOf = <S extends { count: number }>(
  scenarios: readonly S[],
): { scenario: S; index: number }[] =>
  scenarios.flatMap(scenario => Array.from({ length: scenario.count }, (_, index) => ({ scenario, index })))

/** Working days since the last act of the one with this index. */
export const ageOf = ({ age: [from, step] }: Pick<Scenario<unknown>, 'age'>, index: number): number =>
  Math.floor(from + index * step)

/** A stable UUID for a demo thing: the same demo is the same rows. */
export const demoId = (key: string): string => {
  const hex = createHash('sha256').update(key).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** Each act falls on its working day, in office hours, a few minutes apart from every other. */
const moments = <F>(
  { key, acts, ageWorkingDays }: Story<F>,
  calendar: CalendarData,
  now: Instant,
): Instant[] => {
  const minutes = parseInt(createHash('sha256').update(key).digest('hex').slice(0, 4), 16) % 420
  const span = acts.reduce((sum, act) => sum + act.afterWorkingDays, 0)
  let day = addWorkingDays(calendar, localDateOf(now), -(span + ageWorkingDays))
  return [0, ...acts.map(act => act.afterWorkingDays)].map((gap, index) => {
    if (gap > 0) day = addWorkingDays(calendar, day, gap)
    return instantAt(day, '09:05') + (minutes + index * 7) * 60_000
  })
}

/**
 * Every step of the story, clocks included, up to `now`; each is made when it is asked for, so that a body may look at what
 * the steps before it have left.
 * @throws Error when the story breaks a rule
 */
export function* play<F>(story: Story<F>, now: Instant): Generator<Step> {
  const { lifecycle } = story
  let { rules } = story
  let state: ProcessState = blankState(lifecycle.kind, demoId(story.key), rules)
  const take = (next: Reduced): Step => {
    state = next.step.state
    rules = next.rules
    return next.step
  }
  function* tickUntil(until: Instant) {
    for (let due = nextDueAt(state, rules); due !== undefined && due <= until; due = nextDueAt(state, rules))
      yield take(reduce(lifecycle, state, rules, { type: 'tick' }, due))
  }
  const [startedAt = now, ...times] = moments(story, rules.calendar, now)
  const start = {
    type: 'start' as const,
    key: `${story.key}-0`,
    bodyHash: '',
    by: story.startedBy,
    title: story.title,
    facts: story.facts(startedAt),
  }
  yield take(reduce(lifecycle, state, rules, start, startedAt))
  for (const [index, act] of story.acts.entries()) {
    const at = times[index] ?? now
    yield* tickUntil(at)
    for (const chair of chairsOf(act, state)) {
      const event = eventOf(story, act, { chair, key: keyOf(story.key, index + 1, act, chair) }, state)
      const reason = refuse(lifecycle, state, rules, event, at)
      if (reason) throw new Error(`${event.key} ${act.act}: ${reason.code}`)
      yield take(reduce(lifecycle, state, rules, event, at))
    }
  }
  yield* tickUntil(now)
}

const seatsOf = (form: string, state: ProcessState): Seat[] =>
  openRoundsOf(state)
    .filter(({ round }) => round.form === form)
    .flatMap(({ round }) => round.seats.filter(({ status }) => status === 'open'))

const chairsOf = <F>({ form, chair }: StoryAct<F>, state: ProcessState): string[] =>
  chair === undefined ? [...new Set(seatsOf(form, state).map(seat => seat.chair))] : [chair]

const keyOf = <F>(story: string, index: number, act: StoryAct<F>, chair: string): string =>
  act.chair === undefined ? `${story}-${index}-${chair}` : `${story}-${index}`

const eventOf = <F>(
  story: Story<F>,
  { form, act, body, by, bySuperior }: StoryAct<F>,
  { chair, key }: { chair: string; key: string },
  state: ProcessState,
): ActEvent => {
  const seat = seatsOf(form, state).find(
    each => each.chair === chair && (each.origin === 'escalated') === (bySuperior ?? false),
  )
  if (!seat) throw new Error(`${key}: no open seat ${form}/${chair} for ${act}`)
  return {
    type: 'act',
    key,
    bodyHash: '',
    by: by ?? story.actor(seat),
    act,
    seatId: seat.id,
    expectedVersion: state.version,
    body: body(state.facts as F),
  }
}

/**
 * Writes what was played as the platform itself would.
 * @returns whether it is new: the same demo is made once
 * @throws Error naming the story when a step is refused
 */
export const commitSteps = async (pool: Pool, key: string, steps: Iterable<Step>): Promise<boolean> => {
  for (const step of steps) {
    const { status } = await commitStep(pool, step)
    if (status === 'ahead') return false
    if (status !== 'committed') throw new Error(`${key}: ${status}`)
  }
  return true
}
