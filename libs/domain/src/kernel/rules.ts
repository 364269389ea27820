/** When a round has its answer: 或签 any, 会签 all, 顺签 sequence, 票签 votes. */
import type { Form } from './lifecycle.js'
import { hasAnswered, isLive } from './find.js'
import type { Round, Seat } from './state.js'

type AnyForm = Form<unknown, unknown>
type Side = 'for' | 'against'

/** Seats that count for the rule: whoever was added (加签) is asked besides. */
const ofTheRule = ({ seats }: Round): Seat[] =>
  seats.filter(({ required, status }) => !required && status !== 'cancelled')

/** Whether somebody added still has to answer, or their superior for them. */
export const awaitsAdded = ({ seats }: Round): boolean =>
  seats.some(
    seat =>
      seat.required === true &&
      isLive(seat) &&
      !seats.some(other => other.chair === seat.chair && hasAnswered(other)),
  )

/** The answer given last; versions number the changes of a state, answers given in advance come before all. */
const lastAnswer = (seats: Seat[]): Seat | undefined =>
  seats
    .filter(({ status }) => status === 'done')
    .reduce<Seat | undefined>(
      (last, seat) => (last && (last.version ?? 0) > (seat.version ?? 0) ? last : seat),
      undefined,
    )

/**
 * The outcome of a round whose rule has enough answers; undefined while it waits for more.
 * @throws Error when votes are to be counted and the form has no act for one of the sides
 */
export const outcomeOf = (round: Round, form: AnyForm): string | undefined => {
  if (round.rule === 'votes') return outcomeOfVotes(round, form)
  return hasEnough(round) ? form.acts[lastAnswer(round.seats)?.act ?? '']?.outcome : undefined
}

const hasEnough = (round: Round): boolean => {
  const seats = ofTheRule(round)
  const answered = new Set(seats.filter(hasAnswered).map(({ chair }) => chair))
  return round.rule === 'any' ? answered.size > 0 : seats.every(({ chair }) => answered.has(chair))
}

export interface Tally {
  total: number
  open: number
  for: number
  against: number
}

/** One weight a chair, whoever of its seats votes. */
export const tallyOf = (round: Round, form: AnyForm): Tally => {
  const chairs = new Map<string, Seat>()
  for (const seat of ofTheRule(round))
    if (seat.status === 'done' || !chairs.has(seat.chair)) chairs.set(seat.chair, seat)
  const tally: Tally = { total: 0, open: 0, for: 0, against: 0 }
  for (const { weight = 1, status, act = '' } of chairs.values()) {
    tally.total += weight
    if (status !== 'done') tally.open += weight
    const side = form.acts[act]?.vote
    if (status === 'done' && side) tally[side] += weight
  }
  return tally
}

/** Decided as soon as it is certain; neither threshold reached is a rejection. */
const sideOfVotes = (round: Round, form: AnyForm): Side | undefined => {
  const { passPercent, rejectPercent } = round.votes ?? { passPercent: 100, rejectPercent: 100 }
  const tally = tallyOf(round, form)
  const reaches = (weight: number, percent: number): boolean => weight * 100 >= percent * tally.total
  if (reaches(tally.for, passPercent)) return 'for'
  const isHopeless = !reaches(tally.for + tally.open, passPercent)
  return isHopeless || reaches(tally.against, rejectPercent) ? 'against' : undefined
}

const outcomeOfVotes = (round: Round, form: AnyForm): string | undefined => {
  const side = sideOfVotes(round, form)
  if (!side) return undefined
  const votes = Object.entries(form.acts).filter(([, { vote }]) => vote === side)
  const cast = lastAnswer(round.seats.filter(({ act }) => votes.some(([name]) => name === act)))
  const outcome = form.acts[cast?.act ?? votes[0]?.[0] ?? '']?.outcome
  if (outcome === undefined) throw new Error(`round ${round.name} counts votes that nobody can cast`)
  return outcome
}
