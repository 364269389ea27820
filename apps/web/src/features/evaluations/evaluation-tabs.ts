/** The tabs of an evaluation's page, in order. Another one is a line here and a file of its own. */
import type { ComponentType } from 'react'
import type { EvaluationDetail } from '../../api/evaluations.js'
import { m } from '../../messages/index.js'
import { EvaluationComments } from './EvaluationComments.js'
import { EvaluationJudged } from './EvaluationJudged.js'
import { EvaluationObjections } from './EvaluationObjections.js'
import { EvaluationOverview } from './EvaluationOverview.js'
import { EvaluationPaper } from './EvaluationPaper.js'
import { EvaluationReceipts } from './EvaluationReceipts.js'
import { EvaluationRecord } from './EvaluationRecord.js'
import { EvaluationResults } from './EvaluationResults.js'
import { EvaluationSlips } from './EvaluationSlips.js'

interface EvaluationTab {
  key: string
  label: string
  /** Shown to everybody who sees the evaluation when nothing is said. */
  isFor?: (evaluation: EvaluationDetail) => boolean
  /** How many things wait there. */
  waiting?: (evaluation: EvaluationDetail) => number
  Content: ComponentType<{ evaluation: EvaluationDetail }>
}

const t = m.evaluation.tabs
const slips = m.evaluationSlip.tabs
const results = m.evaluationResult.tabs

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
    label: slips.slips,
    isFor: ({ communities, isFrozen }) => isFrozen && communities.length > 0,
    Content: EvaluationSlips,
  },
  {
    key: 'paper',
    label: slips.paper,
    isFor: ({ communities }) => communities.some(({ mayEnterPaper }) => mayEnterPaper),
    waiting: ({ communities }) => communities.reduce((sum, { paperWaiting }) => sum + paperWaiting, 0),
    Content: EvaluationPaper,
  },
  { key: 'results', label: results.results, isFor: ({ may }) => may.seeResults, Content: EvaluationResults },
  {
    key: 'comments',
    label: results.comments,
    isFor: ({ may }) => may.seeResults && may.screen,
    waiting: ({ commentsWaiting }) => commentsWaiting,
    Content: EvaluationComments,
  },
  {
    key: 'objections',
    label: results.objections,
    isFor: ({ may, stage }) => may.seeResults && stage !== 'tallied',
    waiting: ({ objectionsWaiting }) => objectionsWaiting,
    Content: EvaluationObjections,
  },
  {
    key: 'receipts',
    label: results.receipts,
    isFor: ({ receipts = [] }) => receipts.length > 0,
    waiting: ({ receipts = [], isEnded }) =>
      isEnded ? 0 : receipts.filter(({ state }) => state === 'waiting').length,
    Content: EvaluationReceipts,
  },
  { key: 'record', label: t.record, Content: EvaluationRecord },
]
