/** The tabs of an evaluation's page from the count on. */
import { m } from '../../messages/index.js'
import type { EvaluationTab } from './evaluation-tab.js'
import { EvaluationComments } from './EvaluationComments.js'
import { EvaluationObjections } from './EvaluationObjections.js'
import { EvaluationReceipts } from './EvaluationReceipts.js'
import { EvaluationResults } from './EvaluationResults.js'

const t = m.evaluationResult.tabs

export const resultTabs: EvaluationTab[] = [
  { key: 'results', label: t.results, isFor: ({ may }) => may.seeResults, Content: EvaluationResults },
  {
    key: 'comments',
    label: t.comments,
    isFor: ({ may }) => may.seeResults && may.screen,
    waiting: ({ commentsWaiting }) => commentsWaiting,
    Content: EvaluationComments,
  },
  {
    key: 'objections',
    label: t.objections,
    isFor: ({ may, stage }) => may.seeResults && stage !== 'tallied',
    waiting: ({ objectionsWaiting }) => objectionsWaiting,
    Content: EvaluationObjections,
  },
  {
    key: 'receipts',
    label: t.receipts,
    isFor: ({ receipts = [] }) => receipts.length > 0,
    waiting: ({ receipts = [], isEnded }) =>
      isEnded ? 0 : receipts.filter(({ state }) => state === 'waiting').length,
    Content: EvaluationReceipts,
  },
]
