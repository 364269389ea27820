/** An evaluation's own part of its process page. */
import { findQuestionnaires, type FoundQuestionnaire } from '#persistence/evaluation/find-evaluations.js'
import type { EvaluationFacts } from '#workflows/evaluation/evaluation.facts.js'
import { iso } from '../lifecycle/dates.js'
import type { KindDetail } from '../processes/kind-detail.js'

export const evaluationPart: KindDetail<EvaluationFacts, FoundQuestionnaire[]> = {
  read: (database, { districtId }) => findQuestionnaires(database, districtId),
  part: ({ settings, opensAt, closesAt, communityIds, lists }, _names, questionnaires) => ({
    evaluation: {
      settings,
      questionnaires: questionnaires.map(({ version, questions }) => ({ version, question: questions.unit })),
      ...(opensAt !== undefined && { opensAt: iso(opensAt) }),
      ...(closesAt !== undefined && { closesAt: iso(closesAt) }),
      communities: communityIds.length,
      listed: Object.keys(lists).length,
    },
  }),
}
