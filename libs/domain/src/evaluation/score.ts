/** What a distribution of answers comes to. */
import type { Questionnaire } from './questionnaire.js'

/** How often each choice was made, by its value. */
export type Distribution = Readonly<Record<string, number>>

/** Of 100, to one decimal: the mean of the answers that carry points; null when only others were given. */
export const scoreOf = (
  { choices }: Pick<Questionnaire, 'choices'>,
  distribution: Distribution,
): number | null => {
  let [count, points] = [0, 0]
  for (const choice of choices) {
    if (choice.points === null) continue
    count += distribution[choice.value] ?? 0
    points += (distribution[choice.value] ?? 0) * choice.points
  }
  return count === 0 ? null : Math.round((points / count) * 10) / 10
}

/** Too few answers for anything to be said of whoever was judged. */
export const isTooFew = ({ answered, minimumValid }: { answered: number; minimumValid: number }): boolean =>
  answered < minimumValid
