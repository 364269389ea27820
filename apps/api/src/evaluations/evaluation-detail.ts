/** An evaluation's own part of its process page. */
import { findQuestionnaires, type FoundQuestionnaire } from '#persistence/evaluation/find-questionnaires.js'
import type { EvaluationFacts } from '#workflows/evaluation/evaluation.facts.js'
import type { EvaluationPolicy } from '#workflows/evaluation/evaluation.policy.js'
import { planned, speakerOf, tellsFor, withoutList } from '#workflows/evaluation/evaluation.rules.js'
import { iso } from '../lifecycle/dates.js'
import type { KindDetail, Standing } from '../processes/kind-detail.js'
import { mergedInto } from './receipts.js'

export const evaluationDetail: KindDetail<EvaluationFacts, FoundQuestionnaire[]> = {
  units: facts => [...withoutList(facts), ...Object.keys(facts.heirs ?? {})],
  read: (database, { districtId }) => findQuestionnaires(database, districtId),
  part: (facts, names, questionnaires, under) => {
    const { settings, opensAt, closesAt, communityIds, lists } = facts
    const evaluation = {
      settings,
      questionnaires: questionnaires.map(({ version, questions }) => ({ version, question: questions.unit })),
      ...(opensAt !== undefined && { opensAt: iso(opensAt) }),
      ...(closesAt !== undefined && { closesAt: iso(closesAt) }),
      ...(opensAt === undefined && foreseen(facts, under)),
      communities: communityIds.length,
      listed: Object.keys(lists).length,
      mergedIn: facts.receivers.flatMap(chair => {
        const units = mergedInto(facts, chair).map(id => names.unit(id).name)
        return units.length > 0 ? [{ chair, units }] : []
      }),
      tells: chairsOf(facts).map(chair => ({ chair, community: names.unit(tellsFor(facts, chair)).name })),
    }
    return { evaluation }
  },
}

/** Of the communities that have not told their list yet, and of those that speak for them. */
const chairsOf = (facts: EvaluationFacts): string[] => [
  ...new Set(withoutList(facts).flatMap(id => [id, speakerOf(facts, id)])),
]

/** As its approval would fix it at this moment. */
const foreseen = (facts: EvaluationFacts, { policy, now }: Standing) => {
  const { openDays } = policy as EvaluationPolicy
  const { opensAt, closesAt } = planned(facts, now, openDays)
  return { foreseen: { opensAt: iso(opensAt), closesAt: iso(closesAt) } }
}
