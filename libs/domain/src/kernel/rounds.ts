/** Answers and turns: answering for a chair, deciding, whose turn comes next. */
import { changedSeat, copyOf, viewOf, write, type Draft } from './draft.js'
import { actOf, formOf, hasAnswered, isLive, openSeats } from './find.js'
import type { ActSpec } from './lifecycle.js'
import { awaitsAdded, outcomeOf } from './rules.js'
import { cancelSeats, notifySeats, type Place } from './seats.js'
import { speaksForAnother, standsAside, type Acting } from './stand-aside.js'
import type { CancelReason, Round, Seat } from './state.js'

export const decide = (draft: Draft, place: Place, outcome: string, reason: CancelReason): void => {
  cancelSeats(draft, place, reason)
  Object.assign(place.round, { status: 'decided', outcome })
  const { decided } = formOf(draft.lifecycle, place.round)
  if (decided) draft.state.facts = decided(copyOf(draft.state.facts), outcome)
}

interface Answering extends Acting {
  act: string
  spec: ActSpec<unknown, unknown>
}

/** Records a person's answer on a seat and decides the round when its rule says so. */
export const answerSeat = (draft: Draft, place: Place, seat: Seat, answering: Answering): void => {
  const { act, spec, by, onBehalfOf } = answering
  if (spec.effect === 'records' || spec.outcome === undefined) return
  Object.assign(seat, { status: 'done', act, by, actedAt: draft.now, ...(onBehalfOf && { onBehalfOf }) })
  const isVote = place.round.rule === 'votes' && spec.vote !== undefined
  const reason = spec.cancels ?? 'decidedByOther'
  if (spec.effect === 'decides' && !isVote) return decide(draft, place, spec.outcome, reason)
  moveOn(draft, place, reason)
}

/** Decides the round if its rule has enough; else closes seats that nobody needs any more and opens those whose turn it is. */
export const moveOn = (draft: Draft, place: Place, reason: CancelReason = 'decidedByOther'): void => {
  const { round } = place
  if (round.status !== 'open') return
  const outcome = outcomeOf(round, formOf(draft.lifecycle, round))
  if (outcome !== undefined && !awaitsAdded(round)) return decide(draft, place, outcome, reason)
  cancelSeats(draft, place, 'decidedByOther', spareSeats(round, outcome !== undefined))
  openTurns(draft, place)
}

/** Seats of parties that have answered; of all parties once the rule has enough and only added seats are missing. */
const spareSeats = ({ seats }: Round, isSettled: boolean): Seat[] => {
  const answered = new Set(seats.filter(hasAnswered).map(({ chair }) => chair))
  return seats.filter(seat => isLive(seat) && (answered.has(seat.chair) || (isSettled && !seat.required)))
}

/** Opens the seats that no longer wait for another. */
const openTurns = (draft: Draft, place: Place): void => {
  const { seats } = place.round
  const live = new Set(seats.filter(isLive).map(({ id }) => id))
  const next = seats.filter(
    ({ status, waitsFor = [] }) => status === 'waiting' && !waitsFor.some(id => live.has(id)),
  )
  if (next.length === 0) return
  for (const seat of next) {
    Object.assign(seat, { status: 'open', openedAt: draft.now })
    changedSeat(draft, seat)
  }
  passSamePerson(draft, place, next)
  notifySeats(
    draft,
    place,
    'task.opened',
    next.filter(({ status }) => status === 'open'),
  )
}

/** Whoever has just passed a step passes this one too, where policy and form say so; marked so, one seat at a time. */
export const passSamePerson = (draft: Draft, place: Place, opened = openSeats(place.round)): void => {
  const { round, region } = place
  const form = formOf(draft.lifecycle, round)
  const act = form.passesSamePerson ?? ''
  const spec = actOf(form, act)
  if (!draft.passing || !spec || !round.samePersonPasses || round.status !== 'open') return
  const seat = opened.find(each => passes(draft, place, each, spec))
  if (!seat) return
  const { by } = draft.passing
  seat.origin = 'samePerson'
  write(draft, {
    actor: 'system',
    by,
    code: 'act.passed',
    region,
    round: round.name,
    seatId: seat.id,
    act,
    holder: seat.holder,
  })
  answerSeat(draft, place, seat, { act, spec, by })
}

const passes = (
  draft: Draft,
  { region, round }: Place,
  seat: Seat,
  spec: ActSpec<unknown, unknown>,
): boolean => {
  const { lifecycle, state, rules, passing } = draft
  const { personId, role, unitId } = seat.holder
  if (!passing || seat.addedBy !== undefined || (personId !== undefined && personId !== passing.by))
    return false
  const isTheirs = passing.offices.some(office => office.role === role && office.unitId === unitId)
  return (
    (isTheirs || personId === passing.by) &&
    !standsAside(formOf(lifecycle, round), state, rules, passing) &&
    (round.rule === 'sequence' || !speaksForAnother(round, seat, spec, passing)) &&
    (spec.offeredTo?.(seat, viewOf(state, rules, region)) ?? true)
  )
}
