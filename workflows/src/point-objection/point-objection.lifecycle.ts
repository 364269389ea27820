/**
 * 积分申诉 (P7): within the days after a month's settlement a member or an agency says which point is missing or wrong; the
 * community where the fact was decides with a reason. An objection upheld is a fact that the next pass of the month takes up.
 */
import { lifecycle, type SeatSpec } from '#domain/kernel/lifecycle.js'
import { placesOf, withUnitsMoved } from '#domain/kernel/named-units.js'
import type { PointObjectionFacts } from './point-objection.facts.js'
import { pointObjectionForms } from './point-objection.forms.js'
import type { PointObjectionPolicy } from './point-objection.policy.js'
import { isDecided } from './point-objection.rules.js'

const filer = ({ subject, subjectId, agencyId }: PointObjectionFacts): SeatSpec =>
  subject === 'member'
    ? { chair: 'filer', role: 'InServicePartyMember', unitId: agencyId, personId: subjectId }
    : { chair: 'filer', role: 'AgencyLiaison', unitId: agencyId }

export const pointObjection = lifecycle<PointObjectionFacts, PointObjectionPolicy>({
  kind: 'pointObjection',
  label: '积分申诉',
  numberPrefix: 'SS',
  firstStage: () => 'filed',
  goal: null,
  main: {
    filed: {
      label: '待处理',
      opens: ({ facts, policy }) => ({
        decision: {
          form: 'objectionDecision',
          rule: 'any',
          seats: [{ chair: 'community', role: 'CommunityDeputySecretary', unitId: facts.communityId }],
          fallback: ['SubdistrictCoordinator@subdistrict'],
          clock: policy.decision,
        },
        retraction: { form: 'objectionRetraction', rule: 'any', seats: [filer(facts)], quiet: true },
      }),
      on: {
        'decision.upheld': 'upheld',
        'decision.rejected': 'rejected',
        'retraction.retracted': 'retracted',
      },
    },
    upheld: { label: '申诉成立', needs: isDecided, final: true },
    rejected: { label: '申诉不成立', needs: isDecided, final: true },
    retracted: { label: '已撤销', final: true },
  },
  forms: pointObjectionForms,
  places: placesOf,
  relocated: withUnitsMoved,
  merger: {
    follows: '由承接社区决定，所申诉的积分和月份不变。',
  },
  // One about the same entry, or the same point of an activity, at a time.
  subject: ({ subjectId, month, entryId, rule, activity }) =>
    `${subjectId}@${month}#${entryId ?? (activity ? `${rule}@${activity.id}` : rule)}`,
  parties: facts => [filer(facts)],
})
