/** How a round opens: its seats, in turn where the rule says so, and what has been answered in advance. */
import { continueClock, startClock, type Clock } from '../calendar/clock.js'
import { regionOf, type Draft } from './draft.js'
import { formOf, holderAt, liveSeats, openSeats } from './find.js'
import type { ClockSpec, RoundSpec, SeatSpec } from './lifecycle.js'
import { moveOn, passSamePerson } from './rounds.js'
import { handOver, newSeatId, notifySeats, type Place } from './seats.js'
import { avoidedUnits } from './stand-aside.js'
import type { KeptAnswer, Region, Round, Seat } from './state.js'

interface Opening {
  stage: string
  name: string
}

/** @throws Error when the round would open with nobody to decide it */
export const openRound = (draft: Draft, region: string, opening: Opening, asked: RoundSpec): Round => {
  const spec = withAnswersKept(regionOf(draft, region), opening, asked)
  const { form, rule, quiet = false, votes, superior, returnable, clock } = spec
  const round: Round = {
    name: opening.name,
    form,
    rule,
    quiet,
    openedAt: draft.now,
    seats: seatsFrom(draft, opening, spec),
    ...(votes && { votes }),
    ...(superior && { superior }),
    ...(returnable && { returnable }),
    ...((spec.samePersonPasses ?? draft.rules.policy.samePersonPasses) && { samePersonPasses: true }),
    ...steppingIn(draft, spec),
    ...(clock && { clock: clockOf(draft, clock) }),
    status: 'open',
  }
  begin(draft, { region, round })
  return round
}

const begin = (draft: Draft, place: Place): void => {
  const { round } = place
  seatOutsiders(draft, place)
  moveOn(draft, place)
  if (round.status === 'open' && liveSeats(round).length === 0)
    throw new Error(`round ${round.name} opens with nobody to decide it`)
  passSamePerson(draft, place)
  const told = new Set(draft.notices.map(({ seatId }) => seatId))
  if (!round.quiet)
    notifySeats(
      draft,
      place,
      'task.opened',
      openSeats(round).filter(({ id }) => !told.has(id)),
    )
}

/** In a 顺签 each party waits for the one before it. */
const seatsFrom = (draft: Draft, opening: Opening, spec: RoundSpec): Seat[] => {
  const seats = spec.seats.map(seat => seatFrom(draft, opening, seat))
  if (spec.rule !== 'sequence') return seats
  const parties = [...new Set(seats.map(({ chair }) => chair))].map(chair =>
    seats.filter(seat => seat.chair === chair),
  )
  const pending = parties.filter(party => party.every(({ status }) => status === 'open'))
  pending.slice(1).forEach((party, index) => {
    const waitsFor = pending[index]?.map(({ id }) => id) ?? []
    for (const seat of party) Object.assign(seat, { status: 'waiting', waitsFor })
  })
  return seats
}

const seatFrom = (
  draft: Draft,
  { stage, name }: Opening,
  { chair, answeredBy, weight, ...holder }: SeatSpec,
): Seat => ({
  id: newSeatId(draft, stage, name),
  chair,
  holder,
  status: answeredBy ? 'done' : 'open',
  openedAt: draft.now,
  ...(weight !== undefined && { weight }),
  ...(answeredBy && answerOf(answeredBy)),
})

const answerOf = ({ act, personId, onBehalfOf, at }: KeptAnswer): Partial<Seat> => ({
  act,
  by: personId,
  actedAt: at,
  ...(onBehalfOf && { onBehalfOf }),
})

/** On the straight way back after a return (退回) the answers given before it still count. */
const withAnswersKept = ({ returned }: Region, { stage, name }: Opening, spec: RoundSpec): RoundSpec => {
  if (returned?.then !== 'straight' || returned.from !== stage) return spec
  const answers = returned.answers[name] ?? {}
  const seats = spec.seats.map(seat => {
    const answeredBy = seat.answeredBy ?? answers[seat.chair]
    return answeredBy ? { ...seat, answeredBy } : seat
  })
  return { ...spec, seats }
}

/** Offices that step in when a seat's own has nobody: those the round names, then the policy's. */
const steppingIn = (
  { lifecycle, state, rules }: Draft,
  { fallback = [] }: RoundSpec,
): Pick<Round, 'fallback'> => {
  const offices = [...fallback, ...(rules.policy.fallback ?? [])].flatMap(
    to => holderAt(lifecycle, state.facts, to) ?? [],
  )
  return offices.length > 0 ? { fallback: offices } : {}
}

/** 回避 of a whole unit: a seat held there is another office's, from the start or once a policy says so. */
export const seatOutsiders = ({ lifecycle, state, rules }: Draft, { round }: Place): Seat[] => {
  const avoided = avoidedUnits(formOf(lifecycle, round), state, rules)
  const outsider = round.fallback?.find(({ unitId }) => !avoided.includes(unitId))
  const insiders = outsider ? liveSeats(round).filter(({ holder }) => avoided.includes(holder.unitId)) : []
  for (const seat of insiders) if (outsider) handOver(seat, { ...outsider }, 'fallback')
  return insiders
}

const clockOf = ({ now, rules }: Draft, { startedAt, budget, stages }: ClockSpec): Clock =>
  startedAt === undefined || startedAt >= now
    ? startClock(now, budget, stages)
    : continueClock({ startedAt, budget, stages }, rules.calendar, now)
