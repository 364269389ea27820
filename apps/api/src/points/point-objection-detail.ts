/** The objection's own part of its page. */
import { pointRuleLabels, type PointObjectionDetail } from '#contracts/http/points.js'
import type { Names } from '#persistence/read/names.js'
import type { PointObjectionFacts } from '#workflows/point-objection/point-objection.facts.js'
import type { KindDetail } from '../processes/kind-detail.js'

export const pointObjectionDetail: KindDetail<PointObjectionFacts> = {
  people: ({ subject, subjectId, decision }) => [
    ...(subject === 'member' ? [subjectId] : []),
    ...(decision ? [decision.by] : []),
  ],
  part: (facts, names) => ({ pointObjection: detailOf(facts, names) }),
}

const detailOf = (facts: PointObjectionFacts, names: Names): PointObjectionDetail => {
  const { month, subject, subjectId, communityId, about, rule, activity, claim, decision } = facts
  return {
    month,
    subjectName: subject === 'member' ? names.person(subjectId) : names.unit(subjectId).name,
    community: { id: communityId, name: names.unit(communityId).name },
    aboutLabel: about === 'missing' ? '少记一笔' : '记错一笔',
    ruleLabel: pointRuleLabels[rule],
    ...(activity && { activity }),
    claim,
    ...(decision && {
      decision: { reason: decision.reason, byName: names.person(decision.by), on: decision.on },
    }),
  }
}
