/** The working copy of one reduction: the input is never touched, the result is a Step. */
import type { Instant } from '../calendar/local-date.js'
import type { PersonId, UnitId } from '../organisation/roles.js'
import type { Lifecycle, Stage, View } from './lifecycle.js'
import { findStage } from './lifecycle.js'
import type { CancelReason, Office, ProcessState, Region, Round, Rules, Seat } from './state.js'
import type { Copy, JournalLine, Notice } from './step.js'

export interface DepartedRound {
  region: string
  stage: string
  round: Round
}

export interface Draft {
  lifecycle: Lifecycle
  state: ProcessState
  rules: Rules
  now: Instant
  journal: JournalLine[]
  notices: Notice[]
  /** Rounds of stages left during this step; their seats still have to be written. */
  departed: DepartedRound[]
  /** Units that others have taken the place of. */
  unitsLeft?: UnitId[]
  /** Who may see the process besides, from this step on. */
  people: PersonId[]
  copies: Copy[]
  /** Whoever has just passed a step in their own name: where policy says so, the next one is passed with it. */
  passing?: { by: PersonId; offices: Office[] }
  /** Why rounds close in this step, when the act that closes them says so. */
  cause?: CancelReason
}

export const copyOf = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

export const draftOf = (lifecycle: Lifecycle, state: ProcessState, rules: Rules, now: Instant): Draft => ({
  lifecycle,
  state: copyOf(state),
  rules,
  now,
  journal: [],
  notices: [],
  departed: [],
  people: [],
  copies: [],
})

/** Something changed that everybody who decides has to see. */
export const changed = (draft: Draft): void => {
  draft.state.version += 1
  mattersToAll(draft)
}

/** The last change was more than one seat's. */
export const mattersToAll = ({ state }: Draft): void => {
  delete state.sameSince
}

/** Something changed on one seat: whoever decides on another one has still seen all that matters to them. */
export const changedSeat = ({ state }: Draft, seat: Seat): void => {
  state.sameSince ??= state.version
  state.version += 1
  seat.version = state.version
}

export const regionOf = (draft: Draft, name: string): Region => {
  const region = draft.state.regions[name]
  if (!region) throw new Error(`process ${draft.state.processId} has no region ${name}`)
  return region
}

export const stageOf = (lifecycle: Lifecycle, region: string, stage: string): Stage<unknown, unknown> => {
  const found = findStage(lifecycle, region, stage)
  if (!found) throw new Error(`lifecycle ${lifecycle.kind} has no stage ${region}.${stage}`)
  return found
}

export const viewOf = (state: ProcessState, rules: Rules, region: string): View<unknown, unknown> => ({
  facts: state.facts,
  policy: rules.policy,
  stage: state.regions[region]?.stage ?? '',
  visited: state.regions[region]?.visited ?? [],
})

type Line = Omit<JournalLine, 'at' | 'stage' | 'policyVersion' | 'calendarVersion'> & { stage?: string }

export const write = (draft: Draft, line: Line): void => {
  draft.journal.push({
    at: draft.now,
    ...line,
    stage: line.stage ?? draft.state.regions[line.region]?.stage ?? '',
    policyVersion: draft.rules.policy.version,
    calendarVersion: draft.rules.calendar.version,
  })
}
