import { accepted, type Refused } from '../http/accepted.js'

/** A number that is not there belongs to another community or another evaluation. @throws ProblemError */
export const acceptedSlip = <Done extends object>(outcome: Done | Refused): Exclude<Done, Refused> =>
  accepted<Done>(isMissing(outcome) ? { refused: 'slipOfOthers' } : outcome)

const isMissing = (outcome: object): boolean => 'refused' in outcome && outcome.refused === 'notFound'
