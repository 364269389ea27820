import type { ComponentType } from 'react'
import type { EvaluationDetail } from '../../api/evaluations.js'

export interface EvaluationTab {
  key: string
  label: string
  /** Shown to everybody who sees the evaluation when nothing is said. */
  isFor?: (evaluation: EvaluationDetail) => boolean
  /** How many things wait there. */
  waiting?: (evaluation: EvaluationDetail) => number
  Content: ComponentType<{ evaluation: EvaluationDetail }>
}
