/** What the clock would do if nobody acted: the same reduction, with time running ahead and nothing written. */
import { heldStages, openPause, overdueStages } from '../calendar/clock.js'
import { DAY_MS, type Instant } from '../calendar/local-date.js'
import { openRoundsOf } from './find.js'
import type { Lifecycle } from './lifecycle.js'
import { reduce } from './reduce.js'
import type { ProcessState, Rules } from './state.js'
import type { JournalLine, Step } from './step.js'
import { nextDueAt } from './ticks.js'

export interface Simulated {
  lifecycle: Lifecycle
  state: ProcessState
  rules: Rules
}

export interface SimulationOptions {
  from: Instant
  /** A year after `from` unless said otherwise. */
  until?: Instant
  /** Other rules, adopted at `from`: a draft of a policy, a new calendar. */
  rules?: Rules
}

/** One moment at which something happens by itself. */
export interface Foreseen {
  at: Instant
  /** The next notice of holidays may move it. */
  provisional: boolean
  step: Step
}

export interface Standing {
  region: string
  round: string
}

export interface Simulation {
  moments: Foreseen[]
  /** Where it stands at the end of what was looked at. */
  state: ProcessState
  /** Clocks that stand still: nothing happens on them before somebody resumes them. */
  paused: Standing[]
  /** Automatic decisions that wait for a notice of holidays. */
  held: (Standing & { at: Instant; outcome?: string })[]
  /** There may be more: it was cut off in time or number. */
  cut: boolean
}

const mostMoments = 200
const yearMs = 366 * DAY_MS

export const simulate = (
  { lifecycle, state, rules }: Simulated,
  { from, until = from + yearMs, rules: others }: SimulationOptions,
): Simulation => {
  let now = adopted({ lifecycle, state, rules }, others, from)
  const moments: Foreseen[] = []
  let dueAt = nextDueAt(now.state, now.rules)
  while (dueAt !== undefined && dueAt <= until && moments.length < mostMoments) {
    const at = Math.max(dueAt, from)
    const provisional = isProvisional(now, at)
    const next = reduce(lifecycle, now.state, now.rules, { type: 'tick' }, at)
    moments.push({ at, provisional, step: next.step })
    now = { lifecycle, state: next.step.state, rules: next.rules }
    dueAt = nextDueAt(now.state, now.rules)
  }
  return { moments, state: now.state, ...standingStill(now), cut: dueAt !== undefined }
}

const adopted = (process: Simulated, rules: Rules | undefined, at: Instant): Simulated => {
  const isSame =
    rules?.policy.version === process.rules.policy.version &&
    rules.calendar.version === process.rules.calendar.version
  if (!rules || isSame || process.state.endedAt !== undefined) return process
  const event = {
    type: 'admin',
    key: 'simulated',
    bodyHash: '',
    by: '',
    reason: '',
    command: { name: 'adoptRules', rules },
  } as const
  const { step } = reduce(process.lifecycle, process.state, process.rules, event, at)
  return { ...process, state: step.state, rules }
}

const isProvisional = ({ state, rules }: Simulated, at: Instant): boolean =>
  openRoundsOf(state).some(
    ({ round }) =>
      round.clock && overdueStages(round.clock, rules.calendar, at).some(({ provisional }) => provisional),
  )

const standingStill = ({ state, rules }: Simulated): Pick<Simulation, 'paused' | 'held'> => {
  const clocks = openRoundsOf(state).flatMap(({ region, round }) =>
    round.clock ? [{ region, round: round.name, clock: round.clock }] : [],
  )
  return {
    paused: clocks.filter(({ clock }) => openPause(clock)).map(({ region, round }) => ({ region, round })),
    held: clocks
      .filter(({ clock }) => !openPause(clock))
      .flatMap(({ region, round, clock }) =>
        heldStages(clock, rules.calendar).map(({ at, stage: { outcome } }) => ({
          region,
          round,
          at,
          ...(outcome !== undefined && { outcome }),
        })),
      ),
  }
}

/** The lines of the clock among what a moment writes. */
export const clockLines = ({ step }: Foreseen): JournalLine[] =>
  step.journal.filter(({ code }) => code.startsWith('clock.'))
