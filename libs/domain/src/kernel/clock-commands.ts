/** Administrators' hands on clocks and rounds: pause and resume, and a round decided over its holders' heads. */
import { dueOf, openPause, pauseClock, resumeClock } from '../calendar/clock.js'
import type { LocalDate } from '../calendar/local-date.js'
import { changed, draftOf, type Draft } from './draft.js'
import { formOf, openRoundsOf, openSeats } from './find.js'
import { findStage, type Lifecycle } from './lifecycle.js'
import { refusal, type Refusal } from './refusal.js'
import { decide } from './rounds.js'
import { notifySeats } from './seats.js'
import { settle } from './stages.js'
import type { ProcessState, Round, Rules } from './state.js'

export interface RoundAt {
  region: string
  round: string
}

const openRoundAt = (state: ProcessState, { region, round: name }: RoundAt): Round | undefined =>
  openRoundsOf(state).find(open => open.region === region && open.round.name === name)?.round

/** What is due has fired before; from here on nothing does until the clock runs again. */
export const pauseRound = (draft: Draft, at: RoundAt): void => {
  const round = openRoundAt(draft.state, at)
  if (!round?.clock) throw new Error(`no clock on ${at.region}.${at.round}`)
  round.clock = pauseClock(round.clock, draft.now)
  if (!round.quiet) notifySeats(draft, { region: at.region, round }, 'clock.paused')
}

export const resumeRound = (draft: Draft, at: RoundAt): void => {
  const round = openRoundAt(draft.state, at)
  if (!round?.clock) throw new Error(`no clock on ${at.region}.${at.round}`)
  round.clock = resumeClock(round.clock, draft.now)
  if (!round.quiet) notifySeats(draft, { region: at.region, round }, 'clock.resumed')
}

export const refusePause = (state: ProcessState, at: RoundAt, isToPause: boolean): Refusal | undefined => {
  const round = openRoundAt(state, at)
  if (!round) return refusal('roundNotOpen', { round: at.round })
  if (!round.clock) return refusal('clockMissing', { round: at.round })
  if (Boolean(openPause(round.clock)) === isToPause)
    return refusal(isToPause ? 'clockPaused' : 'clockRunning')
  return undefined
}

/** The outcomes that a round can be given in its holders' place: those that the story knows a way on from. */
export const outcomesOf = (
  lifecycle: Lifecycle,
  state: ProcessState,
  { region, round }: RoundAt,
): string[] => {
  const { on = {}, join } = findStage(lifecycle, region, state.regions[region]?.stage ?? '') ?? {}
  const open = openRoundAt(state, { region, round })
  if (!open) return []
  const known = Object.values(formOf(lifecycle, open).acts).flatMap(({ outcome }) => outcome ?? [])
  const timed = open.clock?.stages.flatMap(({ outcome }) => outcome ?? []) ?? []
  if (open.extends) return known
  return [...new Set([...known, ...timed])].filter(
    outcome => `${round}.${outcome}` in on || (('all.done' in on || join) && known.includes(outcome)),
  )
}

/** Decides a round without its holders; what acts would have recorded beside the outcome is not there. */
export const skipRound = (draft: Draft, at: RoundAt, outcome: string): void => {
  const round = openRoundAt(draft.state, at)
  if (!round) throw new Error(`no open round ${at.region}.${at.round}`)
  changed(draft)
  draft.cause = 'skipped'
  decide(draft, { region: at.region, round }, outcome, 'skipped')
  settle(draft)
}

export const refuseSkip = (
  { lifecycle, state, rules }: { lifecycle: Lifecycle; state: ProcessState; rules: Rules },
  { outcome, ...at }: RoundAt & { outcome: string },
): Refusal | undefined => {
  if (!openRoundAt(state, at)) return refusal('roundNotOpen', { round: at.round })
  if (!outcomesOf(lifecycle, state, at).includes(outcome)) return refusal('outcomeUnknownHere', { outcome })
  return leadsOn(lifecycle, state, rules, at, outcome) ? undefined : refusal('skipLeadsNowhere', { outcome })
}

/** Some outcomes are nothing without what their act records: what comes next needs it, or nobody would have anything to do. */
const leadsOn = (
  lifecycle: Lifecycle,
  state: ProcessState,
  rules: Rules,
  at: RoundAt,
  outcome: string,
): boolean => {
  const tried = draftOf(lifecycle, state, rules, state.startedAt)
  skipRound(tried, at, outcome)
  const hasMore = openRoundsOf(tried.state).some(({ round }) => !round.quiet && openSeats(round).length > 0)
  const isReady = Object.entries(tried.state.regions).every(
    ([region, { stage }]) => findStage(lifecycle, region, stage)?.needs?.(tried.state.facts) ?? true,
  )
  return isReady && (tried.state.endedAt !== undefined || hasMore)
}

export interface OpenDeadline extends RoundAt {
  dueOn: LocalDate
}

export const openDeadlines = (state: ProcessState, { calendar }: Rules): OpenDeadline[] =>
  openRoundsOf(state).flatMap(({ region, round }) =>
    round.clock ? [{ region, round: round.name, dueOn: dueOf(round.clock, calendar).dueOn }] : [],
  )

export interface MovedDeadline extends RoundAt {
  before: LocalDate
  after: LocalDate
}

/** The deadlines that fall on another day than before. */
export const movedDeadlines = (was: OpenDeadline[], is: OpenDeadline[]): MovedDeadline[] =>
  is.flatMap(({ region, round, dueOn: after }) => {
    const before = was.find(each => each.region === region && each.round === round)?.dueOn
    return before === undefined || before === after ? [] : [{ region, round, before, after }]
  })
