/** Looking things up in a state. */
import type { PersonId } from '../organisation/roles.js'
import type { ActSpec, Form, Lifecycle } from './lifecycle.js'
import type { ProcessState, Region, Round, Seat } from './state.js'

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
  const form = lifecycle.forms[round.form]
  if (!form) throw new Error(`lifecycle ${lifecycle.kind} has no form ${round.form}`)
  return form
}

/** Names come from outside: what every object inherits (`constructor`) is no act. */
export const actOf = (form: Form<unknown, unknown>, act: string): ActSpec<unknown, unknown> | undefined =>
  Object.hasOwn(form.acts, act) ? form.acts[act] : undefined

/** 回避: whether somebody would decide on an application of their own. */
export const mustStandAside = (
  form: Form<unknown, unknown>,
  { startedBy, facts }: ProcessState,
  personId: PersonId | undefined,
): boolean =>
  personId !== undefined &&
  ((form.avoidsInitiator === true && personId === startedBy) ||
    (form.avoids?.(facts) ?? []).includes(personId))

/** 回避: whoever has answered for one party of a countersignature does not sign for another. */
export const speaksForAnother = (
  { rule, seats }: Round,
  { chair }: Seat,
  { effect }: Pick<ActSpec<unknown, unknown>, 'effect'>,
  personId: PersonId,
): boolean =>
  rule === 'all' &&
  effect === 'completes' &&
  seats.some(other => other.chair !== chair && other.status === 'done' && other.by === personId)
