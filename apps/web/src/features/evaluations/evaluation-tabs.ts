/** The tabs of an evaluation's page, in order. Another one is a line here and a file of its own. */
import type { ComponentType } from 'react'
import type { EvaluationDetail } from '../../api/evaluations.js'
import { m } from '../../messages/index.js'
import { EvaluationJudged } from './EvaluationJudged.js'
import { EvaluationOverview } from './EvaluationOverview.js'
import { EvaluationRecord } from './EvaluationRecord.js'

export interface EvaluationTab {
  key: string
  label: string
  /** Shown to everybody who sees the evaluation when nothing is said. */
  isFor?: (evaluation: EvaluationDetail) => boolean
  /** How many things wait there. */
  waiting?: (evaluation: EvaluationDetail) => number
  Content: ComponentType<{ evaluation: EvaluationDetail }>
}

const t = m.evaluation.tabs

export const evaluationTabs: EvaluationTab[] = [
  { key: 'overview', label: t.overview, Content: EvaluationOverview },
  {
    key: 'judged',
    label: t.judged,
    isFor: ({ communities }) => communities.length > 0,
    Content: EvaluationJudged,
  },
  { key: 'record', label: t.record, Content: EvaluationRecord },
]
