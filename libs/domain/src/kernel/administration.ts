/** Administrators' acts: events like any other, each with a reason and before → after in the journal. */
import { dueOf, extendClock } from '../calendar/clock.js'
import type { LocalDate } from '../calendar/local-date.js'
import type { UnitId } from '../organisation/roles.js'
import { movedDeadlines, openDeadlines, pauseRound, resumeRound, skipRound } from './clock-commands.js'
import { changed, changedSeat, copyOf, regionOf, write, type Draft } from './draft.js'
import type { AdminCommand, AdminEvent } from './events.js'
import { findSeat, liveSeats, openRoundsOf } from './find.js'
import { terminated } from './lifecycle.js'
import { seatOutsiders } from './open-round.js'
import { retime } from './retime.js'
import { handBack, handOver, notifySeats, type Place } from './seats.js'
import { enterStage, settle } from './stages.js'
import type { Seat } from './state.js'

interface Line {
  region: string
  /** Where it happened, when the command has led on from there. */
  stage?: string
  round?: string
  seatId?: string
  outcome?: string
  detail: Record<string, unknown>
}
type Handler<C> = (draft: Draft, command: C) => Line
type Handlers = { [N in AdminCommand['name']]: Handler<Extract<AdminCommand, { name: N }>> }

const handlers: Handlers = {
  move(draft, { region, stage }) {
    const before = regionOf(draft, region).stage
    delete regionOf(draft, region).returned
    enterStage(draft, region, stage, 'moved')
    settle(draft)
    return { region, detail: { before, after: stage } }
  },
  reassign(draft, { seatId, holder }) {
    return giveSeat(draft, seatId, seat => handOver(seat, holder, 'reassigned'))
  },
  extend(draft, { region, round: name, budget }) {
    const round = regionOf(draft, region).rounds[name]
    if (!round?.clock) throw new Error(`no clock on ${region}.${name}`)
    const before = dueOnOf(draft, region, name)
    round.clock = extendClock(round.clock, budget)
    return { region, round: name, detail: { budget, before, after: dueOnOf(draft, region, name) } }
  },
  pause(draft, { region, round }) {
    pauseRound(draft, { region, round })
    return { region, round, detail: {} }
  },
  resume(draft, { region, round }) {
    const before = dueOnOf(draft, region, round)
    resumeRound(draft, { region, round })
    return { region, round, detail: { before, after: dueOnOf(draft, region, round) } }
  },
  skip(draft, { region, round, outcome }) {
    const { stage } = regionOf(draft, region)
    skipRound(draft, { region, round }, outcome)
    return { region, stage, round, outcome: `${round}.${outcome}`, detail: {} }
  },
  terminate(draft) {
    const before = regionOf(draft, 'main').stage
    enterStage(draft, 'main', terminated, 'terminated')
    return { region: 'main', detail: { before, after: terminated } }
  },
  adoptRules(draft, { rules }) {
    const was = openDeadlines(draft.state, draft.rules)
    const versions = () => ({ policy: draft.rules.policy.version, calendar: draft.rules.calendar.version })
    const before = versions()
    draft.rules = rules
    Object.assign(draft.state, {
      policyVersion: rules.policy.version,
      calendarVersion: rules.calendar.version,
    })
    retime(draft)
    for (const place of openRoundsOf(draft.state)) standAside(draft, place)
    const moved = movedDeadlines(was, openDeadlines(draft.state, rules))
    settle(draft)
    const detail = { before, after: versions(), ...(moved.length > 0 && { moved }) }
    return { region: 'main', detail }
  },
  fastForward(draft, { byMs, toMs }) {
    const by = toMs === undefined ? byMs : Math.max(0, toMs - draft.state.aheadMs)
    draft.state.aheadMs += by
    return { region: 'main', detail: { byMs: by } }
  },
  rebuilt(draft) {
    return { region: 'main', detail: { epoch: draft.state.epoch } }
  },
  release(draft, { seatId }) {
    return giveSeat(draft, seatId, handBack)
  },
  fallback(draft, { seatId, holder }) {
    return giveSeat(draft, seatId, seat => handOver(seat, holder, 'fallback'))
  },
  relocate(draft, { units }) {
    const moved = (id: UnitId): UnitId => units[id] ?? id
    draft.state.facts = draft.lifecycle.relocated?.(copyOf(draft.state.facts), moved) ?? draft.state.facts
    changed(draft)
    for (const place of openRoundsOf(draft.state)) relocateSeats(draft, place, moved)
    draft.unitsLeft = Object.keys(units)
    return { region: 'main', detail: { units } }
  },
}

/** Whoever has the seat now is told; one that was nobody's in particular and stays so has not changed. */
const giveSeat = (draft: Draft, seatId: string, give: (seat: Seat) => void): Line => {
  const place = findSeat(draft.state, seatId)
  if (!place) throw new Error(`no seat ${seatId}`)
  const { seat, region, round } = place
  const before = seat.holder
  give(seat)
  const after = seat.holder
  if (after !== before) changedSeat(draft, seat)
  notifySeats(draft, place, 'task.transferred', [seat])
  return { region, round: round.name, seatId, detail: { before, after } }
}

/** 回避 as the new policy asks for it. */
const standAside = (draft: Draft, place: Place): void => {
  const moved = seatOutsiders(draft, place)
  for (const seat of moved) changedSeat(draft, seat)
  const asked = moved.filter(({ status }) => status === 'open')
  if (!place.round.quiet) notifySeats(draft, place, 'task.transferred', asked)
}

const dueOnOf = (draft: Draft, region: string, name: string): LocalDate | undefined => {
  const clock = regionOf(draft, region).rounds[name]?.clock
  return clock && dueOf(clock, draft.rules.calendar).dueOn
}

/**
 * Closed seats keep the unit that they were closed in. A party that has answered by itself is asked again for whoever it was
 * that became part of it and had not: what it said was not theirs.
 */
const relocateSeats = (draft: Draft, place: Place, moved: (id: UnitId) => UnitId): void => {
  const stray = liveSeats(place.round).filter(({ holder }) => moved(holder.unitId) !== holder.unitId)
  const chairs = new Set(stray.map(({ chair }) => chair).filter(chair => moved(chair) !== chair))
  const heirs = new Set([...chairs].map(moved))
  for (const seat of place.round.seats) {
    if (seat.status === 'done' && heirs.has(seat.chair) && place.round.rule !== 'votes')
      seat.beforeMerger = true
    if (chairs.has(seat.chair)) seat.chair = moved(seat.chair)
  }
  for (const seat of stray) seat.holder = { ...seat.holder, unitId: moved(seat.holder.unitId) }
  if (!place.round.quiet) notifySeats(draft, place, 'task.transferred', stray)
}

/** What follows from the directory is nobody's decision. */
const actorOf = ({ command: { name }, by }: AdminEvent) =>
  by === 'system' || name === 'release' || name === 'relocate' || name === 'fallback'
    ? ('system' as const)
    : ('administrator' as const)

const handle = <N extends AdminCommand['name']>(
  draft: Draft,
  command: Extract<AdminCommand, { name: N }>,
): Line => {
  const handler: Handler<Extract<AdminCommand, { name: N }>> = handlers[command.name as N]
  return handler(draft, command)
}

/** Nobody's second thoughts: after these the last act may still be taken back (撤回). */
const decidesNothing: readonly AdminCommand['name'][] = ['rebuilt', 'fastForward', 'release', 'fallback']

export const administer = (draft: Draft, event: AdminEvent): void => {
  const { command, by, reason } = event
  if (!decidesNothing.includes(command.name)) delete draft.state.recallable
  const line = handle(draft, command)
  write(draft, { actor: actorOf(event), by, code: `admin.${command.name}`, reason, ...line })
}
