import type { AllowedAction, ProcessPage } from '../../api/types.js'
import { m } from '../../messages/index.js'

export const nameOf = ({ seatId, act, onBehalfOf }: AllowedAction): string =>
  [seatId, act, onBehalfOf?.personId].filter(each => each !== undefined).join('/')

/** Beside the step itself: who else shall do it or hear of it, taking the last act back. */
const besideTheStep = new Set([
  ...['transfer', 'recall', 'delegate', 'takeBack', 'addSeats', 'dropSeat', 'take', 'putBack'],
  ...['remind', 'copyTo', 'requestExtension'],
])

/** 同意 · 退回 · 不同意: the way forward, what is only put down, the way back, the end. */
const rankOf = ({ act, effect, confirm }: AllowedAction): number => {
  if (act === 'returnTo') return 2
  if (confirm) return 3
  return { completes: 0, records: 1, decides: 2 }[effect]
}

/** A standing right, such as asking to withdraw, has no round that waits for anybody. */
const isStanding = ({ region, round }: AllowedAction, { rounds }: ProcessPage): boolean =>
  region !== 'main' &&
  !rounds.some(each => each.region === region && each.round === round && each.seats.length > 0 && each.dueOn)

/** The step's own acts first, the way forward leading; everything else goes behind “更多”. */
export const sortedActions = (page: ProcessPage): { first: AllowedAction[]; more: AllowedAction[] } => {
  const isBeside = (action: AllowedAction) => besideTheStep.has(action.act) || isStanding(action, page)
  // Comments have a panel of their own.
  const offered = page.allowedActions.filter(({ act }) => act !== 'comment')
  return {
    first: offered.filter(action => !isBeside(action)).sort((a, b) => rankOf(a) - rankOf(b)),
    more: offered.filter(isBeside),
  }
}

/** Where one act is offered on several seats, whose it is about. */
export const labelOf = (action: AllowedAction, page: ProcessPage): string => {
  const isAlone = page.allowedActions.filter(({ act }) => act === action.act).length === 1
  const seat = page.rounds.flatMap(({ seats }) => seats).find(({ seatId }) => seatId === action.seatId)
  if (isAlone || !seat) return action.label
  const who = action.onBehalfOf ? `代${action.onBehalfOf.name}` : seat.holders.join('、') || seat.roleLabel
  return m.act.ofSeat(action.label, who)
}
