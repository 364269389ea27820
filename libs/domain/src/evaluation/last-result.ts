/** A published result as a fact that later decisions are made beside: never without how many it rests on. */
import type { Choice } from './questionnaire.js'
import { isTooFew, scoreOf, type Distribution } from './score.js'

export interface PublishedResult {
  choices: readonly Choice[]
  distribution: Distribution
  minimumValid: number
  /** An objection to it was upheld. */
  isWithdrawn: boolean
}

export type LastResult =
  { score: number; answered: number } | { why: 'withdrawn' | 'tooFew' | 'noPoints'; answered: number }

/** Fewer answers than a community needs for a result carry no fact about anybody. */
export const lastResultOf = ({
  choices,
  distribution,
  minimumValid,
  isWithdrawn,
}: PublishedResult): LastResult => {
  const answered = choices.reduce((sum, { value }) => sum + (distribution[value] ?? 0), 0)
  if (isWithdrawn) return { why: 'withdrawn', answered }
  if (isTooFew({ answered, minimumValid })) return { why: 'tooFew', answered }
  const score = scoreOf({ choices }, distribution)
  return score === null ? { why: 'noPoints', answered } : { score, answered }
}
