/** Rounds that are over as people see them: each a group of seats, and what was said on them. */
import type { z } from 'zod'
import type { pastRound } from '#contracts/http/processes.js'
import { openRoundsOf } from '#domain/kernel/find.js'
import type { PastSeat } from '#persistence/process/past-seats.js'
import { actLabel, formLabel, stageLabel } from '../lifecycle/labels.js'
import { officeFields, opinionOf, statusOf, type Around, type SeatView } from './seat-view.js'

type PastRoundView = z.input<typeof pastRound>

/** The newest first: seats of one name until all of them were closed. */
export const pastRoundViews = (around: Around): PastRoundView[] => {
  const present = new Set(openRoundsOf(around.state).flatMap(({ round }) => round.seats.map(({ id }) => id)))
  const groups = around.past.filter(({ seatId }) => !present.has(seatId)).reduce<PastSeat[][]>(grouped, [])
  return groups.map(seats => pastRoundView(seats, around)).reverse()
}

const isOfGroup = (seats: PastSeat[], { region, stage, round, openedAt }: PastSeat): boolean =>
  seats.some(
    each =>
      each.region === region &&
      each.stage === stage &&
      each.round === round &&
      (each.openedAt.getTime() === openedAt.getTime() || (each.at ?? openedAt) > openedAt),
  )

const grouped = (groups: PastSeat[][], seat: PastSeat): PastSeat[][] => {
  const known = groups.findLast(seats => isOfGroup(seats, seat))
  if (!known) return [...groups, [seat]]
  known.push(seat)
  return groups
}

const pastRoundView = (seats: PastSeat[], around: Around): PastRoundView => {
  const [first] = seats as [PastSeat]
  const { kind } = around.state
  return {
    key: first.seatId,
    label: formLabel(kind, first.form),
    stageLabel: stageLabel(kind, first.stage, first.region),
    openedAt: first.openedAt.toISOString(),
    seats: seats.map(seat => pastSeatView(seat, around)),
  }
}

const pastSeatView = (seat: PastSeat, { state, names }: Around): SeatView => ({
  seatId: seat.seatId,
  chair: '',
  ...officeFields(seat, names),
  holders: seat.personId ? [names.person(seat.personId)] : [],
  status: seat.status,
  statusLabel: statusOf(seat),
  ...(seat.by && { byName: names.person(seat.by) }),
  ...(seat.onBehalfOf && { onBehalfOfName: names.person(seat.onBehalfOf) }),
  ...(seat.at && { actedAt: seat.at.toISOString() }),
  ...(seat.act && { act: seat.act, actLabel: actLabel(state.kind, seat.act) }),
  ...(seat.origin && { origin: seat.origin }),
  ...opinionOf(seat),
})

/** People and units that seats of the past name. */
export const pastPeople = (past: PastSeat[]): string[] =>
  past.flatMap(({ by, personId, onBehalfOf }) => [by, personId, onBehalfOf].filter(id => id !== null))
