/**
 * Who had the ball, and for how long: the working time of a line of a process, told apart by who held its open seats.
 * Where several parties are asked side by side, their time is shared out equally, so that the parts add up to the whole;
 * what each held altogether is told beside it.
 */
import type { Instant } from '../calendar/local-date.js'
import type { CalendarData } from '../calendar/working-days.js'
import { workingMsBetween } from '../calendar/working-hours.js'

export interface Interval {
  from: Instant
  to: Instant
}

/** A seat as somebody held it. */
export interface Held extends Interval {
  party: string
  stage: string
  /** While its clock stood still. */
  pauses: Interval[]
}

export interface PartyTime {
  party: string
  stage: string
  /** Its part of the whole. */
  ms: number
  /** All of the time in which it held the ball, shared or not. */
  heldMs: number
}

export interface SplitTime {
  totalMs: number
  parties: PartyTime[]
  /** Every seat held was on a clock that stood still. */
  pausedMs: number
  /** Nobody had anything to do. */
  nobodyMs: number
}

const covers = ({ from, to }: Interval, { from: start, to: end }: Interval): boolean =>
  from <= start && end <= to

/** @param stages in the order in which they are told; parties come in the order in which they first held the ball */
export const splitTime = (held: Held[], whole: Interval, calendar: CalendarData): SplitTime => {
  const split: SplitTime = { totalMs: 0, parties: [], pausedMs: 0, nobodyMs: 0 }
  for (const part of partsOf(held, whole)) {
    const ms = workingMsBetween(calendar, part.from, part.to)
    const holding = held.filter(each => covers(each, part))
    const running = holding.filter(({ pauses }) => !pauses.some(pause => covers(pause, part)))
    split.totalMs += ms
    if (running.length > 0) shareOut(split.parties, running, ms)
    else if (holding.length > 0) split.pausedMs += ms
    else split.nobodyMs += ms
  }
  return split
}

/** Between two of these moments the same seats are held. */
const partsOf = (held: Held[], whole: Interval): Interval[] => {
  const edges = [whole, ...held.flatMap(({ from, to, pauses }) => [{ from, to }, ...pauses])]
    .flatMap(({ from, to }) => [from, to])
    .filter(at => at >= whole.from && at <= whole.to)
  const moments = [...new Set(edges)].sort((a, b) => a - b)
  return moments.slice(1).map((to, index) => ({ from: moments[index] ?? to, to }))
}

const shareOut = (parties: PartyTime[], running: Held[], ms: number): void => {
  const holders = [...new Map(running.map(each => [`${each.stage} ${each.party}`, each])).values()]
  holders.forEach(({ party, stage }, place) => {
    const share = Math.floor((ms * (place + 1)) / holders.length) - Math.floor((ms * place) / holders.length)
    const known = parties.find(each => each.party === party && each.stage === stage)
    if (known) Object.assign(known, { ms: known.ms + share, heldMs: known.heldMs + ms })
    else parties.push({ party, stage, ms: share, heldMs: ms })
  })
}

/** A seat by who held it, when it went from one to another. */
export interface SeatHistory extends Interval {
  seatId: string
  stage: string
  round: string
  /** Who holds it now, or held it last. */
  party: string
  /** In order: at that moment it went from one party to another. */
  handedOver: { at: Instant; from: string }[]
}

export const heldBy = (seat: SeatHistory, pauses: Interval[]): Held[] => {
  const { stage, from, to, party, handedOver } = seat
  const edges = [from, ...handedOver.map(({ at }) => at), to]
  const holders = [...handedOver.map(each => each.from), party]
  return holders.map((holder, place) => ({
    party: holder,
    stage,
    from: edges[place] ?? from,
    to: edges[place + 1] ?? to,
    pauses,
  }))
}
