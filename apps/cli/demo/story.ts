/** Plays a process's story in the past: the same reducer that runs in the workflow, with the clock of that day. */
import { createHash } from 'node:crypto'
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

/** One act: so many working days after the one before. */
export interface StoryAct<F> {
  afterWorkingDays: number
  form: string
  chair: string
  act: string
  body: (facts: F) => unknown
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

/** Every step of the story, clocks included, up to `now`. @throws Error when the story breaks a rule */
export const play = <F>(story: Story<F>, now: Instant): Step[] => {
  const steps: Step[] = []
  const { lifecycle } = story
  let { rules } = story
  let state: ProcessState = blankState(lifecycle.kind, demoId(story.key), rules)
  const take = (next: Reduced) => {
    steps.push(next.step)
    state = next.step.state
    rules = next.rules
  }
  const tickUntil = (until: Instant) => {
    for (let due = nextDueAt(state, rules); due !== undefined && due <= until; due = nextDueAt(state, rules))
      take(reduce(lifecycle, state, rules, { type: 'tick' }, due))
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
  take(reduce(lifecycle, state, rules, start, startedAt))
  story.acts.forEach((act, index) => {
    const at = times[index] ?? now
    tickUntil(at)
    const event = eventOf(story, act, index + 1, state)
    const reason = refuse(lifecycle, state, rules, event, at)
    if (reason) throw new Error(`${story.key}, act ${index + 1} ${act.act}: ${reason.code}`)
    take(reduce(lifecycle, state, rules, event, at))
  })
  tickUntil(now)
  return steps
}

const eventOf = <F>(story: Story<F>, act: StoryAct<F>, index: number, state: ProcessState): ActEvent => {
  const seats = openRoundsOf(state)
    .filter(({ round }) => round.form === act.form)
    .flatMap(({ round }) => round.seats)
  const seat = seats.find(each => each.chair === act.chair && each.status === 'open')
  if (!seat) throw new Error(`${story.key}: no open seat ${act.form}/${act.chair} for ${act.act}`)
  return {
    type: 'act',
    key: `${story.key}-${index}`,
    bodyHash: '',
    by: story.actor(seat),
    act: act.act,
    seatId: seat.id,
    expectedVersion: state.version,
    body: act.body(state.facts as F),
  }
}
