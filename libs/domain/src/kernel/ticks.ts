/** Clocks: what is due fires once, in order, and never in the name of the person who is late. */
import type { Instant } from '../calendar/local-date.js'
import { markFired, nextStage, type ClockStage } from '../calendar/clock.js'
import { changed, write, type Draft } from './draft.js'
import { holderAt, openRoundsOf, openSeats } from './find.js'
import { decide } from './rounds.js'
import { newSeatId, notifySeats, type Place } from './seats.js'
import { settle } from './stages.js'
import type { Holder, ProcessState, Round, Rules, Seat } from './state.js'

interface Due extends Place {
  stage: ClockStage
  at: Instant
}

/** The earliest clock stage still to fire, over all open rounds. */
const earliest = (state: ProcessState, rules: Rules): Due | undefined =>
  openRoundsOf(state)
    .flatMap(({ region, round }) => {
      const next = round.clock && nextStage(round.clock, rules.calendar)
      return next ? [{ region, round, stage: next.stage, at: next.at }] : []
    })
    .sort((a, b) => a.at - b.at)[0]

/** When something next happens by itself; undefined when only people can move this process. */
export const nextDueAt = (state: ProcessState, rules: Rules): Instant | undefined =>
  state.endedAt === undefined ? earliest(state, rules)?.at : undefined

/** Fires everything due by the draft's moment. */
export const fireDue = (draft: Draft): void => {
  for (;;) {
    const due = draft.state.endedAt === undefined ? earliest(draft.state, draft.rules) : undefined
    if (!due || due.at > draft.now) return
    fire(draft, due)
  }
}

const fire = (draft: Draft, due: Due): void => {
  const { region, round, stage, at } = due
  if (round.clock) round.clock = markFired(round.clock, stage.id)
  write(draft, {
    actor: 'clock',
    code: `clock.${stage.does}`,
    region,
    round: round.name,
    detail: { stageId: stage.id, dueAt: at, ...(stage.to && { to: stage.to }) },
    ...(stage.does === 'auto' && { outcome: `${round.name}.${stage.outcome}` }),
  })
  if (stage.does === 'remind') notifySeats(draft, due, 'task.reminded')
  if (stage.does === 'warn') notifySeats(draft, due, 'task.warned')
  if (stage.does === 'escalate') escalate(draft, due)
  if (stage.does === 'auto' && stage.outcome) expire(draft, due, stage.outcome)
}

const expire = (draft: Draft, due: Place, outcome: string): void => {
  changed(draft)
  draft.cause = 'expired'
  delete draft.state.recallable
  decide(draft, due, outcome, 'expired')
  settle(draft)
}

/** Seats the superior beside whoever is late; either may then act for that chair. */
const escalate = (draft: Draft, due: Due): void => {
  const superior = holderAt(draft.lifecycle, draft.state.facts, due.stage.to)
  const late = openSeats(due.round)
  notifySeats(draft, due, 'task.reminded', late)
  if (!superior) return
  const added = chairsWithout(due.round, late, superior).map(seat => superiorSeat(draft, due, seat, superior))
  due.round.seats.push(...added)
  notifySeats(draft, due, 'task.escalated', added)
}

/** A late seat of each chair that the superior does not sit for yet. */
const chairsWithout = (round: Round, late: Seat[], superior: Holder): Seat[] =>
  late.filter(
    ({ chair }, index) =>
      late.findIndex(other => other.chair === chair) === index &&
      !round.seats.some(
        seat =>
          seat.chair === chair &&
          seat.holder.role === superior.role &&
          seat.holder.unitId === superior.unitId,
      ),
  )

/** It answers for the same chair, so it counts and is needed as much as the seat that is late. */
const superiorSeat = (
  draft: Draft,
  due: Due,
  { chair, weight, required, addedBy }: Seat,
  holder: Holder,
): Seat => ({
  id: newSeatId(draft, draft.state.regions[due.region]?.stage ?? '', due.round.name),
  chair,
  holder,
  ...(weight !== undefined && { weight }),
  ...(required && { required }),
  ...(addedBy !== undefined && { addedBy }),
  status: 'open',
  openedAt: draft.now,
  version: draft.state.version,
  origin: 'escalated',
})
