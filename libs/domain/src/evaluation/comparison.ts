/** Whether this year's result may stand beside last year's: only where both rest on enough answers. */
import { isTooFew } from './score.js'

export interface YearResult {
  score: number | null
  answered: number
  /** Fewer answers than this carry no comparison. */
  minimumValid: number
  /** Of the questionnaire: answers to other questions stand beside nothing. */
  version: number
}

export type Comparison =
  | { score: number; answered: number; change: number }
  | { why: 'noneLastYear' | 'otherQuestions' | 'tooFewLastYear' | 'tooFewNow' }

export const comparisonOf = (now: YearResult, before: YearResult | undefined): Comparison => {
  if (!before) return { why: 'noneLastYear' }
  if (before.version !== now.version) return { why: 'otherQuestions' }
  if (before.score === null || isTooFew(before)) return { why: 'tooFewLastYear' }
  if (now.score === null || isTooFew(now)) return { why: 'tooFewNow' }
  const change = Math.round((now.score - before.score) * 10) / 10
  return { score: before.score, answered: before.answered, change }
}
