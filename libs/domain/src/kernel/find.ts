/** Looking things up in a state. */
import { kernelFormOf } from './acts/kernel-forms.js'
import { isRole } from '../organisation/roles.js'
import type { ActSpec, Form, Lifecycle } from './lifecycle.js'
import type { Office, ProcessState, Region, Round, Seat } from './state.js'

export interface SeatPlace {
  region: string
  round: Round
  seat: Seat
}

/** The seat with this id among the rounds that are present; stages already left keep none. */
export const findSeat = (state: ProcessState, seatId: string): SeatPlace | undefined => {
  for (const { region, round } of roundsOf(state)) {
    const seat = round.seats.find(each => each.id === seatId)
    if (seat) return { region, round, seat }
  }
  return undefined
}

export const roundsOf = (state: ProcessState): { region: string; within: Region; round: Round }[] =>
  Object.entries(state.regions).flatMap(([region, within]) =>
    Object.values(within.rounds).map(round => ({ region, within, round })),
  )

export const openRoundsOf = (state: ProcessState) =>
  roundsOf(state).filter(({ round }) => round.status === 'open')

export const formOf = (lifecycle: Lifecycle, round: Round): Form<unknown, unknown> => {
  const form = lifecycle.forms[round.form] ?? kernelFormOf(round.form)
  if (!form) throw new Error(`lifecycle ${lifecycle.kind} has no form ${round.form}`)
  return form
}

/** Names come from outside: what every object inherits (`constructor`) is no act. */
export const actOf = (form: Form<unknown, unknown>, act: string): ActSpec<unknown, unknown> | undefined =>
  Object.hasOwn(form.acts, act) ? form.acts[act] : undefined

/** Open, or waiting for its turn. */
export const isLive = ({ status }: Pick<Seat, 'status'>): boolean => status === 'open' || status === 'waiting'

/** Given for all that the seat's party is by now. */
export const hasAnswered = ({ status, beforeMerger }: Pick<Seat, 'status' | 'beforeMerger'>): boolean =>
  status === 'done' && beforeMerger !== true

export const liveSeats = ({ status, seats }: Round): Seat[] => (status === 'open' ? seats.filter(isLive) : [])

export const openSeats = (round: Round): Seat[] =>
  round.status === 'open' ? round.seats.filter(({ status }) => status === 'open') : []

/** The id of the first open seat of a round, by the round's name, in whatever region it is open. */
export const openSeatIn = (state: ProcessState, round: string): string | undefined =>
  openRoundsOf(state)
    .filter(open => open.round.name === round)
    .flatMap(open => openSeats(open.round))[0]?.id

/** `Role@place`, at this process's own nodes. */
export const holderAt = (
  lifecycle: Lifecycle,
  facts: unknown,
  to: string | undefined,
): Office | undefined => {
  const [role = '', place = ''] = (to ?? '').split('@')
  const unitId = lifecycle.places(facts)[place]
  return unitId !== undefined && isRole(role) ? { role, unitId } : undefined
}
