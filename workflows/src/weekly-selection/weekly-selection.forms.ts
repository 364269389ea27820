/** What each seat of a week's selection may do, and what it does to the facts. */
import type {
  ApprovePublicity,
  DeclareRelation,
  ReturnSelection,
  SelectModel,
  SelectNone,
} from '#contracts/workflow/weekly-selection.js'
import type { Form } from '#domain/kernel/lifecycle.js'
import { refusal } from '#domain/kernel/refusal.js'
import { isCompared } from '#domain/weekly/weekly-rules.js'
import type { WeeklySelectionFacts } from './weekly-selection.facts.js'
import type { WeeklySelectionPolicy } from './weekly-selection.policy.js'
import { decidingLevel } from './weekly-selection.rules.js'

type WeeklyForm = Form<WeeklySelectionFacts, WeeklySelectionPolicy>

const decision: WeeklyForm = {
  label: '评选周典型',
  individual: true,
  transferable: true,
  avoids: ({ avoiding }) => avoiding.map(({ by }) => by),
  acts: {
    selectModel: {
      label: '评为周典型',
      effect: 'completes',
      outcome: 'selected',
      refuses: (_view, { model, comparisons }: SelectModel) =>
        isCompared(comparisons, model) ? undefined : refusal('comparisonMissing'),
      apply: (facts, body: SelectModel, { by, now }) => ({
        ...facts,
        selection: { outcome: 'selected', ...body, by, at: now },
      }),
    },
    selectNone: {
      label: '本周无典型',
      effect: 'completes',
      outcome: 'none',
      confirm: true,
      final: true,
      apply: (facts, { reason }: SelectNone, { by, now }) => ({
        ...facts,
        selection: { outcome: 'none', reason, by, at: now },
      }),
    },
    declareRelation: {
      label: '声明回避',
      effect: 'records',
      // In the department several hold the office: whoever is related leaves it to another, or transfers it.
      offeredTo: (_seat, { facts }) => decidingLevel(facts) !== 'district',
      confirm: true,
      final: true,
      apply: (facts, { relation }: DeclareRelation, { by, now }) => ({
        ...facts,
        avoiding: [...facts.avoiding, { by, relation, at: now }],
      }),
    },
  },
}

const review: WeeklyForm = {
  label: '审核公示',
  individual: true,
  transferable: true,
  avoids: ({ selection, avoiding }) => [
    ...(selection ? [selection.by] : []),
    ...avoiding.map(({ by }) => by),
  ],
  acts: {
    approvePublicity: {
      label: '同意公示',
      effect: 'completes',
      outcome: 'approved',
      confirm: true,
      final: true,
      apply: (facts, _body: ApprovePublicity, { by, now }) => ({ ...facts, review: { by, at: now } }),
    },
    returnSelection: {
      label: '退回重评',
      effect: 'decides',
      outcome: 'returned',
      cancels: 'returned',
      apply: (facts, { reason }: ReturnSelection, { by, now }) => ({
        ...facts,
        returns: [...facts.returns, { by, reason, at: now }],
      }),
    },
  },
}

export const weeklySelectionForms: Record<string, WeeklyForm> = {
  weeklyDecision: decision,
  publicityReview: review,
}
