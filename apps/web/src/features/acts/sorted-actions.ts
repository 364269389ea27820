import type { AllowedAction, ProcessPage } from '../../api/types.js'

export const nameOf = ({ seatId, act }: AllowedAction): string => `${seatId}/${act}`

// Beside the step itself: passing it on, taking the last act back.
const kernelActs = new Set(['transfer', 'recall', 'requestExtension'])
const order = { completes: 0, records: 1, decides: 2 }

/** A standing right, such as asking to withdraw, has no round that waits for anybody. */
const isStanding = ({ region, round }: AllowedAction, { rounds }: ProcessPage): boolean =>
  region !== 'main' &&
  !rounds.some(each => each.region === region && each.round === round && each.seats.length > 0 && each.dueOn)

/** The step's own acts first, the way forward leading; everything else goes behind “更多”. */
export const sortedActions = (page: ProcessPage): { first: AllowedAction[]; more: AllowedAction[] } => {
  const isBeside = (action: AllowedAction) => kernelActs.has(action.act) || isStanding(action, page)
  return {
    first: page.allowedActions
      .filter(action => !isBeside(action))
      .sort((a, b) => Number(a.confirm) - Number(b.confirm) || order[a.effect] - order[b.effect]),
    more: page.allowedActions.filter(isBeside),
  }
}
