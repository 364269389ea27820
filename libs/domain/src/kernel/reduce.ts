/**
 * The heart: one event on one state gives one step. Total, pure and deterministic; callers ask `refuse` first
 * and fire what is due (`tick`) before a late act.
 */
import type { Instant } from '../calendar/local-date.js'
import type { UnitId } from '../organisation/roles.js'
import { applyAct } from './acts.js'
import { administer } from './administration.js'
import { draftOf, write, type Draft } from './draft.js'
import type { ProcessEvent, StartEvent } from './events.js'
import { isLive, openRoundsOf } from './find.js'
import type { Lifecycle, Point } from './lifecycle.js'
import { rememberStart } from './recall.js'
import { openRegions } from './stages.js'
import type { Answer, ProcessState, Rules, Seat } from './state.js'
import type { Notice, Reduced, Step, Task } from './step.js'
import { changedTasks } from './tasks.js'
import { fireDue, nextDueAt } from './ticks.js'

/** Keys remembered in the state; Postgres remembers all of them. */
const answersKept = 20

/** A process before its first step. */
export const blankState = (kind: string, processId: string, rules: Rules, aheadMs = 0): ProcessState => ({
  processId,
  kind,
  title: '',
  epoch: 1,
  stepNo: 0,
  version: 0,
  facts: undefined,
  regions: {},
  seatCount: 0,
  startedBy: '',
  startedAt: 0,
  aheadMs,
  policyVersion: rules.policy.version,
  calendarVersion: rules.calendar.version,
  answered: [],
})

export const reduce = (
  lifecycle: Lifecycle,
  state: ProcessState,
  rules: Rules,
  event: ProcessEvent,
  now: Instant,
): Reduced => {
  const draft = draftOf(lifecycle, state, rules, now)
  apply(draft, event)
  draft.state.stepNo += 1
  if (event.type !== 'tick') remember(draft.state, event, draft.state.regions.main?.stage ?? '')
  return { step: stepOf(draft, event, state, changedTasks({ state, rules }, draft)), rules: draft.rules }
}

const stepOf = (draft: Draft, event: ProcessEvent, before: ProcessState, tasks: Task[]): Step => {
  const { lifecycle, state } = draft
  const subject =
    state.endedAt === undefined
      ? lifecycle.subject?.(state.facts, state.regions.main?.stage ?? '')
      : undefined
  const dueAt = nextDueAt(state, draft.rules)
  const units = unitsOf(draft)
  const unitsLeft = draft.unitsLeft?.filter(id => !units.includes(id))
  return {
    state,
    journal: draft.journal,
    tasks,
    notices: [...draft.notices, ...toldOthers(draft, before)],
    units,
    ...(unitsLeft && { unitsLeft }),
    ...seenBy(draft),
    ...(subject !== undefined && { subject }),
    ...rowsLeft(draft, before),
    ...(dueAt !== undefined && { nextDueAt: dueAt }),
    ...(event.type !== 'tick' && { key: event.key }),
  }
}

const pointOf = ({ processId, facts, regions, endedAt }: ProcessState): Point<unknown> => ({
  processId,
  facts,
  stage: regions.main?.stage ?? '',
  ended: endedAt !== undefined,
})

const pointBefore = (state: ProcessState): Point<unknown> | undefined =>
  state.stepNo === 0 ? undefined : pointOf(state)

/** Rows that this step makes or changes. */
const rowsLeft = ({ lifecycle, state }: Draft, before: ProcessState): Pick<Step, 'rows'> => {
  const from = pointBefore(before)
  const known = new Set((from && lifecycle.rows?.(from))?.map(row => JSON.stringify(row)))
  const rows = lifecycle.rows?.(pointOf(state)).filter(row => !known.has(JSON.stringify(row))) ?? []
  return rows.length > 0 ? { rows } : {}
}

const toldOthers = ({ lifecycle, state, now }: Draft, before: ProcessState): Notice[] => {
  const stage = state.regions.main?.stage ?? ''
  const told = lifecycle.tells?.(pointOf(state), pointBefore(before)) ?? []
  return told.map(notice => ({ ...notice, at: now, region: 'main', stage }))
}

/**
 * The process's own nodes, and those of whoever has been given a seat elsewhere: who must act must see. Somebody who was
 * added (加签) is asked as a person, so that opens nothing to their unit.
 */
const unitsOf = ({ lifecycle, state }: Draft): UnitId[] => {
  const seated = openRoundsOf(state)
    .filter(({ round }) => !round.quiet)
    .flatMap(({ round }) => round.seats.filter(seat => !isAddedPerson(seat)))
    .map(({ holder }) => holder.unitId)
  return [...new Set([...Object.values(lifecycle.places(state.facts)), ...seated])]
}

const isAddedPerson = ({ addedBy, holder }: Seat): boolean =>
  addedBy !== undefined && holder.personId !== undefined

/** Whoever is copied, mentioned or seated by name sees the process, whatever they hold. */
const seenBy = ({ people, copies, state }: Draft): Pick<Step, 'people' | 'copies'> => {
  const seated = openRoundsOf(state).flatMap(({ round }) =>
    round.seats.flatMap(seat =>
      isLive(seat) && seat.holder.personId !== undefined ? [seat.holder.personId] : [],
    ),
  )
  const all = [...new Set([...people, ...seated])]
  return { ...(all.length > 0 && { people: all }), ...(copies.length > 0 && { copies }) }
}

const apply = (draft: Draft, event: ProcessEvent): void => {
  switch (event.type) {
    case 'start':
      return start(draft, event)
    case 'act':
      return applyAct(draft, event)
    case 'tick':
      return fireDue(draft)
    case 'admin':
      return administer(draft, event)
  }
}

const start = (draft: Draft, { by, title, facts }: StartEvent): void => {
  Object.assign(draft.state, { title, facts, startedBy: by, startedAt: draft.now })
  write(draft, { actor: 'person', by, code: 'process.started', region: 'main' })
  openRegions(draft)
  rememberStart(draft)
}

const remember = (
  state: ProcessState,
  { key, bodyHash }: { key: string; bodyHash: string },
  stage: string,
): void => {
  const answer: Answer = {
    processId: state.processId,
    stepNo: state.stepNo,
    version: state.version,
    stage,
    ...(state.outcome !== undefined && { outcome: state.outcome }),
  }
  state.answered = [...state.answered, { key, bodyHash, answer }].slice(-answersKept)
}
