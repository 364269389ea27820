/** The tabs of an evaluation's page, in order. Another one is a line here and a file of its own. */
import { m } from '../../messages/index.js'
import type { EvaluationTab } from './evaluation-tab.js'
import { EvaluationJudged } from './EvaluationJudged.js'
import { EvaluationOverview } from './EvaluationOverview.js'
import { EvaluationPaper } from './EvaluationPaper.js'
import { EvaluationRecord } from './EvaluationRecord.js'
import { EvaluationSlips } from './EvaluationSlips.js'
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
  {
    key: 'slips',
    label: m.evaluationSlip.tabs.slips,
    isFor: ({ communities, isFrozen }) => isFrozen && communities.length > 0,
    Content: EvaluationSlips,
  },
  {
    key: 'paper',
    label: m.evaluationSlip.tabs.paper,
    isFor: ({ communities }) => communities.some(({ mayEnterPaper }) => mayEnterPaper),
    waiting: ({ communities }) => communities.reduce((sum, { paperWaiting }) => sum + paperWaiting, 0),
    Content: EvaluationPaper,
  },
  ...resultTabs,
  { key: 'record', label: t.record, Content: EvaluationRecord },
]
