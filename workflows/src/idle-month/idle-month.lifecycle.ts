/**
 * 无活动告知 (P7): members of a community that offered nothing within a month are not counted as zero; the community is told
 * as soon as the month is settled, while what it held after all can still be entered, and says why or what comes next.
 */
import { lifecycle } from '#domain/kernel/lifecycle.js'
import { placesOf, withUnitsMoved } from '#domain/kernel/named-units.js'
import type { IdleMonthFacts } from './idle-month.facts.js'
import { idleMonthForms } from './idle-month.forms.js'
import type { IdleMonthPolicy } from './idle-month.policy.js'

export const idleMonth = lifecycle<IdleMonthFacts, IdleMonthPolicy>({
  kind: 'idleMonth',
  label: '无活动告知',
  numberPrefix: 'GZ',
  firstStage: () => 'told',
  main: {
    told: {
      label: '已告知',
      opens: ({ facts, policy }) => ({
        reply: {
          form: 'idleMonthReply',
          rule: 'any',
          seats: [{ chair: 'community', role: 'CommunityDeputySecretary', unitId: facts.communityId }],
          fallback: ['SubdistrictCoordinator@subdistrict'],
          clock: policy.reply,
        },
      }),
      on: { 'reply.answered': 'answered', 'reply.unanswered': 'unanswered' },
    },
    answered: { label: '已答复', needs: ({ answer }) => answer !== undefined, final: true },
    unanswered: { label: '未答复', final: true },
  },
  forms: idleMonthForms,
  places: placesOf,
  relocated: (facts, moved) => ({
    ...withUnitsMoved(facts, moved),
    ...(moved(facts.communityId) !== facts.communityId && { of: facts.of ?? facts.communityId }),
  }),
  merger: {
    follows: '由承接社区代原社区答复，与其自己的告知分别办理。',
  },
  subject: ({ of, communityId, month }) => `${of ?? communityId}@${month}`,
  parties: facts => [{ role: 'CommunityDeputySecretary', unitId: facts.communityId }],
})
