/** The tabs of an evaluation's page, in order. Another one is a line here and a file of its own. */
import { m } from '../../messages/index.js'
import type { EvaluationTab } from './evaluation-tab.js'
import { EvaluationJudged } from './EvaluationJudged.js'
import { EvaluationOverview } from './EvaluationOverview.js'
import { EvaluationRecord } from './EvaluationRecord.js'
import { resultTabs } from './result-tabs.js'

const t = m.evaluation.tabs

export const evaluationTabs: EvaluationTab[] = [
  { key: 'overview', label: t.overview, Content: EvaluationOverview },
  {
    key: 'judged',
    label: t.judged,
    isFor: ({ communities }) => communities.length > 0,
    Content: EvaluationJudged,
  },
  ...resultTabs,
  { key: 'record', label: t.record, Content: EvaluationRecord },
]
