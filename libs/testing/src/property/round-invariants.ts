/** What holds of rounds under every rule, told anew from their seats alone. */
import type { ActEvent } from '#domain/kernel/events.js'
import { actOf, findSeat, formOf } from '#domain/kernel/find.js'
import type { Lifecycle } from '#domain/kernel/lifecycle.js'
import type { ProcessState, Round, Seat } from '#domain/kernel/state.js'
import type { JournalLine } from '#domain/kernel/step.js'
import { must } from './must.js'

/** Who answered counts once, nobody speaks for two, and a round stays open exactly as long as its rule asks. */
export const checkRounds = (rounds: Round[]): void => {
  for (const round of rounds) {
    const answered = round.seats.filter(({ status }) => status === 'done')
    const chairs = answered.map(({ chair }) => chair)
    must(new Set(chairs).size === chairs.length, 'a party was counted twice', round)
    const waiting = round.seats.filter(({ status }) => status === 'waiting')
    const live = round.seats
      .filter(({ status }) => status === 'open' || status === 'waiting')
      .map(({ id }) => id)
    for (const { waitsFor = [] } of waiting)
      must(
        waitsFor.some(id => live.includes(id)),
        'a seat waits for nobody',
        round,
      )
    must(round.status === 'open' || live.length === 0, 'somebody is asked in a round that is decided', round)
    checkSpeakers(round)
    if (round.status === 'open') must(!hasEnough(round), 'a round waits although it has its answer', round)
    if (round.status === 'open' && round.rule === 'sequence') checkOrder(round)
  }
}

/** In a 顺签 only the first party that has not answered is asked. */
const checkOrder = ({ seats }: Round): void => {
  const asked = seats.filter(
    ({ status, required, addedBy }) => status === 'open' && !required && addedBy === undefined,
  )
  must(new Set(asked.map(({ chair }) => chair)).size <= 1, 'two are asked out of turn', seats)
}

/** Told anew from the seats alone: whether the rule has what it asks for. */
const hasEnough = ({ rule, seats, votes }: Round): boolean => {
  const live = ['open', 'waiting']
  if (seats.some(({ required, status }) => required && live.includes(status))) return false
  const ours = seats.filter(({ required, status }) => !required && status !== 'cancelled')
  const chairs = [...new Set(ours.map(({ chair }) => chair))].map(chair =>
    ours.filter(seat => seat.chair === chair),
  )
  const answers = chairs.map(party => party.find(({ status }) => status === 'done'))
  if (rule === 'any') return answers.some(Boolean)
  if (rule !== 'votes' || !votes) return answers.every(Boolean)
  const weightOf = (party: Seat[]) => party[0]?.weight ?? 1
  const sum = (test: (act: string | undefined, isAnswered: boolean) => boolean) =>
    chairs.reduce(
      (total, party, index) =>
        total + (test(answers[index]?.act, answers[index] !== undefined) ? weightOf(party) : 0),
      0,
    )
  const percent = (weight: number) => (100 * weight) / sum(() => true)
  const [pro, contra, open] = [
    sum(act => yes.includes(act ?? '')),
    sum(act => no.includes(act ?? '')),
    sum((_act, isAnswered) => !isAnswered),
  ]
  const cannotPass = percent(pro + open) < votes.passPercent
  return percent(pro) >= votes.passPercent || percent(contra) >= votes.rejectPercent || cannotPass
}

/** What the acts of the processes played here are called that count for and against. */
const yes = ['agree', 'approve', 'grant']
const no = ['oppose', 'reject', 'deny']

/** One person speaks for one party; whoever passes their next seat with the last one does so once more, marked. */
const checkSpeakers = ({ rule, seats }: Round): void => {
  const speakers = seats
    .filter(
      ({ status, addedBy, origin }) => status === 'done' && addedBy === undefined && origin !== 'samePerson',
    )
    .map(({ by }) => by)
  must(
    rule === 'any' || new Set(speakers).size === speakers.length,
    'one person spoke for two parties',
    seats,
  )
}

/** An answer that decided its round was the one that its rule still needed. */
export const checkDecision = (
  lifecycle: Lifecycle,
  before: ProcessState,
  { seatId, act }: ActEvent,
  journal: JournalLine[],
): void => {
  const place = findSeat(before, seatId)
  const line = journal.find(({ code }) => code === 'act')
  const spec = place && actOf(formOf(lifecycle, place.round), act)
  if (!place || !spec || line?.outcome === undefined || journal.some(({ code }) => code === 'act.passed'))
    return
  const isVote = place.round.rule === 'votes' && spec.vote !== undefined
  if (spec.effect === 'decides' && !isVote) return
  const seats = place.round.seats.map(seat => afterwards(seat, place.seat, act))
  must(hasEnough({ ...place.round, seats }), 'a round was decided too early', {
    seats,
    outcome: line.outcome,
  })
}

/** The seats once one of them has answered: its party's others are closed. */
const afterwards = (seat: Seat, answering: Seat, act: string): Seat => {
  if (seat.id === answering.id) return { ...seat, status: 'done', act }
  return seat.chair === answering.chair && seat.status !== 'done' ? { ...seat, status: 'cancelled' } : seat
}
