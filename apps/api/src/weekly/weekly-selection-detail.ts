/** The weekly selection's own part of its page. */
import {
  criteria,
  criterionLabels,
  findingLabels,
  type WeeklySelectionDetail,
} from '#contracts/http/weekly.js'
import { weekLabel } from '#domain/weekly/weekly-rules.js'
import type { Model } from '#domain/weekly/weekly-selection.js'
import type { Names } from '#persistence/read/names.js'
import type { Selection, WeeklySelectionFacts } from '#workflows/weekly-selection/weekly-selection.facts.js'
import { weekIsOf } from '#workflows/weekly-selection/weekly-selection.rules.js'
import { iso } from '../lifecycle/dates.js'
import type { KindDetail } from '../processes/kind-detail.js'

const modelsOf = ({ model, comparisons = [] }: Selection): Model[] => [
  ...(model ? [model] : []),
  ...comparisons,
]
const idsOf = ({ selection }: WeeklySelectionFacts, subject: Model['subject']): string[] =>
  (selection ? modelsOf(selection) : []).flatMap(each => (each.subject === subject ? each.subjectId : []))

export const weeklySelectionDetail: KindDetail<WeeklySelectionFacts> = {
  people: facts => [
    ...idsOf(facts, 'member'),
    ...[...facts.avoiding, ...facts.returns].map(({ by }) => by),
    ...[facts.selection?.by, facts.review?.by].filter(by => by !== undefined),
  ],
  units: facts => [weekIsOf(facts), ...idsOf(facts, 'agency')],
  part: (facts, names) => ({ weeklySelection: detailOf(facts, names) }),
}

const detailOf = (facts: WeeklySelectionFacts, names: Names): WeeklySelectionDetail => ({
  community: { id: weekIsOf(facts), name: names.unit(weekIsOf(facts)).name },
  week: facts.week,
  weekLabel: weekLabel(facts.week),
  // What the relation is stays with whoever decides on it: it is about somebody's family.
  avoiding: facts.avoiding.map(({ by, at }) => ({ byName: names.person(by), at: iso(at) })),
  ...(facts.selection && { selection: selectionOf(facts.selection, names) }),
  returns: facts.returns.map(({ by, reason, at }) => ({ byName: names.person(by), reason, at: iso(at) })),
  ...(facts.review && { review: { byName: names.person(facts.review.by), at: iso(facts.review.at) } }),
})

const named = ({ subject, subjectId }: Model, names: Names) => ({
  ...{ subject, subjectId },
  name: subject === 'member' ? names.person(subjectId) : names.unit(subjectId).name,
})

const selectionOf = (
  { outcome, model, comparisons = [], reason, publicText, by, at }: Selection,
  names: Names,
) => ({
  outcomeLabel: outcome === 'selected' ? '评为周典型' : '本周无典型',
  ...(model && { model: named(model, names) }),
  comparisons: comparisons.map(each => ({
    ...named(each, names),
    findings: criteria.map(criterion => ({
      label: criterionLabels[criterion],
      finding: findingLabels[each.findings[criterion]],
    })),
    reason: each.reason,
  })),
  reason,
  ...(publicText !== undefined && { publicText }),
  ...{ byName: names.person(by), at: iso(at) },
})
